"""Names of people, places and organisations. Entry: `names.find`."""
