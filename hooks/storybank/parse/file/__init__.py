"""From the stories of a file to its document: principles, sections, and findings about what was decided in doubt."""
