"""Figures of one article that belong together: parts and sums, shares, rates, balances, levels of one change."""
