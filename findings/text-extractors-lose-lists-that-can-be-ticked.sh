#!/usr/bin/env bash
# GUESS: a list of tips that can be ticked, "- [ ] Say the number first", is a list of sentences to whatever takes the text out of
#   a page (reading views, crawlers, collections for language models); that there is a box before each changes nothing, and
#   which of the usual renderers wrote the box even less.
# REALLY: readability-lxml takes a list with as many boxes as entries for a form and removes the whole list, whoever wrote it;
#   the same list without boxes stays. Mozilla's own Readability, which it was ported from, keeps it. trafilatura decides by
#   who wrote the page: it keeps the lists of pymdownx (plain, and with custom_checkbox, which wraps the box in a label), and
#   loses every sentence of mdit-py-plugins' tasklists with label=True, where the sentence itself stands in the <label>: the
#   element and its text go; favor_recall brings nothing back. The heading above stays, so that the page reads as if somebody
#   had not filled it in. No extractor says a word, and none tells which boxes were ticked.
# VERSIONS: trafilatura 2.3.1, readability-lxml 0.9 (lxml_html_clean 0.4.6), @mozilla/readability 0.6.0 (jsdom 29.1.1); lists by
#   pymdown-extensions 13.1.2 and mdit-py-plugins 0.7.0.
# SOURCE: readability-lxml, sanitize(): lists with more inputs than a third of the paragraphs; trafilatura's list of elements
#   that are dropped with their text; HTML standard, labeled control (a label may hold its control and its words).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m venv env
env/bin/pip install --quiet lxml==6.1.3 lxml_html_clean==0.4.6 trafilatura==2.3.1 markdown==3.11.3 pymdown-extensions==13.1.2 \
  markdown-it-py==4.3.0 mdit-py-plugins==0.7.0 >pip.log 2>&1 || { cat pip.log; exit 3; }
env/bin/pip install --quiet readability-lxml==0.9 >pip.log 2>&1 || { cat pip.log; exit 3; }  # apart: some pip trip over its extra of lxml
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @mozilla/readability@0.6.0 jsdom@29.1.1 2>npm.log || { cat npm.log; exit 3; }
cat > reading.cjs <<'JS'
const { JSDOM } = require('jsdom')
const { Readability } = require('@mozilla/readability')
const dom = new JSDOM(require('fs').readFileSync('page.html', 'utf8'), { url: 'https://stories.example/' })
console.log(new Readability(dom.window.document).parse().textContent)
JS
cat > go.py <<'PY'
import subprocess
import trafilatura
from markdown import markdown
from markdown_it import MarkdownIt
from mdit_py_plugins.tasklists import tasklists_plugin
from readability import Document

TIPS = ["Say the number first, then how it was measured and by whom.",
        "Name the person who disagreed with you, and what became of it.",
        "Stop after two minutes, and let them ask what they want to know."]
boxes = "".join(f"- [{'x' if tip.startswith('Name') else ' '}] {tip}\n" for tip in TIPS)
task = "pymdownx.tasklist"
lists = {
    "no boxes": markdown("".join(f"- {tip}\n" for tip in TIPS)),
    "pymdownx": markdown(boxes, extensions=[task]),
    "pymdownx, custom": markdown(boxes, extensions=[task], extension_configs={task: {"custom_checkbox": True}}),
    "markdown-it": MarkdownIt().use(tasklists_plugin).render(boxes),
    "markdown-it, label": MarkdownIt().use(tasklists_plugin, label=True).render(boxes),
}
TELLING = ["Orders stood still for two hours on the evening before the sale, and nobody had expected ninety thousand messages.",
           "The queue was drained by hand, and each message was replayed from the journal while the manager watched the count fall.",
           "A rule stops the producer now, long before the queue is full, and an alarm rings before the rule has to.",
           "Since that night the queue has been full once, for a minute, and no order waited longer than it should."]
found = {}
for name, html in lists.items():
    for paragraphs in (2, 12):  # a short page and a long one: what is cut out is decided by shares of text elsewhere
        telling = "".join(f"<p>{TELLING[at % 4]} ({at})</p>" for at in range(paragraphs))
        page = (f'<!doctype html><html lang="en"><head><title>Ownership</title></head><body><main><article><h1>Ownership</h1>{telling}'
                f"<h2>Tips</h2>{html}<h2>More</h2><p>{TELLING[3]}</p></article></main></body></html>")
        open("page.html", "w").write(page)
        mozilla = subprocess.run(["node", "reading.cjs"], capture_output=True, text=True, check=True).stdout
        texts = (trafilatura.extract(page), trafilatura.extract(page, favor_recall=True), Document(page).summary(), mozilla)
        assert all("Tips" in text and "drained by hand" in text for text in texts)
        found.setdefault(name, set()).add(tuple(sum(tip in text for tip in TIPS) for text in texts))
    print(f"{name:19} tips of 3 by trafilatura, with favor_recall, readability-lxml, Mozilla: {sorted(found[name])}")
assert found == {"no boxes": {(3, 3, 3, 3)}, "pymdownx": {(3, 3, 0, 3)}, "pymdownx, custom": {(3, 3, 0, 3)},
                 "markdown-it": {(3, 3, 0, 3)}, "markdown-it, label": {(0, 0, 0, 3)}}, found
PY
env/bin/python go.py 2>/dev/null
