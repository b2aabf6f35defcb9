#!/usr/bin/env bash
# GUESS: extensions for attributes read what their manuals show ({#id .class key=value}, {: …} in Python-Markdown), and
#   leave other words in braces alone, so that a year behind a title ("{Q3 2021}") or the gap of a template ("{count}") is
#   text, as it is in pandoc.
# REALLY: three of four take any words in braces at the end of a heading and make attributes without a value of them,
#   even names that HTML does not know ("<h3 2021 Q3>"): the words are gone from the page, the table of contents and the
#   search, without a warning. "{hidden}" behind a title hides the whole title. What else loses its end differs: the cell
#   of a table in all three; a paragraph and an item of a list in the two of npm only, not in Python-Markdown. Braces
#   within a line and double ones ("{{name}}") stay everywhere.
# VERSIONS: Markdown 3.11.3 (attr_list, on in most sites of Material), markdown-it-attrs 5.0.1 and @mdit/plugin-attrs 0.25.2 (VitePress
#   and its neighbours) with markdown-it 14.3.3, pandoc 3.6.1 (pypandoc_binary 1.15).
# SOURCE: Python-Markdown's page on attribute lists, and attr_list.py (_handle_word); the README of markdown-it-attrs.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m venv v >/dev/null
v/bin/python -m pip install -q pypandoc_binary==1.15 Markdown==3.11.3 2>pip.log || { cat pip.log; exit 3; }
npm init -y >/dev/null
npm install --silent --no-audit --no-fund markdown-it@14.3.3 markdown-it-attrs@5.0.1 @mdit/plugin-attrs@0.25.2 2>npm.log || { cat npm.log; exit 3; }
cat > text.json <<'JSON'
{"heading": "### Saved the launch {Q3 2021}", "hidden": "### Found it {hidden}", "twice": "### Helped {{name}}",
 "within": "Errors fell to {count} a day", "paragraph": "Errors fell to {count}", "bold": "**Result:** errors fell to {count}", "item": "- Saved {amount}",
 "cell": "| Part | Text |\n|---|---|\n| Result | fell to {count} |"}
JSON
cat > show.mjs <<'JS'
import fs from 'node:fs'
import MarkdownIt from 'markdown-it'
import attributes from 'markdown-it-attrs'
import { attrs } from '@mdit/plugin-attrs'
const texts = Object.entries(JSON.parse(fs.readFileSync('text.json', 'utf8')))
const made = (plugin) => Object.fromEntries(texts.map(([name, text]) => [name, new MarkdownIt().use(plugin).render(text)]))
console.log(JSON.stringify({ 'markdown-it-attrs': made(attributes), '@mdit/plugin-attrs': made(attrs) }))
JS
cat > show.py <<'PY'
import json, re, subprocess, sys
import markdown, pypandoc

texts = json.load(open("text.json"))
got = {"Python-Markdown": {name: markdown.markdown(text, extensions=["attr_list", "tables"]) for name, text in texts.items()}}
got |= json.loads(subprocess.check_output(["node", "show.mjs"]))
got["pandoc"] = {name: pypandoc.convert_text(text, "html", format="markdown") for name, text in texts.items()}
lost = {tool: sorted(name for name, html in made.items() if "{" not in re.sub("<[^>]*>", "", html)) for tool, made in got.items()}
for tool, made in got.items():
    print(tool, "loses the braces of:", ", ".join(lost[tool]) or "none")
    print("   ", made["heading"].strip(), made["hidden"].strip())
ok = [
    lost["Python-Markdown"] == ["cell", "heading", "hidden"], lost["pandoc"] == [],
    lost["markdown-it-attrs"] == lost["@mdit/plugin-attrs"] == ["bold", "cell", "heading", "hidden", "item", "paragraph"],
    re.fullmatch(r"<h3 (2021 Q3|Q3 2021)>Saved the launch</h3>", got["Python-Markdown"]["heading"]),
    got["Python-Markdown"]["hidden"] == "<h3 hidden>Found it</h3>", '<h3 hidden="">Found it</h3>' in got["markdown-it-attrs"]["hidden"],
]
sys.exit(0 if all(ok) else f"CHANGED: {ok}")
PY
v/bin/python show.py
