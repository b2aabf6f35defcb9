"""Which labelled parts belong together, and whether they tell a story."""
