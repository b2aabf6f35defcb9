"""Read: from files to text, whatever their encoding, and back; front matter and settings."""
