"""Storybank with Zensical, which knows no hooks: pages are prepared before it runs, and finished after it."""
