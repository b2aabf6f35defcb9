"""Check: every rule over every file and the whole bank, what the maintainer makes of it, and how it is reported."""
