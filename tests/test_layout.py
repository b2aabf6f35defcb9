"""How a line is read by itself: what kind of line it is, where its content begins, and what it announces."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from storybank.parse.layout.labels import label_table
from storybank.parse.layout.lines import Block
from storybank.parse.layout.sheet import Sheet, read_sheet
from storybank.parse.layout.stretches import Stretches


def sheet_of(text: str) -> Sheet:
    return read_sheet(text, 0, label_table(()))


def shown(text: str) -> Iterator[str]:
    """Yield what each line is that is not blank: its block, what is not usual about it, and what it says."""
    sheet = sheet_of(text)
    for line in (line for line in sheet.lines if line.block is not Block.BLANK):
        numbers = {"level": line.level, "quote": line.quote, "indent": line.indent, "scope": line.scope}
        unusual = [f"{name}={number}" for name, number in numbers.items() if number]
        yield " ".join([line.block, *unusual, *(["bullet"] if line.bullet else []), "|", sheet.said(line)])


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("# A", ["heading level=1 | A"]),
        ("####### A", ["text | ####### A"]),
        ("#A", ["text | #A"]),
        ("##A", ["heading level=2 | A"]),
        ("#", ["heading level=1 | "]),
        ("# A #", ["heading level=1 | A"]),
        ("# A ##  ", ["heading level=1 | A"]),
        ("    # A", ["text indent=4 | # A"]),
        ("   # A", ["heading level=1 indent=3 | A"]),
        ("- # A", ["heading level=1 bullet | A"]),
        ("-     # A", ["heading level=1 bullet | A"]),
        ("> # A", ["heading level=1 quote=1 indent=1 | A"]),
        ("<h2>A</h2>", ["heading level=2 | A"]),
        ('<h3 id="a">A</h3> ', ["heading level=3 | A"]),
        ("<h2>A", ["text | <h2>A"]),
        ("1. A", ["text bullet | A"]),
        ("(12) A", ["text bullet | A"]),
        ("1234. A", ["text | 1234. A"]),
        ("• A", ["text bullet | A"]),
        ("- - A", ["text bullet | A"]),
        ("-A", ["text | -A"]),
        ("> > A", ["text quote=2 indent=1 | A"]),
        (">A", ["text quote=1 | A"]),
        ("```\n# A\n```", ["edge scope=1 | ```", "heading level=1 scope=1 | A", "edge scope=1 | ```"]),
        ("```\nA", ["edge scope=1 | ```", "text scope=1 | A"]),
        ("> ```\n> A\n> ```", ["edge scope=1 | > ```", "text quote=1 indent=1 scope=1 | A", "edge scope=1 | > ```"]),
        ("~~~py\n| a |\n~~~", ["edge scope=1 | ~~~py", "text scope=1 | | a |", "edge scope=1 | ~~~"]),
        ("| a | b |\n|---|---|\n| c | d |", ["table | | a | b |", "table | |---|---|", "table | | c | d |"]),
        ("a | b", ["text | a | b"]),
        ("---", ["rule | ---"]),
        ("***", ["rule | ***"]),
        ("- - -", ["rule | - - -"]),
        ("<!-- a -->", ["comment | <!-- a -->"]),
        ("<!-- a\nb -->\nc", ["comment | <!-- a", "comment | b -->", "text | c"]),
        ("text\n---\nmore", ["heading level=2 | text", "text | more"]),
        ("\n---\n", ["rule | ---"]),
        ("\tA", ["text indent=4 | A"]),
        ("-\tA", ["text bullet | A"]),
        ("**A**", ["text | **A**"]),
        ("    A", ["text indent=4 | A"]),
        ("  - A", ["text indent=2 bullet | A"]),
        (">", []),
        ("-", []),
        ("A\n===\n", ["heading level=1 | A"]),
        ("A\n---\nB", ["heading level=2 | A", "text | B"]),
        ("# T\nA\n---", ["heading level=1 | T", "heading level=2 | A"]),
        ("a: b\n---", ["text | a: b", "rule | ---"]),
        ("A\n   ---", ["heading level=2 | A"]),
        ("A\n    ---", ["text | A", "text indent=4 | ---"]),
        ("---\nA\n---", ["rule | ---", "heading level=2 | A"]),
        ("> A\n> ---", ["text quote=1 indent=1 | A", "rule | > ---"]),
        ("| A\n---", ["table | | A", "table | ---"]),
        ("# A\n\n## B\n\ntext", ["heading level=1 | A", "heading level=2 | B", "text | text"]),
        ("- A\n    - B\n  more", ["text bullet | A", "text indent=4 bullet | B", "text indent=2 | more"]),
        ("\t- A", ["text indent=4 bullet | A"]),
        ("1) A\n   text", ["text bullet | A", "text indent=3 | text"]),
        ("`````\n```\n`````", ["edge scope=1 | `````", "text scope=1 | ```", "edge scope=1 | `````"]),
        ("a\n\n    # code", ["text | a", "text indent=4 | # code"]),
        ("<!-- a --> b", ["comment | <!-- a --> b"]),
        ("- a\n\n      # A", ["text bullet | a", "text indent=6 | # A"]),
    ],
)
def test_a_line_is_read_as(text: str, lines: list[str]) -> None:
    assert list(shown(text)) == lines


def marks(text: str) -> Iterator[str]:
    """Yield each label of a text as written, how it is set off, what it means and how surely, and the text behind."""
    sheet = sheet_of(text)
    for line in sheet.lines:
        for mark in sheet.marks.get(line.number, ()):
            means = "+".join(mark.label.names)
            said = sheet.text[mark.body : line.stop]
            yield f"{mark.written} | {mark.wrap} | {means} {mark.label.strength.name.lower()} | {said}"


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Situation: x", ["Situation | plain | situation strong | x"]),
        ("Situation - x", ["Situation | plain | situation strong | x"]),
        ("Situation – x", ["Situation | plain | situation strong | x"]),
        ("Situation — x", ["Situation | plain | situation strong | x"]),
        ("Situation -x", []),
        ("Situation x", []),
        ("**Situation** x", ["Situation | strong | situation strong | x"]),
        ("**Situation**: x", ["Situation | strong | situation strong | x"]),
        ("**Situation:** x", ["Situation | strong | situation strong | x"]),
        ("*Situation:* x", ["Situation | emphasis | situation strong | x"]),
        ("_Situation_: x", ["Situation | emphasis | situation strong | x"]),
        ("`Situation`: x", ["Situation | emphasis | situation strong | x"]),
        ("[Situation]: x", ["[Situation] | plain | situation strong | x"]),
        ("<b>Situation</b> x", ["Situation | strong | situation strong | x"]),
        ("<b>Situation:</b> x", ["Situation | strong | situation strong | x"]),
        ("<em>Situation</em>: x", ["Situation | emphasis | situation strong | x"]),
        ("==Situation== x", ["Situation | strong | situation strong | x"]),
        ("Situation", ["Situation | plain | situation strong | "]),
        ("situation", ["situation | plain | situation strong | "]),
        ("**Situation**", ["Situation | strong | situation strong | "]),
        ("S: x", ["S | plain | situation letter | x"]),
        ("s: x", []),
        ("S x", []),
        ("S) x", ["S | plain | situation letter | x"]),
        ("S. x", ["S | plain | situation letter | x"]),
        ("(S) x", ["S | inline | situation letter |  x"]),
        ("**S** x", ["S | strong | situation letter | x"]),
        ("**S**ituation: x", ["Situation | strong | situation strong | x"]),
        ("[S]ituation: x", ["[S]ituation | plain | situation strong | x"]),
        ("**S** = Situation", ["S = Situation | strong | situation strong | "]),
        ("S = Situation", ["S = Situation | plain | situation strong | "]),
        ("S - Situation: x", ["S - Situation | plain | situation strong | x"]),
        (
            "S: Situation, T: Task, A: Action, R: Result",
            [" | plain | unknown weak | S: Situation, T: Task, A: Action, R: Result"],
        ),
        ("Situation → x", ["Situation | plain | situation strong | x"]),
        ("Situation -> x", ["Situation | plain | situation strong | x"]),
        ("Situation => x", ["Situation | plain | situation strong | x"]),
        ("Situation :: x", ["Situation | plain | situation strong | x"]),
        ("Situation. x", ["Situation. | plain | situation strong | x"]),
        ("**Situation.** x", ["Situation. | strong | situation strong | x"]),
        ("**Situation (30 s):** x", ["Situation (30 s) | strong | situation strong | x"]),
        ("## Situation", ["Situation | heading | situation strong | "]),
        ("## Situation: x", ["Situation | heading | situation strong | x"]),
        ("### 1. Situation", ["1. Situation | heading | situation strong | "]),
        ("- Situation: x", ["Situation | plain | situation strong | x"]),
        ("- [ ] Situation: x", ["Situation | plain | situation strong | x"]),
        ("1. **Situation:** x", ["Situation | strong | situation strong | x"]),
        ("💡 Situation: x", ["Situation | plain | situation strong | x"]),
        ("> [!NOTE] Situation", ["[!NOTE] Situation | plain | situation strong | "]),
        ('!!! note "Situation"', ['note "Situation" | plain | situation strong | ']),
        ("**Weather:** x", ["Weather | strong | unknown weak | x"]),
        ("**Weather** x", []),
        ("*Weather:* x", ["Weather | emphasis | unknown weak | x"]),
        ("**One two three four five six:** x", ["One two three four five six | strong | unknown weak | x"]),
        ("**One two three four five six seven:** x", []),
        ("Weather: x", []),
        ("Challenge: x", ["Challenge | plain | situation weak | x"]),
        ("**Challenge** x", []),
        ("Challenge x", []),
        ("Background: x", ["Background | plain | situation weak | x"]),
        ("Background - x", ["Background | plain | situation weak | x"]),
        ("Context", ["Context | plain | situation weak | "]),
        ("http://a: x", []),
        ("Situation http://x", []),
        ("Situation: x Task: y Action: z", ["Situation | plain | situation strong | x Task: y Action: z"]),
        (
            "**Situation:** x **Task:** y",
            ["Situation | strong | situation strong | x **Task:** y", "Task | strong | task strong | y"],
        ),
        ("(S) x (T) y", ["S | inline | situation letter |  x (T) y", "T | inline | task letter |  y"]),
        ("[S] x [T] y", ["S | inline | situation letter |  x [T] y", "T | inline | task letter |  y"]),
        (
            "Situation: x. Task: y",
            ["Situation | plain | situation strong | x. Task: y", "Task | plain | task strong |  y"],
        ),
        ("Situation: x task: y", ["Situation | plain | situation strong | x task: y"]),
        (
            "**Me:** Sure. Situation: x",
            ["Me | strong | unknown weak | Sure. Situation: x", "Situation | plain | situation strong | x"],
        ),
        (
            "**Me:** Situation: x",
            ["Me: Situation | strong | situation strong | x"],
        ),
        ("Me: Sure. Situation: x", []),
        ("Tags: a, b", ["Tags | plain | tags strong | a, b"]),
        ("**Tags** a", ["Tags | strong | tags strong | a"]),
        ("Tags - a", []),
        ("Tags", ["Tags | plain | tags strong | "]),
        ("Learning - x", ["Learning | plain | learning strong | x"]),
        ("Title: x", ["Title | plain | title strong | x"]),
        ("Story: x", ["Story | plain | title strong | x"]),
        ("Story x", []),
        ("**Situation: ** x", ["Situation | strong | situation strong |  x"]),
        ("Situation&nbsp; x", []),
        ("**Situation** - x", ["Situation | strong | situation strong | x"]),
        ("## Weather", []),
        ("### S", ["S | heading | situation letter | "]),
        ("### **Situation**", ["Situation | heading | situation strong | "]),
        ("**S:** x", ["S | strong | situation letter | x"]),
        ("**S.** x", ["S. | strong | situation letter | x"]),
        ("**s** x", []),
        ("**Action & Result:** x", ["Action & Result | strong | action+result strong | x"]),
        ("*Situation* x", ["Situation | emphasis | situation strong | x"]),
        ("*Background* x", []),
        ("**Background**", ["Background | strong | situation weak | "]),
        ("**Background** x", []),
        ("Results: x", ["Results | plain | result strong | x"]),
        ("Situation, x", []),
        ("Situation, as it was when we began to look", []),
        ("Background, x", []),
        ("Situation (x) y", []),
        ("- **Situation** — x", ["Situation | strong | situation strong | x"]),
        ("> Situation: x", ["Situation | plain | situation strong | x"]),
        (": Situation: x", ["Situation | plain | situation strong | x"]),
        ("<td>Situation</td><td>x</td>", ["Situation | plain | situation strong | <td>x</td>"]),
        ("<li><b>Situation:</b> x</li>", ["Situation | strong | situation strong | x</li>"]),
        ("[x] Situation: x", ["Situation | plain | situation strong | x"]),
        ("Situation  :  x", ["Situation | plain | situation strong | x"]),
        ("Situation：x", ["Situation | plain | situation strong | x"]),
        ("**情境：**x", ["情境 | strong | situation strong | x"]),
        ("情境：x", ["情境 | plain | situation strong | x"]),
        ("Situation 背景: x", ["Situation 背景 | plain | situation strong | x"]),
        ("T: Task: x", ["T | plain | task letter | Task: x"]),
        ("(Situation) x", ["Situation | inline | situation strong |  x"]),
        ("(situation) x", ["situation | inline | situation strong |  x"]),
        ("(x) y (S) z", ["S | inline | situation letter |  z"]),
        ("It began. Situation: x", []),
        ("**Situation:** x. **Situation:** y", ["Situation | strong | situation strong | x. **Situation:** y"]),
        ("**Situation:** x **Impact:** y", ["Situation | strong | situation strong | x **Impact:** y"]),
        ("**Situation:** x **Task** y", ["Situation | strong | situation strong | x **Task** y"]),
        (
            "**Situation:** x **Task** – y",
            ["Situation | strong | situation strong | x **Task** – y", "Task | strong | task strong |  y"],
        ),
        ("Q: why? A: so", ["Q | plain | questions strong | why? A: so"]),
        ("**Q:** Why? **A:** so", ["Q | strong | questions strong | Why? **A:** so"]),
        (
            "**Interviewer:** Why? **Situation:** so",
            [
                "Interviewer | strong | questions strong | Why? **Situation:** so",
                "Situation | strong | situation strong | so",
            ],
        ),
        ("S: x T: y", ["S | plain | situation letter | x T: y"]),
        ("Company - x", []),
        ("Company: x", ["Company | plain | organisation strong | x"]),
        ("*Company* x", ["Company | emphasis | organisation strong | x"]),
        ("Learning x", []),
        ("**Note:** a Situation: x", ["Note | strong | aside strong | a Situation: x"]),
        ("Situation|x", ["Situation | plain | situation strong | x"]),
        ("- S - x", ["S | plain | situation letter | x"]),
        ("S — x", ["S | plain | situation letter | x"]),
        ("S : x", ["S | plain | situation letter | x"]),
    ],
)
def test_a_label_is_seen(text: str, labels: list[str]) -> None:
    assert list(marks(text)) == labels


@pytest.mark.parametrize(
    ("written", "meaning"),
    [
        ("Situation", "situation strong"),
        ("situation:", "situation strong"),
        ("SITUATION", "situation strong"),
        ("S", "situation letter"),
        ("s", ""),
        ("S.", "situation letter"),
        ("ST", "situation+task letter"),
        ("TA", "task+action letter"),
        ("AR", "action+result letter"),
        ("SA", "situation+action letter"),
        ("RA", ""),
        ("S/T", "situation+task letter"),
        ("S & T", "situation+task letter"),
        ("A/R", "action+result letter"),
        ("Situation and Task", "situation+task strong"),
        ("Situation & Task", "situation+task strong"),
        ("Situation/Task/Action", "situation+task+action strong"),
        ("S - Situation", "situation strong"),
        ("T: Task", "task strong"),
        ("S – Context", "situation weak"),
        ("S | Background", "situation weak"),
        ("Situation (Background)", "situation strong"),
        ("Background (Situation)", "situation strong"),
        ("What it was (Weather)", ""),
        ("Situation (30 s)", "situation strong"),
        ("Situation 1", "situation strong"),
        ("1. Situation", "situation strong"),
        ("Step 2: Action", "action strong"),
        ("Action 2/3", "action strong"),
        ("My actions", "action strong"),
        ("Key result", "result strong"),
        ("Result in figures", "result strong"),
        ("Task for me", "task strong"),
        ("Weather for me", ""),
        ("Situation 背景", "situation strong"),
        ("背景 Situation", "situation strong"),
        ("情境 Situation", "situation strong"),
        ("情境 背景", ""),
        ("Challenge", "situation weak then task"),
        ("Challenge & Action", "situation+action strong then task"),
        ("Situation & Challenge", "situation strong"),
        ("Tags", "tags strong"),
        ("Tags & Situation", "situation strong"),
        ("Situation & Tags", "situation strong"),
        ("Tags & Company", "tags+organisation strong"),
        ("Story", "title strong"),
        ("Answer", "answer strong"),
        ("Note", "aside strong"),
        ("Action & Note", "action strong"),
        ("Weather", ""),
        ("Situation Weather", ""),
        ("[S]ituation", "situation strong"),
        ("(S)ituation", "situation strong"),
        ("**Situation**", "situation strong"),
        ("Sitaution", "situation strong"),
        ("Situation - in short", "situation strong"),
        ("Situation – 2 min", "situation strong"),
        ("What I did", "action weak"),
        ("What happened", "situation weak"),
        ("Result & Learning", "result+learning strong"),
        ("Learning & Result", "learning+result strong"),
        ("Result: Impact", "result strong"),
        ("R & L", "result+learning letter"),
        ("Ergebnis", "result strong"),
        ("Résultat", "result strong"),
        ("Action, Result", "action+result strong"),
        ("Action + Result", "action+result strong"),
        ("Action → Result", "action+result strong"),
        ("Action -> Result", "action+result strong"),
        ("→ Result", "result strong"),
        ("Result =", "result strong"),
        ("'Result'", "result strong"),
        ("Result?", "result strong"),
        ("Result!", "result strong"),
        ("✅ Result", "result strong"),
        ("Result ✅", "result strong"),
        ("", ""),
        ("()", ""),
        ("(Result)", "result strong"),
        ("[Result]", "result strong"),
    ],
)
def test_a_label_means(written: str, meaning: str) -> None:
    """Its names, how much it says by itself, and its meaning where the first is taken."""
    label = label_table(()).match(written)
    names = f"{'+'.join(label.names)} {label.strength.name.lower()}" if label else ""
    assert names + (f" then {label.second}" if label and label.second else "") == meaning


@pytest.mark.parametrize(
    ("stretches", "offset", "held"),
    [
        ([], 3, False),
        ([(0, 9)], 3, True),
        ([(3, 9)], 2, False),
        ([(3, 9)], 3, False),  # its beginning is not behind its beginning
        ([(3, 9)], 4, True),
        ([(3, 9)], 8, True),
        ([(3, 9)], 9, False),
        ([(3, 9), (12, 15)], 10, False),
        ([(12, 15), (3, 9)], 13, True),
        ([(0, 20), (3, 9)], 15, True),  # a longer one goes on around a shorter one
    ],
)
def test_a_place_stands_within_a_stretch(stretches: list[tuple[int, int]], offset: int, held: bool) -> None:
    assert Stretches(stretches).hold(offset) is held
