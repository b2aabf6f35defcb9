"""What a line says as a title, and where the title of a story stands."""
