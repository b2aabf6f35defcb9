#!/usr/bin/env bash
# GUESS: the slugs of two Python readers, mdit-py-plugins (whose default is made after GitHub's) and pymdownx.slugs (case: lower,
#   as Material's manual sets it), are GitHub's for letters of any script; they may differ in odd signs.
# REALLY: both keep what Python's \w matches, and \w matches no combining mark. Devanagari, Tamil, Thai, Arabic with vowel
#   signs and decomposed Latin lose their vowels: "हिन्दी" becomes "हनद". github-slugger, like GitHub, keeps them, so a table of
#   contents or a link made on GitHub is dead. And words that differ in vowels only become one anchor: दिन (day) and दान (gift)
#   are both "दन", so the second heading gets "-1" or "_1", and a link to it changes when their order does. The other way
#   round, GitHub drops the figures "²" and "½" (numbers, but no digits) that Python keeps: "CO² in 2030" differs as well.
# VERSIONS: mdit-py-plugins 0.7.0, pymdown-extensions 13.1.2, github-slugger 2.0.0 (npm).
# SOURCE: github-slugger's README ("same as GitHub"); Python's documentation of \w (str.isalnum); docstring of anchors_plugin (mimics GitHub's), manual of pymdownx.slugs.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m venv v >/dev/null
v/bin/python -m pip install -q mdit-py-plugins==0.7.0 markdown-it-py==4.0.0 pymdown-extensions==13.1.2 2>pip.log || { cat pip.log; exit 3; }
npm init -y >/dev/null; npm install --silent --no-audit --no-fund github-slugger@2.0.0 2>npm.log || { cat npm.log; exit 3; }
cat > go.py <<'PY'
import json, subprocess, sys
from importlib.metadata import version
from markdown import Markdown
from markdown_it import MarkdownIt
from mdit_py_plugins.anchors import anchors_plugin
from pymdownx.slugs import slugify

TITLES = ["Größe, Zürich", "Ψηφιακή", "中文（测试）", "हिन्दी में", "दिन", "दान", "தமிழ்", "ไทยที่บ้าน", "Cafe\u0301", "CO² in 2030", "½ day"]
node = "import Slugger from 'github-slugger'; const s = new Slugger(); console.log(JSON.stringify(JSON.parse(process.argv[1]).map((t) => s.slug(t))))"
github = json.loads(subprocess.run(["node", "--input-type=module", "-e", node, json.dumps(TITLES)], check=True, capture_output=True, text=True).stdout)
text = "\n\n".join(f"## {title}" for title in TITLES)
tokens = MarkdownIt().use(anchors_plugin).parse(text)
mdit = [token.attrs["id"] for token in tokens if token.type == "heading_open"]
reader = Markdown(extensions=["toc"], extension_configs={"toc": {"slugify": slugify(case="lower")}})
reader.convert(text)
pymdown = [token["id"] for token in reader.toc_tokens]
print({name: version(name) for name in ("mdit-py-plugins", "pymdown-extensions")})
differ = []
for title, *made in zip(TITLES, github, mdit, pymdown):
    differ = [*differ, title] if len(set(made)) > 1 else differ
    print("alike " if len(set(made)) == 1 else "DIFFER", title.ljust(14), "   ".join(made))
ok = differ == TITLES[3:] and mdit[3:8] == ["हनद-म", "दन", "दन-1", "தமழ", "ไทยทบาน"] and pymdown[3:8] == ["हनद-म", "दन", "दन_1", "தமழ", "ไทยทบาน"]
sys.exit(0 if ok and github[9:] == ["co-in-2030", "-day"] and mdit[9:] == ["co²-in-2030", "½-day"] else f"CHANGED: {differ}")
PY
v/bin/python go.py
