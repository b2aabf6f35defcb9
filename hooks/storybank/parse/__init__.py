"""Parse: from the text of one file to its principles and stories, whatever shape their writer gave them.

    lines → marks → candidates → stories → sections → document

A line is classified once; a mark is a label at a place; a recogniser (`shapes`) gathers marks to candidates; the judge
tells stories from definitions, forms and logs; what no story holds becomes sections. See docs/grammar.md.
"""

from .parser import document_of, parse
from .publication import as_draft, held_back, held_back_stories, without_comments, without_stories

__all__ = ["as_draft", "document_of", "held_back", "held_back_stories", "parse", "without_comments", "without_stories"]
