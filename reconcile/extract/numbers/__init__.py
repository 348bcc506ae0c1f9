"""Numbers and what stands around them: numerals, units, ranges, bounds. Entry: `quantities.find`."""
