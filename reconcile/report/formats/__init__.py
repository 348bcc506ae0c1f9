"""The formats: `render(report, options) -> str` each. A new format is a new file here."""
