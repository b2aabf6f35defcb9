"""What decides whether labelled parts are a story: evidence, weighed, quoted in doubt, and explained on request."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import fit_verdict
from storybank.cli import main
from storybank.model.kinds import FORMS, STAR
from storybank.model.places import SourceFile
from storybank.model.settings import Settings
from storybank.parse import parse
from storybank.parse.candidates import verdict
from storybank.parse.candidates.evidence import Evidence, features
from storybank.parse.candidates.verdict import Weighed, weights
from storybank.parse.candidates.voice import Said
from storybank.parse.explain import explain
from storybank.parse.languages.words import raw_list
from storybank.parse.layout.labels import Strength

PLAIN = ("Releases hung on one person.", "Let anybody release.", "Wrote down each step.", "Four people released.")
CACHED_BUILD = """## The build

**Situation:** I had to wait an hour for each build.

**Task:** A build in ten minutes.

**Action:** I kept what had not changed.

**Result:** It took five minutes.
"""


@pytest.fixture
def never_sure(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every story be in doubt: which one really is changes with the weights."""
    table = {**weights(), "sure": 1.0}
    monkeypatch.setattr(verdict, "weights", lambda: table)


def told(labels: str, title: str = "The release") -> str:
    """Return a story with a part for each of the labels."""
    parts = zip(labels.split(), (*PLAIN, "Ask early."), strict=False)
    return f"## {title}\n\n" + "\n\n".join(f"**{label}:** {text}" for label, text in parts) + "\n"


@pytest.mark.parametrize("word", [word for word in raw_list("template_title") if word.isascii()])
def test_no_word_in_a_title_hides_four_filled_usual_labels(word: str) -> None:
    text = told("Situation Task Action Result", f"{word.capitalize()} of the release")
    assert len(parse(SourceFile("a.md", text), Settings())[0].all_stories) == 1


@pytest.mark.parametrize(
    ("labels", "form"),
    [
        ("Situation Task Action Result", "STAR"),
        ("Situation Task Action Result Learning", "STARL"),
        ("Situation Task Action Result Reflection", "STARR"),
        ("Situation Action Result", "SAR"),
        ("Context Action Result", "CAR"),
        ("Challenge Action Result Learning", "CARL"),
        ("Problem Action Result", "PAR"),
        ("Situation Obstacle Action Result", "SOAR"),
        ("Situation Decision Trade-off Result", "SDTR"),
        ("Situation Task Action Metrics Result", "STAR"),
    ],
)
def test_a_form_is_named_by_its_labels_and_complete_with_its_parts(labels: str, form: str) -> None:
    text = told(labels).replace("## ", "<!-- storybank: story -->\n\n## ")
    (story,) = parse(SourceFile("a.md", text), Settings())[0].all_stories
    assert story.form == form
    assert form in FORMS


@pytest.mark.usefixtures("never_sure")
def test_doubt_is_a_story_with_a_finding_that_quotes_both_sides() -> None:
    document, found = parse(SourceFile("a.md", CACHED_BUILD), Settings())
    assert [story.title for story in document.all_stories] == ["The build"]
    (doubt,) = [each for each in found if each.code == "SB915"]
    assert doubt.place.line == 3
    assert re.search(r"; for it: [^;]+; against it: [^;]+$", doubt.message)


@pytest.mark.usefixtures("never_sure")
def test_the_author_ends_the_doubt() -> None:
    for word, stories in (("story", 1), ("not-a-story", 0)):
        text = CACHED_BUILD.replace("**Situation", f"<!-- storybank: {word} -->\n\n**Situation")
        document, found = parse(SourceFile("a.md", text), Settings())
        assert len(document.all_stories) == stories
        assert "SB915" not in {each.code for each in found}


def test_a_gap_in_a_story_is_reported_at_its_part_and_brackets_in_code_are_none() -> None:
    text = told("Situation Task Action Result").replace("Four people", "In the next month **[N]** of us")
    document, found = parse(
        SourceFile("a.md", text.replace("Wrote down each", "I wrote down `steps[0]`, each")), Settings()
    )
    assert len(document.all_stories) == 1
    assert [(each.code, each.place.line) for each in found if each.code == "SB916"] == [("SB916", 9)]


@pytest.mark.usefixtures("never_sure")
def test_explain_prints_the_evidence_of_the_candidate_at_a_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.md"
    path.write_text(CACHED_BUILD + "\n" + told("Situation Task Action Result"), encoding="utf-8")
    assert main(["explain", f"{path}:5"]) == 0
    said = capsys.readouterr().out
    assert re.match(rf"{re.escape(str(path))}:3: story, in doubt \(\d+% for a story\)\n( +[+-]\d+\.\d  .+\n)+$", said)
    assert main(["explain", str(path)]) == 0
    assert capsys.readouterr().out.count("% for a story)") == 2
    assert main(["explain", f"{tmp_path / 'none.md'}:3"]) == 2


def test_the_effects_add_up_to_the_belief() -> None:
    ((_, _, candidate),) = explain(SourceFile("a.md", CACHED_BUILD), Settings())
    score = weights()["bias"] + sum(each.effect for each in candidate.weighed)
    assert candidate.belief == pytest.approx(fit_verdict.sigmoid(score))


def test_the_weights_are_those_that_the_labelled_files_give() -> None:
    """No weight was set by hand: run `python tests/fit_verdict.py --write` after a change of features or cases."""
    chosen = list(fit_verdict.samples())
    assert len(chosen) > 1200
    assert fit_verdict.written(chosen, fit_verdict.fit(chosen)) == fit_verdict.TABLE.read_text(encoding="utf-8")


def test_a_feature_says_what_it_looks_for_and_how_much_of_it_is_there() -> None:
    assert str(Weighed("situation", 0.5, 1.0)) == "a Situation: 50%"


@pytest.mark.parametrize(("words", "asks"), [(15, True), (16, False)])
def test_a_text_asks_if_there_is_a_question_in_fifteen_words(words: int, *, asks: bool) -> None:
    assert Said("Word " * (words - 1) + "word?").asks is asks


@pytest.mark.parametrize(
    ("text", "blank"),
    [
        ("____ saved us time", True),  # one gap among four words
        ("____ saved us a lot of time", False),
        ("[what you did] in May, for all of us who had waited", True),  # three of twelve words
        ("[what you did] in May, for all of us who had waited long", False),
        ("[a] then I wrote down what [b] had said of it, and in the end [c] agreed", True),  # three gaps
    ],
)
def test_a_text_is_a_form_if_gaps_make_up_a_quarter_of_it(text: str, *, blank: bool) -> None:
    assert Said(text).blank is blank


@pytest.mark.parametrize("text", ["We ran it in [[Venlo]].", "> [!tip] Say this", "See [[Ops team|them]] and [^1]."])
def test_a_link_by_name_and_a_callout_are_no_gaps(text: str) -> None:
    assert not Said(text).gaps


@pytest.mark.parametrize(
    ("result", "share"), [("[N] of twelve failed.", 1 / 15), ("[what came of it, in numbers]", 6 / 17)]
)
def test_gaps_weigh_as_much_of_the_text_as_they_are(result: str, share: float) -> None:
    texts = ("It failed every night.", "Find out why.", "I read the log.", result)
    parts = tuple(((kind,), Strength.STRONG, text) for kind, text in zip(STAR, texts, strict=True))
    assert features(Evidence(parts))["gaps"] == pytest.approx(share)
