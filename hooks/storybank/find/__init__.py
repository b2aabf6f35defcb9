"""The index of the story search: a linked library in, the shards that a browser loads on demand out."""

from .index import build_index

__all__ = ["build_index"]
