"""How seldom Python looks for cycles: a bank is a tree of values, and has none."""

COLLECTED = 50_000  # objects that are made until it looks again
