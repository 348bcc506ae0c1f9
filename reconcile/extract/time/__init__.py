"""Dates and periods as days anchored to the article. Entry: `dates.find`."""
