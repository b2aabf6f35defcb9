"""The words of the interface: every language whole or filled up, and none outside the tables."""

from __future__ import annotations

import ast
import json
import re
import string
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from babel import Locale as Customs
from jinja2 import Environment, nodes
from pygments.lexers.javascript import JavascriptLexer

from bank_files import build, draw, principle
from storybank.find import facets
from storybank.model.kinds import KINDS, FieldName, PartKind
from storybank.render import WORDS
from storybank.text.locale import EntryError, WordTable, locale_of, with_words
from storybank.text.locale.languages import FALLBACK, Entry, languages

PACKAGE = Path(__file__).resolve().parents[1] / "hooks" / "storybank"
THEMES = PACKAGE / "engines" / "mkdocs"
TEMPLATES = sorted([*(PACKAGE / "render" / "templates").glob("*.jinja"), *THEMES.rglob("*.html")])
BUNDLES = ("bundle", "storybank.js")
SCRIPTS = sorted(path for path in PACKAGE.rglob("*.js") if not {*path.parts} & {*BUNDLES, "vendor"})
MODULES = sorted([*(PACKAGE / "render").rglob("*.py"), PACKAGE / "find" / "facets.py", PACKAGE / "find" / "index.py"])
WHOLE = ("de", "en")
BROUGHT = (*WORDS, *facets.WORDS)  # by page types and facets that have their words with them
ENGLISH = locale_of(FALLBACK, BROUGHT).tables[0]

# What looks like words and is nothing that a reader reads, by what it is.
NO_WORDS = {
    *("ArrowDown", "ArrowUp", "Enter", "Escape", "DOMContentLoaded"),  # the browser's names of keys and events
    "input:not([type=checkbox]), textarea, select, [contenteditable]",  # selectors
    "#find-results a.sb-find__title, #find-pages a.sb-find__title",
    ".headerlink, .md-clipboard, .sb-hidden, .sb-part__note, .sb-empty, button",
    *(".sb-glance .sb-links li", "ul, ol", "h2, h3, h4, h5, h6", ":is(li, dd)[data-story]"),
    "P, UL, OL, LI, PRE, BLOCKQUOTE, TABLE, DL, DIV, SECTION, DETAILS, SUMMARY, H2, H3, H4, H5, H6, HR, DT, DD",
    *(
        "not of this site: ",
        "cannot load ",
        "nothing was copied",
        "the search could not be loaded",
    ),  # errors that stop a script: for its authors
    "describe give gave make made say said tell example one somebody something thing time",  # read in questions
    "button, a, input, select, textarea, summary",
    *("#guid column:1", "#tags column:4"),  # what Anki reads
    "Title",  # of a piece in a rehearsal that has no heading
    "the search could not be loaded",
    *("WebSite", "WebPage", "Article"),  # names of schema.org
    "Problem: ",  # the title of an issue, for the maintainers of the bank
    '<meta http-equiv="Content-Security-Policy" content="',
}
READS = {"query.js"}  # knows English words of queries
SPOKEN_ATTRIBUTES = re.compile(r'\s(?:aria-label|aria-description|alt|title|placeholder|label|content)="([^"]*)"')
WORD = re.compile(r"[^\W\d_]{2,}")
CLASS = re.compile(r"\bsb-[\w-]+")  # what styles call it
KEY = re.compile(r'"([a-z_]+\.[a-z_]+)"')
SENTENCE = re.compile(r"[^\W\d_]{2,},? [^\W\d_]{1,}|^[A-Z][a-z]+\b")  # two words side by side, or one with a capital


def entries(language: str) -> dict[str, Entry]:
    """What a language has by itself."""
    return {**locale_of(language, BROUGHT).tables[0].entries}


def forms(entry: Entry) -> list[str]:
    return [entry] if isinstance(entry, str) else [*entry.values()]


def places(form: str) -> set[str]:
    """The names in a text that something is filled in for."""
    return {name for _, name, _, _ in string.Formatter().parse(form) if name is not None}


@pytest.mark.parametrize("language", WHOLE)
def test_a_whole_language_has_every_entry(language: str) -> None:
    assert {*entries(language)} == {*ENGLISH.entries}


@pytest.mark.parametrize("language", languages())
def test_a_language_says_what_english_says_with_the_same_places(language: str) -> None:
    for key, entry in entries(language).items():
        wanted = {name for form in forms(ENGLISH.entries[key]) for name in places(form)}
        found = [places(form) for form in forms(entry)]
        assert all(re.fullmatch("[a-z]+", name) for name in wanted), key
        assert set.union(*found) == wanted, key
        assert all(wanted - places(form) <= {"n"} for form in forms(entry)), (
            f"{key}: only a number may be left to words"
        )


