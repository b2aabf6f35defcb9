"""What must not be published: contact data, secrets, internal hosts and tickets, and names that somebody has to keep.

Text in, findings out. What was found is never repeated in a message: a finding says where and what kind, and `mask`
covers the same characters in whatever is shown or sent on.
"""

from .check import check, mask, masked
from .leak import Leak
from .search import leaks

__all__ = ["Leak", "check", "leaks", "mask", "masked"]
