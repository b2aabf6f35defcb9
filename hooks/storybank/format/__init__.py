"""Format: from a parsed file to the one canonical form of the grammar, and the laws that this must keep.

Nothing here reads or writes files; `tidy` proves the laws, with the parser, before anything is written.
"""

from .laws import lost_words, meaning, said_at
from .pieces import Piece, join, layout, pieces
from .reasons import reason

__all__ = ["Piece", "join", "layout", "lost_words", "meaning", "pieces", "reason", "said_at"]
