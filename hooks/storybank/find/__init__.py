"""The index of the story search: a linked library in, the shards that a browser loads on demand out."""

from .index import build_index
from .vectors import not_found

__all__ = ["build_index", "not_found"]
