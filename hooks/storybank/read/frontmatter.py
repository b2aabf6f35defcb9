"""Front matter: the settings between two fences at the top of a file, in YAML (`---`) or TOML (`+++`)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from frontmatter.default_handlers import BaseHandler, YAMLHandler

from ..model.findings import Finding, finding
from ..model.places import Place, SourceFile
from ..model.story import FrontMatterValue
from ..text.slug import is_id, slugify
from ..text.strict_yaml import YamlEntry, YamlProblem, comments, load

MAX_CHARACTERS = 16 * 1024
_TEXTS = ("title", "principle", "id", "kind", "tags", "keywords", "description", "source", "storybank")
KNOWN_KEYS = (*_TEXTS, "draft", "published", "visibility")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The values, comments among them with the key "#", and the number of the first line below the front matter."""

    values: tuple[FrontMatterValue, ...] = ()
    body_line: int = 1

    def text(self, key: str) -> str:
        """Return the value of `key` if it is a text, else ""."""
        return next((v.value.strip() for v in self.values if v.key == key and isinstance(v.value, str)), "")


class _Toml(BaseHandler):
    """TOML between `+++`, read by the standard library."""

    FM_BOUNDARY = re.compile(r"^\+\+\+[ \t]*$", re.MULTILINE)
    START_DELIMITER = END_DELIMITER = "+++"


class _Yaml(YAMLHandler):
    """YAML between `---`; a fence of other dashes is a thematic break."""

    FM_BOUNDARY = re.compile(r"^---[ \t]*$", re.MULTILINE)


def split(source: SourceFile, further: Collection[str] = ()) -> tuple[FrontMatter, tuple[Finding, ...]]:
    """Return the front matter of a file and what is wrong with it.

    A file may begin with a thematic break: what stands between two breaks and is no map is body, not front matter.
    What cannot be read is kept whole, as the value of the key "", so that nothing is lost. `further` are keys that are
    used beside the known ones.
    """
    for handler in (_Yaml(), _Toml()):
        if handler.FM_BOUNDARY.match(source.text):
            try:
                raw, body = handler.split(source.text)
            except ValueError:  # no second fence
                return FrontMatter(), ()
            return _load(source, raw, body, isinstance(handler, _Toml), {*KNOWN_KEYS, *further})
    return FrontMatter(), ()


def _load(
    source: SourceFile, raw: str, body: str, is_toml: bool, known: Collection[str]
) -> tuple[FrontMatter, tuple[Finding, ...]]:
    closing_line = source.text[: len(source.text) - len(body)].count("\n") + 1
    body_line = closing_line + 1
    loaded = _data(raw, is_toml)
    if loaded is None or (isinstance(loaded, YamlProblem) and not _looks_like_pairs(raw)):
        return FrontMatter(), ()
    if isinstance(loaded, YamlProblem):
        place = Place(source.path, loaded.line, loaded.column)
        kept = FrontMatterValue("", raw.strip("\n"), 2)
        return FrontMatter((kept,), body_line), (finding("SB110", place, f"front matter: {loaded.message}"),)
    spoken = _toml_comments(raw) if is_toml else comments(raw)  # what is written to people is kept too
    values = tuple(FrontMatterValue(entry.key, entry.value, entry.line) for entry in (*loaded, *spoken))
    unknown = tuple(_unknown(source.path, entry) for entry in loaded if entry.key not in known)
    unusable = tuple(
        _no_id(source.path, entry) for entry in loaded if entry.key == "id" and not is_id(str(entry.value))
    )
    return FrontMatter(values, body_line), (*unknown, *unusable, *(() if is_toml else _eaten(source, spoken)))


def _data(raw: str, is_toml: bool) -> tuple[YamlEntry, ...] | YamlProblem | None:
    if len(raw) > MAX_CHARACTERS:
        return YamlProblem(f"longer than {MAX_CHARACTERS} characters", 1, 1)
    return _toml(raw) if is_toml else load(raw)


def _looks_like_pairs(raw: str) -> bool:
    """True if somebody meant this to be front matter: its first line of text is a key."""
    return re.match(r"\s*(#[^\n]*\n\s*)*[\"']?[\w-]+[\"']?\s*[:=]", raw) is not None


def _eaten(source: SourceFile, spoken: Iterable[YamlEntry]) -> Iterator[Finding]:
    """Yield a finding for each comment that takes words from the value before it: `title: Outage #2`.

    With a space behind the sign, or in a line of its own, it is a remark.
    """
    for comment in spoken:
        line, said = source.lines[comment.line - 1].rstrip(), str(comment.value)
        key, value = line.split(":", 1)[0], line.split(":", 1)[-1].strip()
        if re.match(r"#+\w", said) and line.endswith(said) and not line.lstrip().startswith("#") and value != line:
            place = Place(source.path, comment.line, len(line) - len(said) + 1)
            message = f"front matter: “{said}” is a comment, so it is no part of the value"
            quoted = value.replace("\\", "\\\\").replace('"', '\\"')
            yield finding("SB116", place, message, example=f'{key}: "{quoted}"')


def _unknown(path: str, entry: YamlEntry) -> Finding:
    place = Place(path, entry.line, entry.column)
    return finding("SB111", place, f"front matter: the key “{entry.key}” is not used here")


def _no_id(path: str, entry: YamlEntry) -> Finding:
    place = Place(path, entry.line, entry.column)
    message = f"front matter: “{entry.value}” cannot be the end of an address, so it is not used"
    return finding("SB120", place, message, example=f"id: {slugify(str(entry.value))}")


def _toml(raw: str) -> tuple[YamlEntry, ...] | YamlProblem:
    try:
        table = tomllib.loads(raw)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        return YamlProblem(str(error), 1, 1)
    return tuple(YamlEntry(key, _texts(value), _line_of(key, raw), 1) for key, value in table.items())


def _toml_comments(raw: str) -> tuple[YamlEntry, ...]:
    """Return the lines that are comments; one behind a value cannot be told from its text without a full reader."""
    lines = enumerate(raw.split("\n"), 1)
    return tuple(YamlEntry("#", line.strip(), number, 1) for number, line in lines if line.lstrip().startswith("#"))


def _texts(value: object) -> object:
    """Return TOML data as the plain data that YAML gives: texts, lists and maps."""
    if isinstance(value, dict):
        return {key: _texts(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_texts(item) for item in value]
    return str(value).lower() if isinstance(value, bool) else str(value)


def _line_of(key: str, raw: str) -> int:
    match = re.search(rf"^\s*\[*[\"']?{re.escape(key)}[\"']?\s*[\].=]", raw, re.MULTILINE)
    return raw[: match.end()].count("\n") + 1 if match else 1
