"""Rules as data: read, checked against their schema, linted, tested by their cases, listed in a catalogue."""
