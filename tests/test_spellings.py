"""One story in every spelling of its labels, and short texts that do or do not tell."""

from __future__ import annotations

import pytest

from storybank.model.places import SourceFile
from storybank.model.settings import Settings
from storybank.model.story import Story
from storybank.parse import parse

WORDS = ("Situation", "Task", "Action", "Result")
TEXTS = (
    "Our nightly import failed twice a week and nobody knew why.",
    "I was asked to make it reliable before the holidays.",
    "I read the logs of a month, found a race, and added a lock.",
    "No failure in the last 14 months.",
)
# How a part is written, and what stands between two parts.
SPELLINGS = [
    ("**{word}:** {text}", "\n\n"),
    ("**{word}**: {text}", "\n"),
    ("**{word}:**{text}", "\n"),
    ("**{word}** {text}", "\n\n"),
    ("**{word}** - {text}", "\n"),
    ("{word} - {text}", "\n"),
    ("{word} – {text}", "\n\n"),
    ("{word}: {text}", "\n"),
    ("{lower}: {text}", "\n"),
    ("{word}:{text}", "\n"),
    ("**{word}.** {text}", "\n\n"),
    ("{letter}: {text}", "\n"),
    ("{letter} - {text}", "\n"),
    ("{letter}) {text}", "\n"),
    ("{letter}. {text}", "\n"),
    ("({letter}) {text}", "\n"),
    ("[{letter}] {text}", "\n"),
    ("**{letter}** {text}", "\n\n"),
    ("**{letter}**: {text}", "\n"),
    ("**({letter})** {text}", "\n\n"),
    ("**{letter} -** {text}", "\n\n"),
    ("- **{letter}:** {text}", "\n"),
    ("- {letter}: {text}", "\n"),
    ("- {word}: {text}", "\n"),
    ("- **{word}**: {text}", "\n"),
    ("- **{word}** {text}", "\n"),
    ("- *{word}*: {text}", "\n"),
    ("- _{word}:_ {text}", "\n"),
    ("{number}. **{word}:** {text}", "\n"),
    ("{number}. {word}: {text}", "\n"),
    ("### {word}\n\n{text}", "\n\n"),
    ("#### **{word}**\n\n{text}", "\n\n"),
    ("### {word}:\n{text}", "\n\n"),
    ("### {letter} - {word}\n{text}", "\n\n"),
    ("### {number}. {word}\n\n{text}", "\n\n"),
    ("### ({letter}) {word}\n\n{text}", "\n\n"),
    ("###### {word}\n\n{text}", "\n\n"),
    ("*{word}:* {text}", "\n\n"),
    ("***{word}:*** {text}", "\n\n"),
    ("__{word}:__ {text}", "\n\n"),
    ("<b>{word}:</b> {text}<br>", "\n"),
    ("<strong>{word}</strong>: {text}", "\n\n"),
    ("<u>{word}:</u> {text}", "\n\n"),
    ("`{word}:` {text}", "\n\n"),
    ("=={word}:== {text}", "\n\n"),
    ("> **{word}:** {text}", "\n>\n"),
    ("> {word}: {text}", "\n"),
    ("{word}\n{text}", "\n\n"),
    ("{word}:\n{text}", "\n\n"),
    ("**{word}**\n{text}", "\n\n"),
    ("**{word}:**\n- {text}", "\n"),
    ("{upper}: {text}", "\n"),
    ("**{upper}**\n\n{text}", "\n\n"),
    ("{upper}\n{text}", "\n\n"),
    ("The {word}: {text}", "\n"),
    ("**{word} ({letter}):** {text}", "\n\n"),
    ("**{letter} ({word}):** {text}", "\n\n"),
    ("**{letter} - {word}:** {text}", "\n\n"),
    ("**{letter} = {word}:** {text}", "\n\n"),
    ("{letter}: {word} - {text}", "\n"),
    ("🔹 **{word}:** {text}", "\n\n"),
    ("• {word}: {text}", "\n"),
    ("→ {word}: {text}", "\n"),
    ("{word} → {text}", "\n"),
    ("{word} => {text}", "\n"),
    ("**{word}** | {text}", "\n"),
    ("- [ ] **{word}**: {text}", "\n"),
    ("+ **{word}:** {text}", "\n"),
    ("**{word}**：{text}", "\n\n"),
    ("**{word}** : {text}", "\n"),
    ("{word} : {text}", "\n"),
    ("- **{word}**\n  - {text}", "\n"),
    ("* **{word}:**\n    * {text}", "\n"),
    ("{word}\n: {text}", "\n\n"),
    ("**{word} (20%):** {text}", "\n\n"),
    ("**{word}** [20s]: {text}", "\n\n"),
    ("**{word} - 20s**\n{text}", "\n\n"),
    ("#### 🎯 {word} (30 sec)\n{text}", "\n\n"),
    ("> [!note] {word}\n> {text}", "\n\n"),
    ("<details><summary>{word}</summary>\n\n{text}\n\n</details>", "\n\n"),
    ("<h4>{word}</h4>\n{text}", "\n\n"),
    ("<li><b>{word}</b>: {text}</li>", "\n"),
    ("**{word}:** {text}", " "),
    ("{word}: {text}", " "),
    ("({letter}) {text}", " "),
    ("\t{word}: {text}", "\n"),
    ("{word} -- {text}", "\n"),
    ("**{word}** — {text}", "\n\n"),
    ("- **{word}** → {text}", "\n"),
    ("**{word}**, {text}", "\n\n"),
    ("**{word}:**\n\n    {text}", "\n\n"),
    ("#{word}\n{text}", "\n\n"),
    ("**[{word}]** {text}", "\n\n"),
    ("**[{letter}]** {text}", "\n\n"),
    ("**{word}:** {text}\\", "\n"),
    ("- **{word}:**\n\n  {text}", "\n\n"),
    ("**My {lower}:** {text}", "\n\n"),
    ("**Step {number}: {word}**\n\n{text}", "\n\n"),
    ("### Step {number} - {word}\n\n{text}", "\n\n"),
    ("**{word}**:<br>{text}<br><br>", "\n"),
]


