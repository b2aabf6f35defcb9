#!/usr/bin/env bash
# GUESS: a library that takes a vault of notes apart for analysis (its links, its tags, its text without markup) gives of each
#   note what the notes program itself shows: tags of the front matter and of the text, links that find a note by its other
#   name, and nothing of what stands between %% and %%, which the program never shows to a reader.
# REALLY: the other way round, and without a word. The tags are those of the text alone: a note whose tags stand in its front
#   matter, the usual place, has none. Asked for whole tags (show_nested_tags, else #team/lead is "team"), one at the end of a
#   sentence takes the full stop along: #trust in the middle and #trust. at the end are two. And a link to a heading,
#   [own](Ownership.md#definition), is a tag ("definition>).", "definition" if not asked for whole ones).
#   A link by another name of a note ("aliases") or with another capital leads to a note that "does not exist"; whoever lists
#   these to mend a vault mends links that work. And a remark between %% %% stays: in the text without markup, and as a link
#   to a note, so that what a person kept out of sight is a node of the graph.
#   What is right: links and tags in fenced code and in HTML comments are left out, and those of embedded notes are kept apart.
# VERSIONS: obsidiantools 0.11.0.
# SOURCE: its readme and docstrings (get_tags: "the tags in a note"); Obsidian's help, "Tags", "Aliases" and "Comments".
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m venv env
env/bin/pip install --quiet obsidiantools==0.11.0 >pip.log 2>&1 || { cat pip.log; exit 3; }
mkdir vault
cat > vault/Ownership.md <<'MD'
---
tags: [leadership]
aliases: [Own it]
---
# Ownership

## Definition

Owners think about #trust first. They repay #trust. %% ask about this one: [[Salary talk]] %%

<!-- [[In a comment]] #comment -->

```
[[In code]] #code
```
MD
printf '%s\n\n' '# Frugality' '[[Own it]] and [[ownership]], or [own](Ownership.md#definition).' > vault/Frugality.md
cat > go.py <<'PY'
from pathlib import Path
import obsidiantools.api as tools

vault = tools.Vault(Path("vault")).connect(show_nested_tags=True).gather()
got = {
    "tags of Ownership": vault.get_tags("Ownership"),
    "tags of Frugality": vault.get_tags("Frugality"),
    "links of Ownership": vault.get_wikilinks("Ownership"),
    "notes said not to exist": sorted(vault.nonexistent_notes),
    "the remark in the text": "ask about this one: Salary talk" in vault.get_readable_text("Ownership"),
}
for name, value in got.items():
    print(f"{name}: {value}")
expected = {
    "tags of Ownership": ["trust", "trust."],
    "tags of Frugality": ["definition>)."],
    "links of Ownership": ["Salary talk"],
    "notes said not to exist": ["Own it", "Salary talk", "ownership"],
    "the remark in the text": True,
}
raise SystemExit(got != expected)
PY
env/bin/python go.py
# Output seen:
# tags of Ownership: ['trust', 'trust.']
# tags of Frugality: ['definition>).']
# links of Ownership: ['Salary talk']
# notes said not to exist: ['Own it', 'Salary talk', 'ownership']
# the remark in the text: True
