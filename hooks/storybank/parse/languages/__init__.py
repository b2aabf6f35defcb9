"""What the words of each language mean to the reader, as data."""
