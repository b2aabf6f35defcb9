"""The labels that authors write in each language are read as the part they name, each in a short story of its own."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator

import pytest

from storybank.model.places import SourceFile
from storybank.model.settings import Settings
from storybank.parse import parse
from storybank.parse.languages import words

TOLD = {
    "situation": "The server of 2019 stood still.",
    "task": "I had to bring it back within 2 hours.",
    "action": "I read the logs and restored the copy of Monday.",
    "result": "It was back after 40 minutes.",
}
LABELS: dict[str, dict[str, tuple[str, ...]]] = {
    "ar": {
        "situation": ("الموقف", "المَوْقِف", "الموقـــف", "الحالة", "السياق", "الخلفية"),
        "task": ("المهمة", "الهدف", "دوري"),
        "action": ("الإجراء", "الاجراء", "الإجراءات", "الخطوات", "ما قمت به"),
        "result": ("النتيجة", "النتائج", "الأثر"),
    },
    "bg": {
        "situation": ("Ситуация", "Контекст"),
        "task": ("Задача", "Цел"),
        "action": ("Действия", "Стъпки", "Какво направих"),
        "result": ("Резултати", "Ефект"),
    },
    "da": {
        "situation": ("Situationen", "Baggrund", "Udfordring"),
        "task": ("Opgave", "Min rolle"),
        "action": ("Handlinger", "Indsats", "Fremgangsmåde", "Det gjorde jeg"),
        "result": ("Resultater", "Udbytte"),
    },
    "el": {
        "situation": ("Κατάσταση", "ΚΑΤΑΣΤΑΣΗ", "Πλαίσιο"),
        "task": ("Καθήκον", "Στόχος"),
        "action": ("Ενέργειες", "Δράση", "Τι έκανα"),
        "result": ("Αποτελέσματα", "Αντίκτυπος"),
    },
    "fi": {
        "situation": ("Tilanne", "Lähtötilanne", "Tausta"),
        "task": ("Tehtävä", "Tavoite"),
        "action": ("Toimenpiteet", "Ratkaisu", "Mitä tein"),
        "result": ("Tulokset", "Lopputulos", "Vaikutus"),
    },
    "hu": {
        "situation": ("Helyzet", "Szituáció", "Háttér"),
        "task": ("Feladat", "Cél"),
        "action": ("Cselekvés", "Lépések", "Megoldás", "Mit tettem"),
        "result": ("Eredmények", "Hatás"),
    },
    "nb": {
        "situation": ("Situasjon", "Bakgrunn", "Utfordring"),
        "task": ("Oppgave", "Min rolle"),
        "action": ("Handling", "Tiltak", "Fremgangsmåte", "Hva jeg gjorde"),
        "result": ("Resultater", "Utfall"),
    },
    "cs": {
        "situation": ("Výchozí situace", "Kontext"),
        "task": ("Úkoly", "Cíl", "Zadání"),
        "action": ("Postup", "Řešení", "Opatření", "Co jsem udělala"),
        "result": ("Dopad", "Přínos"),
    },
    "hi": {
        "situation": ("परिस्थिति", "पृष्ठभूमि", "चुनौती"),
        "task": ("लक्ष्य", "मेरी भूमिका"),
        "action": ("समाधान", "मैंने क्या किया"),
        "result": ("नतीजा", "प्रभाव"),
    },
    "id": {
        "situation": ("Latar belakang", "Konteks"),
        "task": ("Tujuan", "Peran saya"),
        "action": ("Solusi", "Langkah-langkah", "Apa yang saya lakukan"),
        "result": ("Dampak",),
    },
    "it": {
        "situation": ("Sfida",),
        "task": ("Incarico", "Il mio ruolo"),
        "action": ("Passi compiuti",),
        "result": ("Esiti",),
    },
    "nl": {
        "situation": ("Aanleiding", "Uitdaging"),
        "task": ("Mijn rol", "Doelstelling"),
        "action": ("Werkwijze", "Stappen"),
        "result": ("Opbrengst",),
    },
    "pl": {
        "situation": ("Tło",),
        "task": ("Zadania", "Moja rola"),
        "action": ("Kroki", "Podjęte działania", "Co zrobiłam"),
        "result": ("Rezultaty", "Efekty", "Wpływ"),
    },
    "ro": {
        "situation": ("Context", "Provocare"),
        "task": ("Sarcini", "Obiectiv"),
        "action": ("Abordare", "Soluție", "Ce am făcut"),
        "result": ("Rezultatele", "Impactul"),
    },
    "sv": {
        "situation": ("Bakgrund", "Utmaning"),
        "task": ("Min roll", "Uppdrag"),
        "action": ("Åtgärder", "Tillvägagångssätt", "Vad jag gjorde"),
        "result": ("Utfall", "Resultatet"),
    },
    "tr": {
        "situation": ("Arka plan", "Bağlam"),
        "task": ("Hedef", "Amaç"),
        "action": ("Çözüm", "Adımlar", "Ne yaptım"),
        "result": ("Sonuçlar", "Etki"),
    },
    "uk": {
        "situation": ("Контекст", "Виклик"),
        "task": ("Мета", "Моя роль"),
        "action": ("Рішення", "Кроки", "Що я зробила"),
        "result": ("Вплив", "Підсумок"),
    },
    "vi": {
        "situation": ("Hoàn cảnh", "Thách thức"),
        "task": ("Mục tiêu",),
        "action": ("Giải pháp", "Các bước", "Những gì tôi đã làm"),
        "result": ("Tác động",),
    },
    "es": {"situation": ("Antecedentes",)},
    "fr": {"result": ("Retombées",)},
    "pt": {"situation": ("Antecedentes",)},
}


def labels() -> Iterator[tuple[str, str, str]]:
    """Yield each language with a part and a label of it."""
    for language, parts in LABELS.items():
        yield from ((language, part, label) for part, some in parts.items() for label in some)


def usual(language: str) -> dict[str, str]:
    """Return the most usual label of each part in a language."""
    own = tomllib.loads((words.folder() / f"{language}.toml").read_text(encoding="utf-8"))["parts"]
    return {part: own[part][0] for part in TOLD}


@pytest.mark.parametrize(("language", "part", "label"), list(labels()))
def test_a_label_is_read_as_its_part(language: str, part: str, label: str) -> None:
    written = {**usual(language), part: label}
    lines = (f"**{written[kind]}:** {text}" for kind, text in TOLD.items())
    document, _ = parse(SourceFile("a.md", "# A\n\n## The server\n\n" + "\n\n".join(lines) + "\n"), Settings())
    (story,) = document.all_stories
    assert [(str(each.kind), each.label) for each in story.parts] == list(written.items())
