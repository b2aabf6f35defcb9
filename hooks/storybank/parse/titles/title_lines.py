"""What a single line says as a title: the name of a box, a field, a question, or the words of the line itself."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import takewhile

from ...model.kinds import FieldName
from ...text.fold import fold, unmarked, words
from ..languages.words import phrases, word_list
from ..layout.labels import Role
from ..layout.lines import Block, Line
from ..layout.marks import Mark
from ..layout.messages import is_around
from ..layout.sheet import Sheet, is_spoken, known, list_number
from .notes import bare, read_title
from .wording import Wording, is_generic, is_question, is_wrapped, read_wording

_SUMMARY = re.compile(r"<summary[^>]*>(.*?)</summary>", re.IGNORECASE)
_CALLOUT = re.compile(r"\[![\w-]+\][+-]?\s*(.*)$")
_ADMONITION = re.compile(r'(?:!!!|\?\?\?\+?|:::+)\s*\{?[\w-]+\}?\s+"?([^"]+?)"?\s*$|:::+\s*[\w-]+\[(.+)\]\s*$')
_COMPONENT = re.compile(r"<[A-Z]\w*\b[^<>]*\b(?:label|title)=\"([^\"]{2,})\"[^<>]*>\s*$")
_TAB = re.compile(r'===[!+]{0,2}\s+"([^"]+)"\s*$')
_BOXES = (_SUMMARY, _CALLOUT, _ADMONITION, _COMPONENT, _TAB)
_LED = re.compile(r"(?:\*(?!\*)[^*]+\*|_(?!_)[^_]+_):?\s+(?:\*\*|__)([^*_]+)(?:\*\*|__)\s*$")
_COUNTED = re.compile(r"(?:Q|Question )\d{1,3}[.:)]\s")
_BEGINNINGS = "*_`<Q"  # of a line in bold, or a counted question
_SIGN = re.compile(r"[^\w\s*_`\"'“‘«(\[]\s+\w")
_HASHTAGS = re.compile(r"(?:[`*_]*#[^\W\d_][^\s#,;`*]*[`*,;]*(?:\s+|$))+")
_PAIR = re.compile(r"(?:^|(?<=[\s·|]))[^\W\d_][^:·|.]{1,24}:\s+([^:]{1,24}?)(?=$|\s{2,}|\s*[·|])")
_MAX_LINE_TITLE = 25
_MAX_PLAIN_TITLE = 14
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_DIRECTION = re.compile(r"[*_]*[(\[][^()\[\]]*[)\]][*_]*")  # "(laughs)", in a transcript
_MAX_LIST = 40  # lines of a field's list
_LISTED = 40  # lines of a list of questions that are looked at


def is_boxed(sheet: Sheet, line: Line) -> bool:
    """Return whether a line opens a box that carries a title (a summary, a callout, a tab), or leads to one in bold."""
    said = sheet.said(line)
    return any(pattern.search(said) for pattern in _BOXES) or (is_led(said) and not known(sheet.mark(line)))


def is_led(said: str) -> bool:
    """Return whether words in italics lead to a title in bold: "*Option one:* **The tide gauge**"."""
    return said[:1] in "*_" and _LED.match(said) is not None


def wording_of(sheet: Sheet, line: Line) -> Wording:
    """Return the title that a line holds."""
    said = sheet.said(line)
    for pattern in _BOXES:
        if found := pattern.search(said):
            return read_title(next(filter(None, found.groups()), ""))
    mark = sheet.mark(line)
    if not known(mark) and is_led(said) and (led := _LED.match(said)):
        return Wording(title=led[1].strip())
    if (
        mark
        and line.block is Block.TEXT
        and ({Role.TITLE, FieldName.QUESTIONS, FieldName.ORGANISATION} & set(mark.label.names))
    ):
        body = _asked(sheet.text[mark.body : line.stop].strip())
        return replace(read_wording(body.rstrip("*_")), label=mark.written) if body else Wording(mark.written)
    if is_spoken(sheet, line) and (question := question_in(sheet, line)):
        return Wording(title=question)
    wording = read_title(said)
    number = list_number(sheet, line)
    return replace(wording, label=" ".join(filter(None, (number, wording.label)))) if number else wording


def _asked(body: str) -> str:
    """Return the question at the end of what somebody says, without a word before it: "(laughs) Right. Why?"."""
    *before, last = _SENTENCE.split(body)
    last = last[found.end() :].lstrip() if (found := _DIRECTION.match(last)) else last
    brief = all(len(_DIRECTION.sub(" ", said).split()) < 2 for said in before)
    return last if brief and is_question(last) else body


def question_in(sheet: Sheet, line: Line) -> str:
    """Return the last sentence of a speaker's line if it is an interview question, "" if it is none."""
    mark = sheet.mark(line)
    *_, last = _SENTENCE.split(sheet.text[mark.body if mark else line.content : line.stop].strip())
    return last if is_question(last) and not is_generic(last) else ""


