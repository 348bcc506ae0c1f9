"""Who said what. Entry: `attribution.find`."""