@pytest.mark.parametrize("language", languages())
def test_an_entry_has_a_text_for_each_plural_form_of_its_language(language: str) -> None:
    known = {*Customs.parse(language, sep="-").plural_form.tags, "other"}
    plural = {key: {*entry} for key, entry in entries(language).items() if not isinstance(entry, str)}
    assert plural
    assert {key: found for key, found in plural.items() if found != known} == {}


def test_numbers_and_plurals_are_those_of_the_language() -> None:
    assert locale_of("en")("count.stories", n=1) == "1 story"
    assert locale_of("en")("count.stories", n=1234) == "1,234 stories"
    assert locale_of("de")("count.stories", n=1) == "1 Geschichte"
    assert locale_of("de")("count.stories", n=1234) == "1.234 Geschichten"


def test_what_a_language_has_no_words_for_is_said_in_english() -> None:
    assert locale_of("de-AT")("home.title") == locale_of("de")("home.title") != locale_of("en")("home.title")
    assert locale_of("xx")("count.stories", n=1234) == "1,234 stories"
    assert locale_of("")("home.title") == "Home"


def test_a_module_brings_its_words_into_the_tables_of_their_languages() -> None:
    brought = (WordTable("en", {"a.b": "Lamp", "a.c": "Car"}), WordTable("de", {"a.b": "Lampe"}))
    say = locale_of("de-AT", brought)
    assert (say("a.b"), say("a.c"), say("home.title")) == ("Lampe", "Car", locale_of("de")("home.title"))
    assert locale_of("fr", brought)("a.b") == "Lamp"
    assert [table.language for table in say.tables] == ["de", "en"]
    handed = with_words('"a.b","a.c"', say).partition("\n")[0]
    assert json.loads(f"[{handed.partition('push(')[2].removesuffix(');')}]") == [
        ["de", {"a.b": "Lampe"}],
        ["en", {"a.c": "Car"}],
    ]


def test_no_entry_stands_in_two_places() -> None:
    keys = [(table.language, key) for table in BROUGHT for key in table.entries]
    keys += [(language, key) for language in languages() for key in locale_of(language).tables[0].entries]
    assert [key for key, count in Counter(keys).items() if count > 1] == []


@pytest.mark.parametrize(
    ("key", "values", "said"),
    [
        ("home.nothing", {}, "text/locale/en.toml has no entry 'home.nothing'"),
        ("count.stories", {}, "text/locale/de.toml: the entry 'count.stories' has no form for n = None"),
        ("count.part", {"n": 3}, "text/locale/de.toml: the entry 'count.part' asks for found"),
    ],
)
def test_an_entry_that_is_missing_or_does_not_fit_is_named_with_its_table(
    key: str, values: dict[str, object], said: str
) -> None:
    with pytest.raises(EntryError, match=f"^{re.escape(said)}$"):
        locale_of("de")(key, **values)


def test_a_build_that_lacks_a_word_ends_with_a_plain_line(tmp_path: Path) -> None:
    template = '{% extends "base.html" %}{% block announce %}{{ say("theme.nothing") }}{% endblock %}'
    files = {"content/ownership.md": principle("Ownership", "One"), "overrides/main.html": template}
    bank = draw(tmp_path / "bank", files)
    config = bank / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    config.write_text(text.replace("theme: {", "theme: {custom_dir: overrides, "), encoding="utf-8")
    built = build(bank)
    assert built.code == 1
    assert "Storybank: text/locale/en.toml has no entry 'theme.nothing'" in built.log.splitlines()
    assert "Traceback" not in built.log


def test_a_script_gets_the_entries_that_it_names_and_no_others() -> None:
    script = 'say("count.stories",{n:1});say(`home.title`);f("home.nothing")'
    handed, _, rest = with_words(script, locale_of("xx-YY")).partition("\n")
    assert rest == script
    (table,) = json.loads(f"[{handed.partition('push(')[2].removesuffix(');')}]")
    assert table == ["en", {key: ENGLISH.entries[key] for key in ("count.stories", "home.title")}]


def test_a_script_gets_english_for_what_its_language_lacks(monkeypatch: pytest.MonkeyPatch) -> None:
    say = locale_of("de")
    monkeypatch.delitem(say.tables[0].entries, "home.title")
    handed = with_words('"home.title","home.ways"', say).partition("\n")[0]
    assert [*json.loads(f"[{handed.partition('push(')[2].removesuffix(');')}]")] == [
        ["de", {"home.ways": "Wege hinein"}],
        ["en", {"home.title": "Home"}],
    ]


def test_every_kind_has_its_words() -> None:
    wanted = {f"fields.{name}" for name in FieldName} | {f"kinds.{kind}" for kind in KINDS}
    wanted |= {f"{group}.{kind.name.lower()}" for group in ("parts", "parts_inside") for kind in PartKind}
    assert wanted <= {*ENGLISH.entries}


