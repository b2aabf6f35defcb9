"""The site generators that Storybank works in, and above them what every one of them needs."""
