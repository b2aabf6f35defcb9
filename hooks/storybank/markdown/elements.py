"""Which names are elements of HTML: any other name between angle brackets is text."""

from __future__ import annotations

# The HTML standard with its obsolete elements, and the roots of SVG and MathML. A tag of these is read as HTML, and
# cleaned; what is none is shown as it was written.
_ROWS = (
    "a abbr acronym address applet area article aside audio b base basefont bdi bdo bgsound big blink blockquote",
    "body br button canvas caption center cite code col colgroup data datalist dd del details dfn dialog dir div",
    "dl dt em embed fencedframe fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head",
    "header hgroup hr html i iframe image img input ins isindex kbd keygen label legend li link listing main map",
    "mark marquee math menu menuitem meta meter nav nobr noembed noframes noscript object ol optgroup option",
    "output p param picture plaintext portal pre progress q rb rp rt rtc ruby s samp script search section select",
    "selectedcontent slot small source spacer span strike strong style sub summary sup svg table tbody td",
    "template textarea tfoot th thead time title tr track tt u ul var video wbr xmp",
)
_ELEMENTS = frozenset(name for row in _ROWS for name in row.split())


def is_element(name: str) -> bool:
    """Return whether a tag of this name is HTML."""
    return name.casefold() in _ELEMENTS
