#!/usr/bin/env bash
# GUESS: a converter from HTML to Markdown writes Markdown that shows the same text: it escapes what would be markup, above all
#   "<", which the HTML had to escape too (&lt;). At least the words survive.
# REALLY: none of four does. "A Map&lt;Story&gt; grew." becomes "A Map<Story> grew.", which every reader of Markdown takes for a
#   tag: the page shows "A Map grew." "&amp;amp;" comes back as "&". turndown and html2text escape "1." but not "2019)", so a
#   year becomes the number of a list; markdownify, by default, escapes no block mark at all: a paragraph that begins with
#   "# 1" is a heading, "> 40 %" a quotation. So the Markdown twins that mkdocs-llmstxt writes (markdownify, then mdformat)
#   say "A Map<Story> grew.", "2019. was the year.", "1) March was cold.": other words and figures than the page, in a strict
#   build. markdownify and html-to-markdown have escape_misc=True, which saves the brackets; html2text's escape_snob
#   escapes the rest and leaves the brackets, turndown has no such option.
# VERSIONS: markdownify 1.2.3, html2text 2025.4.15, html-to-markdown 3.21.2, turndown 7.2.5; mkdocs-llmstxt 0.5.1 with mkdocs
#   1.6.1; read back by markdown-it-py 3.0.0.
# SOURCE: turndown's README ("Escaping Markdown Characters"); markdownify's README on escape_misc.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m venv v >/dev/null
v/bin/python -m pip install -q markdownify==1.2.3 html2text==2025.4.15 html-to-markdown==3.21.2 markdown-it-py==3.0.0 mkdocs==1.6.1 mkdocs-llmstxt==0.5.1 2>pip.log || { cat pip.log; exit 3; }
npm init -y >/dev/null; npm install --silent --no-audit --no-fund turndown@7.2.5 2>npm.log || { cat npm.log; exit 3; }
cat > go.py <<'PY'
import html, json, re, subprocess, sys
from importlib.metadata import version
import html2text
from html_to_markdown import ConversionOptions, convert
from markdown_it import MarkdownIt
from markdownify import markdownify

TEXTS = ["A Map<Story> grew.", "Write &amp; for the sign.", "2019) was the year.", "1. March was cold.", "# 1 lesson", "> 40 % faster", "+ 5 degrees", "a * b * c"]
pages = [f"<p>{html.escape(text, quote=False)}</p>" for text in TEXTS]
node = "const T = require('turndown'); const t = new T(); console.log(JSON.stringify(JSON.parse(process.argv[1]).map((p) => t.turndown(p))))"
turned = json.loads(subprocess.run(["node", "-e", node, json.dumps(pages)], check=True, capture_output=True, text=True).stdout)
writers = {"markdownify": [markdownify(p) for p in pages], "html2text": [html2text.html2text(p) for p in pages],
           "html-to-markdown": [convert(p).content for p in pages], "turndown": turned}
reader = MarkdownIt()

def seen(markdown):
    shown = reader.render(markdown)
    kind = re.match(r"<(\w+)", shown)[1]
    return ("" if kind == "p" else f"<{kind}> ") + " ".join(html.unescape(re.sub(r"<[^>]*>", "", shown)).split())

print({name: version(name) for name in writers if name != "turndown"}, "turndown", json.load(open("node_modules/turndown/package.json"))["version"])
changed = {}
for i, text in enumerate(TEXTS):
    print(text)
    for name, made in writers.items():
        print(f"    {name:17} {made[i].strip()!r:32} {'same' if seen(made[i]) == text else 'read as ' + repr(seen(made[i]))}")
        if seen(made[i]) != text:
            changed.setdefault(name, []).append(i)
healed = {"markdownify": markdownify(pages[0], escape_misc=True), "html-to-markdown": convert(pages[0], ConversionOptions(escape_misc=True)).content}
print("with escape_misc:", {name: seen(made) for name, made in healed.items()})
wanted = {"markdownify": [0, 1, 2, 3, 4, 5, 6], "html2text": [0, 1, 2, 4, 5], "html-to-markdown": [0, 1], "turndown": [0, 1, 2]}
snob = html2text.HTML2Text()
snob.escape_snob = True
print("html2text with escape_snob:", [seen(snob.handle(page)) for page in (pages[0], pages[2], pages[4])])
ok = [seen(snob.handle(page)) for page in (pages[0], pages[2], pages[4])] == ["A Map grew.", TEXTS[2], TEXTS[4]] and changed == wanted and all(seen(made[0]) == "A Map grew." for made in writers.values()) and all(seen(made) == TEXTS[0] for made in healed.values())
sys.exit(0 if ok else f"CHANGED: expected {wanted}")
PY
v/bin/python go.py
export NO_MKDOCS_2_WARNING=1
mkdir docs; printf '# Home\n\nA Map&lt;Story&gt; grew.\n\n2019&#41; was the year.\n\n1&#46; March was cold.\n' > docs/index.md
printf 'site_name: T\nsite_url: https://example.org/t/\ntheme: {name: mkdocs}\nplugins: [{llmstxt: {sections: {A: ["*.md"]}}}]\n' > mkdocs.yml
v/bin/python -m mkdocs build -q --strict
echo "--- the page"; grep -E '^<p>' site/index.html; echo "--- its Markdown twin by mkdocs-llmstxt"; cat site/index.md
[ "$(grep -v '^$' site/index.md)" = '# Home
A Map<Story> grew.
2019. was the year.
1) March was cold.' ]
grep -qF 'A Map&lt;Story&gt; grew.' site/index.html
