"""What a figure says by itself: its interval, its unit, what it counts, and what the words round it add."""