def stories(text: str) -> tuple[Story, ...]:
    document, _ = parse(SourceFile("stories.md", text), Settings())
    return document.all_stories


@pytest.mark.parametrize(("form", "between"), SPELLINGS)
def test_a_spelling(form: str, between: str) -> None:
    parts = [
        form.format(word=word, upper=word.upper(), lower=word.lower(), letter=word[0], text=text, number=i)
        for i, (word, text) in enumerate(zip(WORDS, TEXTS, strict=True), 1)
    ]
    (story,) = stories(f"# Stories\n\n## Fixing the import\n\n{between.join(parts)}\n\n## Next\n\nOther text.\n")
    assert story.title == "Fixing the import"
    assert [part.kind.capitalize() for part in story.parts] == list(WORDS)
    for part, text in zip(story.parts, TEXTS, strict=True):
        assert text in part.markdown
        assert len(part.markdown) < len(text) + 25


def told(title: str, *texts: str, form: str = "**{}:** {}", between: str = "\n\n") -> str:
    """Return four parts below a title."""
    return f"# {title}\n\n" + between.join(form.format(*pair) for pair in zip(WORDS, texts, strict=True)) + "\n"


NO_STORIES = [
    told("STAR", "The background of your story", "The challenge or goal", "The steps taken", "The outcome"),
    told("STAR method", "Context and background", "What needed to be done", "How it was done", "What was achieved"),
    told("STAR", "Setting, who, when, where.", "Your goal.", "Steps you took.", "Outcome with numbers."),
    told(
        "STAR",
        "Give context for the story you are about to tell.",
        "Explain what you were responsible for.",
        "Detail the specific steps you took.",
        "Share the outcome, with metrics if you can.",
    ),
    told(
        "Answer template",
        "I was working at X as Y when Z happened.",
        "My task was to ___.",
        "I did ___, ___ and ___.",
        "As a result, ___.",
    ),
    told(
        "Template", "At <company>, we had <problem>.", "I had to <goal>.", "I <verb> <thing>.", "We achieved <metric>."
    ),
    told("Story 4", "_To be written_", "_To be written_", "_To be written_", "_To be written_"),
    told("Story 4", "TODO: outage", "TODO", "TODO", "TODO"),
    told("Story", "(2-3 sentences)", "(1 sentence)", "(4-5 sentences)", "(1-2 sentences, numbers)"),
    told("Story", "…", "…", "…", "…"),
    told("Story", "-", "-", "-", "-"),
    told("STAR 法则", "描述你所处的情境", "说明你的任务", "你采取了哪些行动", "取得了什么结果"),
    told(
        "STAR",
        "Beschreibe kurz die Ausgangslage",
        "Was war deine Aufgabe?",
        "Was hast du getan?",
        "Was kam dabei heraus?",
    ),
    told("STAR", "Explique el contexto", "¿Cuál era su responsabilidad?", "¿Qué hizo usted?", "¿Qué logró?"),
    told("STAR", "Опишите контекст", "Какова была ваша задача?", "Что вы сделали?", "Чего вы добились?"),
    told(
        "STAR",
        "Describe the situation (e.g. 'We were behind schedule on a big release')",
        "Describe your task (e.g. 'I had to get it back on track')",
        "Describe your actions (e.g. 'I re-planned and cut scope')",
        "Describe results (e.g. 'We shipped on time')",
    ),
    told(
        "Tips",
        "Keep it short, 2 sentences max",
        "Make clear what your role was",
        "Use I instead of we",
        "Quantify the impact",
    ),
    told(
        "How to structure",
        "Set the scene",
        "Define the challenge",
        "Explain your contribution",
        "Quantify the outcome",
        form="- **{}**: {}",
        between="\n",
    ),
    told(
        "STAR",
        "What was the context? Who was involved?",
        "What was your role?",
        "What steps did you take? Why?",
        "What was the impact? What did you learn?",
        form="### {}\n{}",
    ),
    told("Time", "15-20%", "10%", "60%", "10-15%"),
    told(
        "STAR",
        "A brief overview of the event",
        "An explanation of what you had to achieve",
        "A description of the activities you performed",
        "The final outcome of your actions",
    ),
    told(
        "STAR",
        "Briefly, the who/what/where",
        "The problem you were solving",
        "Your specific contribution",
        "Measurable outcomes",
    ),
]
STORIES = [
    told(
        "Onboarding",
        "New team, no docs.",
        "Get people productive.",
        "Wrote docs, ran sessions.",
        "Onboarding from 4 weeks to 1.",
    ),
    told(
        "Describe a conflict",
        "Two teams disagree about the API.",
        "As lead, find an agreement.",
        "Invite both, list the options, vote.",
        "Agreement in a day.",
    ),
    told(
        "Leadership",
        "Led a team of 5 to build a data platform",
        "Deliver MVP in 3 months",
        "Broke work into sprints; mentored juniors; unblocked dependencies",
        "Delivered 2 weeks early, 40% faster queries",
    ),
    told(
        "Incident",
        "Production database was running out of disk space at night",
        "Prevent downtime",
        "Identified large tables, archived old data, set up alerts",
        "Zero downtime",
    ),
    told(
        "Your team misses a deadline",
        "My team was going to miss the deadline you know from the news",
        "I had to tell you, the client",
        "I called you",
        "You stayed our client",
    ),
    told(
        "E-commerce",
        "A client's website crashed during Black Friday",
        "Restore service quickly",
        "Scaled servers and fixed a memory leak",
        "Service restored in 30 minutes, $50K saved",
    ),
    told("冲突", "两个部门对方案有分歧", "推动达成一致", "组织会议,列出利弊", "两周内上线"),
    told("장애", "서비스 장애 발생", "원인 파악 및 복구", "로그 분석, 핫픽스 배포", "30분 내 복구"),
    told("障害対応", "本番で障害が発生", "復旧と原因調査", "ログ解析と修正", "三十分で復旧"),
    told("Projeto", "Sistema legado lento", "Reduzir o tempo de resposta", "Refatoração e cache", "Tempo 60% menor"),
    told(
        "Projekt",
        "Altes System ohne Tests",
        "Testabdeckung erhöhen",
        "Tests geschrieben, CI eingeführt",
        "80% Abdeckung",
    ),
    told("Проект", "Старый монолит без тестов", "Ускорить релизы", "Написал тесты, настроил CI", "Релизы каждый день"),
    told(
        "X",
        "Working at [Company], the billing job failed every night.",
        "I was asked to fix it in [two weeks].",
        "I rewrote the job with retries and added alerts for the on-call team.",
        "Failures went down by 95%.",
    ),
    told(
        "Team A vs team B",
        "Our [team] had two [services] with the same data.",
        "I had to merge [them].",
        "I wrote a migration, tested it on a copy, and ran it on a Sunday morning with two colleagues.",
        "One service, 30% fewer bugs.",
    ),
]


@pytest.mark.parametrize("text", NO_STORIES)
def test_what_teaches_or_waits_to_be_filled_is_no_story(text: str) -> None:
    assert not stories(text)


@pytest.mark.parametrize("text", STORIES)
def test_what_tells_is_a_story_however_short(text: str) -> None:
    assert len(stories(text)) == 1
