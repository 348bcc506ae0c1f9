"""Figures and days of several articles: which are set against one another, how they relate, how sure that is."""
