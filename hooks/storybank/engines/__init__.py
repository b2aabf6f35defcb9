"""Site generators that Storybank works in. Each is a thin adapter; the engine of Storybank knows none of them."""
