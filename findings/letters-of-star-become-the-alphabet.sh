#!/usr/bin/env bash
# GUESS: four paragraphs or lines that begin with "S)", "T)", "A)", "R)" (Situation, Task, Action, Result by their letters)
#   come through a converter as they were typed. Where a dialect knows lists with letters, letters out of order cannot be
#   one list, or each item keeps its letter.
# REALLY: what knows such lists takes the first letter as the number of the first item and counts on from there: S, T, U, V.
#   pandoc writes "U)" before the action and "V)" before the result, and as GFM "19)" to "22)". pymdownx.fancylists and
#   markdown-it-fancy-lists hand out <ol type="A" start="19">, where the browser prints S, T, U, V, and whatever takes the
#   text of the page (a search, a reader of screens that is told item two of four) has no letter at all. C) A) R) becomes
#   C, D, E. With a full stop the same begins after two spaces ("S.  Text"); after one it stays text.
#   docutils alone keeps the letters, as a list that breaks off at each letter out of order.
#   Bold letters ("**S)** Text") are text everywhere.
# VERSIONS: pandoc 3.6.1 (pypandoc_binary 1.15), pymdown-extensions 13.1.2 with Markdown 3.11.3, markdown-it-fancy-lists 1.3.2 with
#   markdown-it 14.3.3, docutils 0.22.4.
# SOURCE: pandoc's manual, extension fancy_lists ("two spaces" after a capital letter with a period); PyMdown's page on
#   FancyLists; docutils' specification, "Enumerated Lists" ("must be in sequence"). None names letters that mean something.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m venv v >/dev/null
v/bin/python -m pip install -q pypandoc_binary==1.15 pymdown-extensions==13.1.2 Markdown==3.11.3 docutils==0.22.4 2>pip.log || { cat pip.log; exit 3; }
npm init -y >/dev/null
npm install --silent --no-audit --no-fund markdown-it@14.3.3 markdown-it-fancy-lists@1.3.2 2>npm.log || { cat npm.log; exit 3; }
cat > list.mjs <<'JS'
import fs from 'node:fs'
import MarkdownIt from 'markdown-it'
import { markdownItFancyListPlugin } from 'markdown-it-fancy-lists'
const texts = JSON.parse(fs.readFileSync('texts.json', 'utf8'))
console.log(JSON.stringify(texts.map((text) => new MarkdownIt().use(markdownItFancyListPlugin).render(text))))
JS
cat > show.py <<'PY'
import json, re, subprocess, sys
import docutils.core, markdown, pypandoc

STAR = [("S", "Orders got lost."), ("T", "Find out why."), ("A", "I traced each."), ("R", "None since.")]
write = lambda pairs, form: "\n\n".join(form.format(*pair) for pair in pairs) + "\n"
texts = {
    "S) …": write(STAR, "{}) {}"), "S.  …": write(STAR, "{}.  {}"), "S. …": write(STAR, "{}. {}"),
    "C) …": write([("C", STAR[0][1]), *STAR[2:]], "{}) {}"), "**S)** …": write(STAR, "**{})** {}"),
}

def letters(html):
    """The letters that a reader sees: of the lists, as their type and start say, else those in the text."""
    found = []
    for attributes, items in re.findall(r"<ol([^>]*)>(.*?)</ol>", html, re.S):
        start = int((re.search(r'start="(\d+)"', attributes) or [0, 1])[1])
        assert "upperalpha" in attributes or 'type="A"' in attributes, attributes
        found += [chr(64 + start + at) for at in range(items.count("<li>"))]
    return "".join(found) + " as a list" if found else "".join(re.findall(r"<p>(?:<strong>)?([A-Z])[.)]", html)) + " as text"

json.dump(list(texts.values()), open("texts.json", "w"))
fancy = dict(zip(texts, json.loads(subprocess.check_output(["node", "list.mjs"]))))
got = {}
for name, text in texts.items():
    got[name] = {
        "pandoc": letters(pypandoc.convert_text(text, "html", format="markdown")),
        "pymdownx.fancylists": letters(markdown.markdown(text, extensions=["pymdownx.fancylists"])),
        "markdown-it-fancy-lists": letters(fancy[name]),
        "docutils": letters(docutils.core.publish_parts(text, writer="html5")["body"]),
    }
    print(name, *(f"{tool}: {what}" for tool, what in got[name].items()), sep="\n    ")
plain, gfm = (pypandoc.convert_text(texts["S) …"], to, format="markdown") for to in ("plain", "gfm"))
print(plain, gfm, sep="\n")
alike = lambda what, last: dict.fromkeys(("pandoc", "pymdownx.fancylists", "markdown-it-fancy-lists"), what) | {"docutils": last}
expected = {
    "S) …": alike("STUV as a list", "STAR as a list"), "S.  …": alike("STUV as a list", "STAR as a list"),
    "S. …": alike("STAR as text", "STAR as a list"), "C) …": alike("CDE as a list", "CAR as a list"),
    "**S)** …": alike("STAR as text", "STAR as text"),
}
ok = [got == expected, "U)  I traced each." in plain, "V)  None since." in plain, re.findall(r"^\d+", gfm, re.M) == ["19", "20", "21", "22"]]
sys.exit(0 if all(ok) else f"CHANGED: {ok}")
PY
v/bin/python show.py