def is_question_line(sheet: Sheet, line: Line) -> bool:
    """Return whether a line is a question in bold, or counted ("Q3. …"): it stands like a heading."""
    if line.block is not Block.TEXT:
        return False
    mark = sheet.mark(line)
    labelled = mark is not None and FieldName.QUESTIONS in mark.label.names
    if not labelled and sheet.text[line.content] not in _BEGINNINGS:
        return False
    said = sheet.said(line)
    asked = labelled and mark is not None and is_question(sheet.text[mark.body : line.stop])
    if not (asked or is_wrapped(said) or _COUNTED.match(said)):
        return False
    return asked or is_question(read_wording(said).title)


def is_title_line(sheet: Sheet, line: Line) -> bool:
    """Say whether a line of text is set off like a title: labelled, wrapped, counted, boxed, behind a sign ("◆ A")."""
    text, mark = bare(sheet.said(line)), sheet.mark(line)
    if mark and Role.TITLE in mark.label.names:
        return True
    set_off = is_wrapped(text) or bool(read_wording(text).label) or is_boxed(sheet, line)
    return set_off or _SIGN.match(text) is not None


def stands_as_title(line: Line, said: str, first: Mark) -> bool:
    """Return whether a line is a title: a line in bold, a question, or the list item that holds the story."""
    said = bare(said)
    if not is_short(said):
        return False
    if line.bullet and (line.indent < first.line.indent or not first.line.bullet):
        return True
    asks = is_question(read_wording(said).title)
    italic = said[:1] in {"*", "_"} and said[1:2] != said[0]  # a remark rather than a title, unless it asks
    spoken = fold(unmarked(said)).strip(" :") in word_list("first_person")  # "**Me:**", before an answer
    named = is_short(said, 14) and not (italic or spoken or said.rstrip("*_").endswith("."))
    wrapped = is_wrapped(said) and (asks or named)
    return wrapped or (is_question(said) and said.rstrip("\"'*_ ”").endswith(("?", "？")))


def is_plain_title(sheet: Sheet, line: Line) -> bool:
    """Return whether a line without any mark is as short as a title, and no sentence."""
    said = bare(sheet.said(line))
    named = sheet.mark(line) is None and is_short(said, _MAX_PLAIN_TITLE)
    named = named and not is_beside(sheet, line) and not is_around(said)
    return named and not said.endswith((".", ",", ";", "。"))


def is_tag(sheet: Sheet, line: Line) -> bool:
    """Return whether a line right below a line of text says with a word before it what the story shows."""
    label, above = read_wording(sheet.said(line)).label, sheet.index(line) - 1
    counted = bool(label) and phrases("principle_counters").match(fold(label)) is not None
    return counted and above >= 0 and sheet.lines[above].block is Block.TEXT


