"""From a candidate to a story: its extent, its items and what its file says of it."""
