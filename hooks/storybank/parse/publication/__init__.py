"""What is not for publication, taken out before anything else sees it: comments in a text, drafts in a bank."""

from .comments import without_comments
from .marks import as_draft, held_back

__all__ = ["as_draft", "held_back", "without_comments"]