def is_beside(sheet: Sheet, line: Line) -> bool:
    """Return whether a line says something beside a title: what the story shows, its tags, or facts."""
    return is_tag(sheet, line) or is_tagged(sheet, line) or is_fact(sheet, line)


def is_tagged(sheet: Sheet, line: Line) -> bool:
    """Return whether a line consists of hashtags."""
    return line.block is Block.TEXT and bool(_HASHTAGS.fullmatch(sheet.said(line)))


def is_fact(sheet: Sheet, line: Line) -> bool:
    """Return whether a line right below another says figures, or several things, each behind a word and a colon."""
    pairs = _PAIR.findall(sheet.said(line))
    above = sheet.lines[sheet.index(line) - 1]
    figures = bool(pairs) and not any(map(str.isalpha, pairs[-1]))
    return above.block is Block.TEXT and above.number < line.number and (figures or len(pairs) > 1)


def behind_parts(sheet: Sheet, last: Line) -> int:
    """Return the index of the line behind the fields that stand right below the last label, up to a blank line."""
    index = at = sheet.index(last) + 1
    while (
        at < len(sheet.lines) and (mark := sheet.mark(sheet.lines[at])) and isinstance(mark.label.names[0], FieldName)
    ):
        at += 1
    return at if at < len(sheet.lines) and sheet.lines[at].block is Block.BLANK else index


def is_value(sheet: Sheet, line: Line) -> bool:
    """Return whether a list item is a value of a field: the label of one stands by itself above the list."""
    above = sheet.lines[: sheet.index(line)][-_MAX_LIST:]
    label = next((other for other in reversed(above) if other.block is not Block.BLANK and not other.bullet), None)
    mark = sheet.mark(label) if label else None
    if mark is None or sheet.plain[mark.body : mark.line.stop].strip():
        return False
    return isinstance(mark.label.names[0], FieldName)


def heads_parts(sheet: Sheet, line: Line) -> bool:
    """Return whether a plain line stands right above the first label, below a blank one, and is no lead-in.

    As the first line of a quote, it may stand apart from the label.
    """
    below, above = next(sheet.below(line), line), sheet.lines[sheet.index(line) - 1]
    said, first = sheet.said(line), above.quote < line.quote
    if first and below.block is Block.BLANK:
        below = next(sheet.below(below), line)
    begins = first or above.block is Block.BLANK
    return known(sheet.mark(below)) and begins and not (said.endswith(":") or said[0].islower())


def is_short(text: str, limit: int = _MAX_LINE_TITLE) -> bool:
    return bool(text.strip()) and sum(any(map(str.isalnum, word)) for word in text.split()) <= limit and len(text) < 240


def leads_over(sheet: Sheet, line: Line) -> bool:
    """Return whether a line in bold only leads over to the parts: "Another one, if they ask for a second example:"."""
    said = sheet.said(line).rstrip("*_ ")
    return line.block is Block.TEXT and said.endswith(":") and bool(set(words(said)) & word_list("announcing"))


def asks_several(sheet: Sheet, heading: Line) -> bool:
    """Return whether a heading stands above several questions, each with its answer: it is the title of none."""
    lines = takewhile(lambda line: line.block is not Block.HEADING or line.scope, sheet.below(heading))
    asked = [line for line in lines if is_question_line(sheet, line)]
    counted = sum(bool(wording_of(sheet, line).label) for line in asked)
    titled = wording_of(sheet, heading)
    return counted > 1 or (len(asked) > 1 and not titled.label and not is_question(titled.title))


def lists_questions(sheet: Sheet, heading: Line) -> bool:
    """Return whether a heading names the questions that are listed below it: it is the title of no story."""
    index = sheet.index(heading) + 1
    listed = takewhile(lambda line: line.bullet or line.block is Block.BLANK, sheet.lines[index : index + _LISTED])
    questions = [line for line in listed if line.bullet]
    named = phrases("questions_about").match(fold(sheet.said(heading)))
    return bool(named and questions) and all(is_question(sheet.said(line)) for line in questions)
