"""Storybank: a folder of principle files in, a searchable site of STAR stories out."""

__version__ = "0.1.0"