def sources() -> Iterator[str]:
    yield from (path.read_text(encoding="utf-8") for path in (*TEMPLATES, *SCRIPTS, *PACKAGE.rglob("*.py")))


def test_what_is_said_has_an_entry_and_every_entry_is_said() -> None:
    """A key that is put together begins with a group of which every entry counts as said."""
    text = "\n".join(sources())
    named = {*re.findall(r"""(?:say|_ENGLISH|filled|both)\(\s*["']([a-z_]+\.[a-z_]+)["']""", text)}
    named |= {
        *re.findall(r"""partial\(catalogue\.say, "([a-z_.]+)"\)""", text),
        *re.findall(r'key = f?"([a-z_.]+)"', text),
    }
    named |= {
        key for path in SCRIPTS for key in KEY.findall(path.read_text(encoding="utf-8")) if key in ENGLISH.entries
    }
    begun = tuple({*re.findall(r"""["']([a-z_]+\.[a-z_]*)(?:\{|["'] ~)""", text)})
    assert [key for key in named if key not in ENGLISH.entries] == []
    assert [key for key in ENGLISH.entries if key not in named and not key.startswith(begun)] == []


def template_words(text: str) -> Iterator[str]:
    """Yield what a template says by itself: between tags, in attributes that are read out, and in its expressions."""
    bare = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|\{:.*?\}", "", text, flags=re.DOTALL)
    yield from (value for value in SPOKEN_ATTRIBUTES.findall(bare) if WORD.search(value))
    bare = re.sub(r"<(script|style)\b.*?</\1>", "", bare, flags=re.DOTALL)
    yield from filter(WORD.search, re.sub(r"<[^>]*>", "\n", bare).split("\n"))
    for const in Environment(extensions=["jinja2.ext.do"], autoescape=True).parse(text).find_all(nodes.Const):
        if isinstance(const.value, str) and SENTENCE.search(const.value):
            yield const.value


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_a_template_has_no_words_of_its_own(path: Path) -> None:
    text = re.sub(r"\{% (extends|include|import) .*?%\}", "", path.read_text(encoding="utf-8"))
    assert [said for said in template_words(text) if said.strip() not in NO_WORDS] == []


def test_words_in_a_template_are_found() -> None:
    told = '# Home\n<p title="Go there">{{ say("a.b") }} and <b>so</b></p>{{ f("All of it") }}{{ name | join(", ") }}'
    assert [*template_words(told)] == ["Go there", "# Home", " and ", "so", "All of it"]


def script_words(text: str) -> Iterator[str]:
    """Yield the texts of a script that look like words; comments and names are none."""
    for kind, value in JavascriptLexer().get_tokens(text):
        said = value.strip("\"'`")
        if re.fullmatch(r"Token\.Literal\.String(?!\.Regex).*", str(kind)) and SENTENCE.search(CLASS.sub("", said)):
            yield said


@pytest.mark.parametrize("path", [path for path in SCRIPTS if path.name not in READS], ids=lambda path: path.name)
def test_a_script_has_no_words_of_its_own(path: Path) -> None:
    assert [said for said in script_words(path.read_text(encoding="utf-8")) if said not in NO_WORDS] == []


def test_words_in_a_script_are_found() -> None:
    told = '/* No words */ f("Show all"); g(`${n} of them all`); h("sb-link", "a-b c-d", \'Reset\'); i("story")'
    assert [*script_words(told)] == ["Show all", " of them all", "Reset"]


def module_words(text: str) -> Iterator[str]:
    """Yield the texts of a module that look like words: neither docstrings, nor what is raised or asserted, nor the
    tables that it brings.
    """
    tree = ast.parse(text)
    apart = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    apart |= {id(part) for node in ast.walk(tree) if _is_apart(node) for part in ast.walk(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in apart:
            yield from (said for said in [re.sub(r"<[^>]*>", "", node.value)] if SENTENCE.search(said))


def _is_apart(node: ast.AST) -> bool:
    called = node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else ""
    return called in (WordTable.__name__, TypeVar.__name__) or isinstance(node, ast.Raise | ast.Assert)


def test_words_in_a_module_are_found() -> None:
    told = '"""All of it."""\nf("Show all", "a-b")\nraise G("Not so")\nT = WordTable("en", {"a.b": "Of words"}), "Home"'
    told += '\nV = TypeVar("Value")'
    assert [*module_words(told)] == ["Show all", "Home"]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_a_module_that_makes_pages_has_no_words_of_its_own(path: Path) -> None:
    assert [said for said in module_words(path.read_text(encoding="utf-8")) if said not in NO_WORDS] == []
