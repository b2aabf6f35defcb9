"""Text by itself: slugs, the same letters in other dress, how alike two texts are. Knows nothing of stories."""
