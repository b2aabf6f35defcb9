"""How a file is laid out: its lines, and the labels on them."""
