"""How the text of a part speaks, in a word each: what tells, what teaches, what asks, and what is left to fill in."""

from __future__ import annotations

import pytest

from storybank.parse.candidates.voice import Said, gaps_in

SIGNS = ("empty", "blank", "tells", "teaches", "asks", "rules", "steps")


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("", "empty"),
        ("…", "empty blank"),
        ("___", "empty blank"),
        ("TBD", "blank"),
        ("(tbd)", "blank"),
        ("[name]", "blank"),
        ("We had [N] of them", "tells"),
        ("I asked them why", "tells"),
        ("They agreed in May", "tells"),
        ("Nobody knew", "tells"),
        ("It is late", ""),
        ("The queue stops", "rules"),
        ("Describe the context", "teaches"),
        ("Describe the context of May 2021", "teaches"),
        ("Describe what you did and why, and what came of it in the end", "tells teaches"),
        ("I describe the context", "tells"),
        ("What you did", "tells teaches"),
        ("What you did and why you did it then", "tells teaches"),
        ("What you did and why you did it then now", "tells teaches"),
        ("What you did in 2021", "tells teaches"),
        ("When it was", "tells"),
        ("You did this", "tells teaches"),
        ("You and I did this", "tells"),
        ("I told you that you were late, and you told me that I was early", "tells"),
        ("I told you that I had done what I had said I would do by then", "tells"),
        ("Use “I”, not “we”", "steps"),
        ("2-3 sentences", "teaches"),
        ("About 20 %", "teaches"),
        ("Two or three sentences about it", "teaches"),
        ("At most 50 words", "teaches"),
        ("yes / no", "teaches"),
        ("1 / 2 / 3", "teaches"),
        ("The task is what you had to do", "tells teaches"),
        ("The task is what had to be done", "tells teaches"),
        ("The situation", "teaches"),
        ("The task was late", "tells"),
        ("Situation, task and action of the story in your own words as they come", "teaches"),
        ("What happened?", "tells teaches asks"),
        ("What happened? Who came?", "tells teaches asks"),
        ("What happened? (1-5)", "tells asks"),
        ("What happened? Then we left.", "tells teaches"),
        ("The user clicks on it", "rules"),
        ("A user clicks on it", "rules"),
        ("The team meets every week", "rules"),
        ("Users wait", ""),
        ("A person stops and looks", "rules"),
        ("A person who then stops", ""),
        ("The user clicked", "tells rules"),
        ("He opened it", "tells"),
        ("Open the calendar", "steps"),
        ("1. Open the calendar", "steps"),
        ("I open the calendar", "tells"),
        ("Run `make`", "steps"),
        ('look_up("Oslo")', "steps"),
        ("Search[Oslo]", "blank steps"),
        ("$ ls", ""),
        ("GET /users", "steps"),
        ("`make`", "steps"),
        ("For example, I asked them", "tells"),
        ("What did you do? For example, I asked them why they had left", "tells teaches"),
        ("Say what you did, for example: I asked them", "tells teaches"),
        ("Is done by the team", ""),
        ("It was made", "tells"),
        ("It is made", ""),
        ("The door is closed", ""),
        ("Red", ""),
        ("I", "tells"),
        ("We", "tells"),
        ("Used", "tells"),
        ("Fed", ""),
        ("私は会議を開いた", "tells"),
        ("会議を開いた", ""),
        ("状況を説明する", "teaches"),
        ("何をしましたか？", "tells teaches asks"),
        ("Ich habe gefragt", "tells"),
        ("Beschreibe die Lage", "teaches"),
        ("Toplantıyı açtım", "tells"),
        ("Toplantı açıldı", ""),
        ("Durumu anlatın", "teaches"),
        ("[ ] done", ""),
        ("[1] note", ""),
        ("one two three four [gap]", ""),
        ("one two three four five six [gap gap]", "blank"),
        ("[a] [b] [c] one two three four five six seven eight nine ten", "blank"),
        ("[a] [b] one two three four five six seven eight nine ten", ""),
    ],
)
def test_a_text_speaks(text: str, signs: str) -> None:
    said = Said(text)
    assert " ".join(sign for sign in SIGNS if getattr(said, sign)) == signs


@pytest.mark.parametrize(
    ("text", "past", "person"),
    [
        ("We waited and then asked them", 2, 1),
        ("I wrote what we knew", 2, 2),
        ("It is shown here", 0, 0),
        ("They need an indeed red bed", 0, 0),
    ],
)
def test_the_words_of_what_is_over_and_of_who_tells_are_counted(text: str, past: int, person: int) -> None:
    assert (Said(text).past, Said(text).person) == (past, person)


@pytest.mark.parametrize(
    ("text", "gaps"),
    [
        ("[N] of us", ["[N]"]),
        ("[x] done", []),
        ("[ ] open", []),
        ("[1] note", []),
        ("[^a] note", []),
        ("[a](b)", []),
        ("<name> came", ["<name>"]),
        ("<b>bold</b>", []),
        ("<your name>", ["<your name>"]),
        ("<p>", []),
        ("{name}", ["{name}"]),
        ("{{ name }}", ["{{ name }}"]),
        ("___ days", ["___"]),
        ("__ days", []),
        ("...", ["..."]),
        ("..", []),
        ("…", ["…"]),
        ("＿＿", ["＿＿"]),
        ("`[a]` code", []),
        ("`a [b]", ["[b]"]),
        (" none", []),
    ],
)
def test_a_gap_is_seen(text: str, gaps: list[str]) -> None:
    assert gaps_in(text) == gaps
