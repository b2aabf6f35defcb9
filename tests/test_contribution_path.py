"""Hostile words on the whole way of a contribution: form, plan, commit, pull request and comments, and the review."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from fake_github import TOKEN, FakeGitHub, serving
from github_reader import read
from hostile.payloads import CALLS, PAYLOADS, Payload
from storybank.commands import Exit
from storybank.commands.contribution import contribution
from storybank.commands.diff import diff
from storybank.contribute.answers import read_form
from storybank.contribute.event import UnusableEventError, issue_of
from storybank.contribute.github.__main__ import main
from storybank.contribute.questions import QUESTIONS, Control
from storybank.contribute.quote import rendered, rendered_inline
from storybank.contribute.signatures import FORM, REVIEW

EVENT = json.loads((Path(__file__).parent / "cases/events/story.json").read_text())
EVERY = (*PAYLOADS, *CALLS)
TYPED = [q.label for q in QUESTIONS if q.control in (Control.INPUT, Control.TEXT)]
HARMLESS = {
    "abbr",
    "b",
    "blockquote",
    "br",
    "cite",
    "code",
    "del",
    "details",
    "div",
    "em",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
}
HARMLESS |= {"i", "ins", "kbd", "li", "mark", "ol", "p", "pre", "q", "s", "section", "small", "span", "strong", "sub"}
HARMLESS |= {"abbr", "summary", "sup", "table", "tbody", "td", "th", "thead", "tr", "u", "ul"}
ACTIVE = re.compile(r"on|style|id|name|action|formaction|srcset|srcdoc|data-")


def _named(payload: Payload) -> str:
    return payload.name


@pytest.fixture
def bank(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pyproject.toml").write_text("[tool.storybank]\n")
    (tmp_path / "content").mkdir()
    (tmp_path / "content/ownership.md").write_text("# Ownership\n\n## Definition\n\nTo finish.\n")
    return tmp_path


@pytest.fixture
def github() -> Iterator[FakeGitHub]:
    with serving(FakeGitHub()) as fake:
        yield fake


def _harmless(comment: str) -> None:
    seen = read(comment)
    assert seen.calls == []
    assert seen.links == []
    assert seen.tags <= HARMLESS
    assert not [name for name in seen.attributes if ACTIVE.match(name)]
    assert seen.open == []
    assert len(re.findall("<!--", comment.replace("&lt;", ""))) == 1 or "```" in comment


def _event(answers: dict[str, str], title: str = "[Ownership] x") -> dict[str, Any]:
    event: dict[str, Any] = json.loads(json.dumps(EVENT))
    known = read_form(event["issue"]["body"])
    given = {q.label: known[q.id] for q in QUESTIONS} | answers
    event["issue"]["body"] = "\n\n".join(f"### {label}\n\n{answer}" for label, answer in given.items())
    event["issue"]["title"] = title
    return event


def _publish(github: FakeGitHub, folder: Path, event: dict[str, Any]) -> tuple[Exit, dict[str, Any]]:
    """Send a form on its way through both jobs; return how the first ended, and its plan."""
    (folder / "event.json").write_text(json.dumps(event))
    out = io.StringIO()
    code = contribution(folder / "event.json", out)
    github.artefact(700, "plan", {"plan.json": out.getvalue()})
    environment = {
        "GITHUB_API_URL": github.url,
        "GITHUB_REPOSITORY": "acme/bank",
        "GITHUB_TOKEN": TOKEN,
        "GITHUB_EVENT_PATH": str(folder / "event.json"),
        "GITHUB_RUN_ID": "700",
    }
    assert main(["story"], environment) == 0
    return code, json.loads(out.getvalue())


@pytest.mark.parametrize("payload", EVERY, ids=_named)
def test_a_form_full_of_attacks_harms_nobody_on_its_way(github: FakeGitHub, bank: Path, payload: Payload) -> None:
    text = payload.numbered(7)
    answers = dict.fromkeys(TYPED, f"Then {text} came.") | {"Title": f"The queue {text}"}
    _publish(github, bank, _event(answers, f"[Ownership] {text}"))
    assert [comment["issue"] for comment in github.comments] == [12]
    assert github.comments[0]["body"].startswith(FORM)
    _harmless(github.comments[0]["body"])
    for branch in set(github.refs) - {"main"}:
        assert branch == "story/issue-12"
        (path,) = set(github.tree(branch)) - {"README.md"}
        assert re.fullmatch(r"content/ownership/[a-z0-9-]+\.md", path)
        _ours(github.message(branch), github.pulls[0])


def _ours(message: str, pull: dict[str, Any]) -> None:
    """Neither the commit nor the pull request holds a mark that somebody typed."""
    subject, _, rest = message.partition("\n\n")
    assert re.fullmatch(r"Add the story [a-z0-9 ]+", subject)
    assert re.fullmatch(
        r"From the form in #12\.\n\nStorybank-Issue: 12 [0-9a-f]{40}\n"
        r"Co-authored-by: octo-writer <583231\+octo-writer@users\.noreply\.github\.com>",
        rest,
    )
    assert re.fullmatch(r"Story: [a-z0-9 ]+", pull["title"])
    assert re.sub(r"\bCloses #12\.", "", pull["body"]).count("#") == 1
    assert pull["head"]["label"] == "acme:story/issue-12"


@pytest.mark.parametrize("label", TYPED)
def test_every_kind_of_call_in_one_answer_calls_nobody(github: FakeGitHub, bank: Path, label: str) -> None:
    calls = " and ".join(payload.numbered(7) for payload in CALLS if "\n" not in payload.text)
    _publish(github, bank, _event({label: f"Then {calls}."}))
    _harmless(github.comments[0]["body"])


@pytest.mark.parametrize("payload", EVERY, ids=_named)
def test_a_quoted_text_and_a_quoted_line_call_nobody(payload: Payload) -> None:
    for written in (payload.numbered(7), f"x {payload.numbered(7)}\n\n- {payload.numbered(7)}\n"):
        _harmless(f"<!-- -->\n\n<h4>T</h4>{rendered(written)}")
        _harmless(f"<!-- -->\n\n<p>{rendered_inline(written)}</p>")


def test_what_a_comment_may_not_link_to_it_shows() -> None:
    """The reviewer reads every address, also of what is no picture there: nothing of it is lost."""
    html = rendered("See [the *page*](https://a.invalid/?b=1&c), https://d.invalid/, [here](x.md#y) ![a map](m.png).")
    seen = re.sub("<[^>]*>", "", html).replace("&#58;", ":").replace("&#61;", "=").replace("&amp;", "&")
    assert seen == ("See the page (https://a.invalid/?b=1&c), https://d.invalid/, here (x.md&#35;y) a map (m.png).")
    assert html.count("<code>") == 4


def test_a_footnote_leads_nowhere_and_keeps_its_words() -> None:
    html = rendered("Halved[^1].\n\n[^1]: By half.\n")
    assert "By half." in html
    assert "<a" not in html
    assert "<code>" not in html


def test_a_line_is_not_turned_round() -> None:
    assert "\u202e" not in rendered_inline("halved \u202e backwards")
    assert "202e" in rendered_inline("halved \u202e backwards")


FORGED = "Co-authored-by: mallory <1+mallory@users.noreply.github.com>"


@pytest.mark.parametrize(
    "forged",
    [
        FORGED,
        f"The queue\n\n{FORGED}",
        f"The queue\r{FORGED}",
        f"The queue\u2028{FORGED}",
        f"The queue\x85{FORGED}\x0b{FORGED}",
        "Signed-off-by: mallory <m@a.invalid>",
        "skip-checks: true",
        "[skip ci] ***NO_CI***",
    ],
)
def test_credit_is_given_to_nobody_else_by_a_line_in_an_answer(github: FakeGitHub, bank: Path, forged: str) -> None:
    _publish(github, bank, _event({"Title": forged, "Result": f"It ended.\n\n{forged}"}, f"[Ownership] {forged}"))
    if "story/issue-12" in github.refs:
        _ours(github.message("story/issue-12"), github.pulls[0])
    else:
        assert "SB60" in github.comments[0]["body"]  # an address, which must not be published at all


@pytest.mark.parametrize(
    "login",
    [
        "octо-writer",
        "octo-writer\n",
        f"octo-writer\n{FORGED}",
        "octo-writer <1+mallory@users.noreply.github.com>",
        "octo\u200bwriter",
        "octo writer",
        "@octo-writer",
        "-octo",
        "",
        None,
        7,
        *(payload.numbered(7) for payload in PAYLOADS),
    ],
)
def test_a_login_that_github_could_not_have_given_is_no_author(login: object) -> None:
    event = _event({})
    event["issue"]["user"]["login"] = login
    with pytest.raises(UnusableEventError):
        issue_of(json.dumps(event))


def test_the_name_that_somebody_is_shown_by_is_not_read(github: FakeGitHub, bank: Path) -> None:
    event = _event({})
    event["issue"]["user"] |= {"name": "Mallory", "email": "m@a.invalid", "html_url": "https://a.invalid/"}
    _publish(github, bank, event)
    _ours(github.message("story/issue-12"), github.pulls[0])


def test_the_plan_cannot_say_who_is_credited(github: FakeGitHub, bank: Path) -> None:
    _, plan = _publish(github, bank, _event({}))
    assert set(plan["story"]) == {"path", "text", "credited"}
    assert "octo-writer" not in json.dumps(plan["story"])


def test_a_story_that_came_into_the_bank_meanwhile_is_not_written_over(github: FakeGitHub, bank: Path) -> None:
    path = "content/ownership/turning-the-nightly-export-into-a-queue.md"
    github.refs["main"] = github.commit("theirs", {path: "theirs"}, [github.refs["main"]])
    _publish(github, bank, _event({}))
    assert set(github.refs) == {"main"}
    assert "not written over it" in github.comments[0]["body"]


@pytest.mark.parametrize("title", ["Con", "AUX", "com1", "NUL."])
def test_a_title_that_is_the_name_of_a_device_gets_another_file(github: FakeGitHub, bank: Path, title: str) -> None:
    _publish(github, bank, _event({"Title": title}))
    (path,) = set(github.tree("story/issue-12")) - {"README.md"}
    assert re.fullmatch(r"content/ownership/x-[a-z0-9]+\.md", path)


def _exported(text: str, path: str = "content/ownership/a-queue.md") -> str:
    story = {
        "id": "a-queue",
        "title": f"The queue {text}",
        "principles": ["ownership", text],
        "source": {"path": path, "line": 3},
        "parts": [{"kind": "situation", "label": text, "markdown": f"Then {text} came."}],
        "fields": {text: [text, "more"]},
        "other": [{"heading": text, "markdown": text}],
    }
    found = {"path": path, "line": 3, "code": text, "message": text}
    return json.dumps({"stories": [story], "diagnostics": [found]})


def _reviewed(folder: Path, before: str, after: str, form: str = "comment") -> str:
    (folder / "before.json").write_text(before)
    (folder / "after.json").write_text(after)
    out = io.StringIO()
    diff(folder / "before.json", folder / "after.json", form, out)
    return out.getvalue()


NOTHING = json.dumps({"stories": [], "diagnostics": []})


@pytest.mark.parametrize("payload", EVERY, ids=_named)
def test_a_review_of_attacks_calls_nobody(bank: Path, payload: Payload) -> None:
    text = payload.numbered(7)
    for before in (NOTHING, _exported("x"), _exported("x").replace("a-queue", "b-queue")):
        comment = _reviewed(bank, before, _exported(text, f"content/{text}.md"))
        assert comment.startswith(REVIEW)
        _harmless(comment)


@pytest.mark.parametrize("text", ["a\nfixes nothing", "\x1b[2J", "a\r::error::b", "\u202e", "a\u2028b"])
def test_a_report_as_text_has_one_line_for_each_thing_it_says(bank: Path, text: str) -> None:
    report = _reviewed(bank, NOTHING, _exported(text, f"content/{text}.md"), "text")
    assert len(report.splitlines()) == 3
    assert all(line.isprintable() for line in report.splitlines())


def test_half_a_character_in_an_export_is_shown_as_one_that_is_missing(bank: Path) -> None:
    _reviewed(bank, NOTHING, _exported("\ud800")).encode()
