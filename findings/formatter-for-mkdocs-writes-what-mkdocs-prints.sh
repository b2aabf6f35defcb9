#!/usr/bin/env bash
# GUESS: mdformat with the plugin that is made for MkDocs, which knows its admonitions, lists of four columns and attribute
#   lists, leaves a page that MkDocs shows as before: it even compares the HTML before and after and refuses to write when
#   they differ.
# REALLY: the HTML that is compared is its own parser's, markdown-it's, not that of Python-Markdown, which MkDocs runs. A line
#   that ends in two blanks, as the four parts of a story stand below each other, gets a backslash instead: the same break in
#   CommonMark, and in Python-Markdown no break at all but a backslash that readers see, with the parts on one line. A cell
#   `a|b` in code, which Python-Markdown keeps whole, is cut at the bar and what follows is removed from the file. Exit code 0,
#   no warning, and --check is content from then on. What heals the first, pymdownx.escapeall with hardbreak, nothing in the
#   plugin asks for; the second is lost.
# VERSIONS: mdformat 1.0.0, mdformat-mkdocs 5.3.0 (mdformat-gfm 1.0.0, mdformat-front-matters 2.0.0), Markdown 3.11.3,
#   pymdown-extensions 13.1.2.
# SOURCE: CommonMark 0.31.2, hard line breaks; the page of the plugin, which lists what it keeps; rules of Markdown's tables.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m venv env
env/bin/pip install --quiet mdformat==1.0.0 mdformat-mkdocs==5.3.0 mdformat-gfm==1.0.0 mdformat-front-matters==2.0.0 \
  markdown==3.11.3 pymdown-extensions==13.1.2 >pip.log 2>&1 || { cat pip.log; exit 3; }
printf '%s\n' '# Ownership' '' '**Situation:** Orders stood still.  ' '**Task:** I had the pager.  ' '**Result:** 12 minutes.' '' \
  '| Label | Matches |' '| --- | --- |' '| Outcome | `result|outcome` |' > before.md
cp before.md after.md
env/bin/mdformat after.md
env/bin/mdformat --check after.md
cat > go.py <<'PY'
import sys
from markdown import markdown

shown = {}
for name in ("before", "after"):
    text = open(f"{name}.md").read()
    html = markdown(text, extensions=["tables", "attr_list", "admonition"])
    shown[name] = (html.count("<br"), html.count("\\"), "<code>result|outcome</code>" in html)
    print(f"{name}: {html.count('<br')} line breaks, {html.count(chr(92))} backslashes to be read; the cell is whole: {'outcome</code>' in html}")
    print("   ", text.replace("\n", "¶"))
assert shown == {"before": (2, 0, True), "after": (0, 2, False)}, shown
assert "outcome`" not in open("after.md").read()
healed = markdown(open("after.md").read(), extensions=["tables", "pymdownx.escapeall"], extension_configs={"pymdownx.escapeall": {"hardbreak": True}})
print("with pymdownx.escapeall:", healed.count("<br"), "line breaks")
assert healed.count("<br") == 2 and "outcome" not in healed.split("<table>")[1].lower().replace("<td>outcome</td>", ""), healed
PY
env/bin/python go.py
