"""What is not for publication, taken out before anything else sees it: comments, drafts."""

from .comments import without_comments
from .marks import as_draft, held_back, held_back_stories, without_stories

__all__ = ["as_draft", "held_back", "held_back_stories", "without_comments", "without_stories"]
