#!/usr/bin/env bash
# GUESS: a small Atom feed that uses what RFC 4287 has (title and text as text, html or xhtml; a "related" link beside the
#   alternate one; xml:base; the author once for the whole feed) comes out of four parsers alike, down to the title, the
#   address and the words of each entry.
# REALLY: none gives all of it. rss-parser (npm) tears xhtml apart: "We <em>moved</em> the rows <b>twice</b> a day." becomes "We
#   the rows  a day.<em>moved</em><b>twice</b>", an xhtml title becomes an object; the address of an entry is its *first* link,
#   whatever its rel; no categories, no author of the feed, no xml:base. atoma (PyPI) drops whatever is xhtml: title None,
#   text None. feedparser gets words and addresses right, but leaves entries without the feed's author, and hands out a title
#   of type text ("Use <b> with care") and of type html in one string, to be told apart by title_detail only. feedsmith
#   keeps all, and leaves xml:base and the author to the caller.
#   What all four read: type="html", absolute addresses, the alternate link first, an author in each entry, no "<" in titles.
# VERSIONS: feedparser 6.0.14, atoma 0.0.17, rss-parser 3.13.0, feedsmith 3.0.1.
# SOURCE: RFC 4287, sections 3.1 (text), 4.1.2 (author of the feed), 4.2.7 (link); none found on the parsers.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m venv v >/dev/null
v/bin/python -m pip install -q feedparser==6.0.14 atoma==0.0.17 2>pip.log || { cat pip.log; exit 3; }
npm init -y >/dev/null; npm install --silent --no-audit --no-fund rss-parser@3.13.0 feedsmith@3.0.1 2>npm.log || { cat npm.log; exit 3; }
cat > feed.xml <<'XML'
<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://example.org/bank/" xml:lang="en">
  <title>Stories</title><id>tag:example.org,2026:bank</id><updated>2026-03-02T10:00:00Z</updated>
  <author><name>The team</name></author>
  <link rel="self" href="atom.xml"/><link href="./"/>
  <entry>
    <title>Use &lt;b> with care</title><id>tag:example.org,2026:1</id><updated>2026-03-01T10:00:00Z</updated>
    <link rel="related" href="https://source.example/"/><link href="stories/1/"/>
    <category term="ownership" label="Ownership"/>
    <summary type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>We <em>moved</em> the rows <b>twice</b> a day.</p></div></summary>
  </entry>
  <entry>
    <title type="html">Use &amp;lt;b&gt; with care</title><id>tag:example.org,2026:2</id><updated>2026-03-01T10:00:00Z</updated>
    <link href="stories/2/"/>
    <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>We <em>moved</em> the rows <b>twice</b> a day.</p></div></content>
  </entry>
  <entry>
    <title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Use <code>less</code> with care</div></title><id>tag:example.org,2026:3</id><updated>2026-03-01T10:00:00Z</updated>
    <link href="stories/3/"/>
    <content type="html">&lt;p>We &lt;em>moved&lt;/em> the rows.&lt;/p></content>
  </entry>
</feed>
XML
cat > read.py <<'PY'
import json
import atoma, feedparser
value = lambda part: part.value if part else None
feed = feedparser.parse("feed.xml")
out = {"feedparser": [{"title": e.title, "link": e.link, "author": e.get("author"), "tags": [t.label for t in e.get("tags", [])],
                       "text": e.content[0].value if "content" in e else e.get("summary")} for e in feed.entries]}
out["atoma"] = [{"title": value(e.title), "link": next(l.href for l in e.links if l.rel in (None, "alternate")), "author": e.authors[0].name if e.authors else None, "tags": [c.label for c in e.categories],
                 "text": value(e.content) or value(e.summary)} for e in atoma.parse_atom_file("feed.xml").entries]
print(json.dumps(out))
PY
cat > read.mjs <<'JS'
import fs from 'node:fs'
import Parser from 'rss-parser'
import { parseFeed } from 'feedsmith'
const xml = fs.readFileSync('feed.xml', 'utf8')
const rss = (await new Parser().parseString(xml)).items.map((e) => ({ title: e.title, link: e.link, author: e.author ?? e.creator ?? null, tags: e.categories ?? [], text: e.content ?? e.summary }))
const smith = parseFeed(xml).feed.entries.map((e) => ({ title: e.title.value, link: (e.links.find((l) => (l.rel ?? 'alternate') === 'alternate')).href, author: e.authors?.[0].name ?? null, tags: (e.categories ?? []).map((c) => c.label), text: (e.content ?? e.summary).value }))
console.log(JSON.stringify({ 'rss-parser': rss, feedsmith: smith }))
JS
v/bin/python read.py > py.json; node read.mjs > js.json
cat > show.py <<'PY'
import json, sys
got = json.load(open("py.json")) | json.load(open("js.json"))
for part in ("title", "link", "author", "tags", "text"):
    print(part)
    for name, entries in got.items():
        for number, entry in enumerate(entries, 1):
            print(f"    {name:10} {number}  {entry.get(part)!r}")

WORDS = "We <em>moved</em> the rows <b>twice</b> a day."
TORN = "We  the rows  a day.<em>moved</em><b>twice</b>"
column = lambda name, part: [entry.get(part) for entry in got[name]]
here, base = ["stories/1/", "stories/2/", "stories/3/"], "https://example.org/bank/"
ok = [
    column("rss-parser", "link") == ["https://source.example/", *here[1:]], column("atoma", "link") == here, column("feedsmith", "link") == here,
    column("feedparser", "link") == [base + address for address in here],
    [TORN in text for text in column("rss-parser", "text")] == [True, True, False], isinstance(column("rss-parser", "title")[2], dict),
    [WORDS in (text or "") for text in column("feedsmith", "text")] == [WORDS in (text or "") for text in column("feedparser", "text")] == [True, True, False],
    column("atoma", "text")[:2] == [None, None], column("atoma", "title")[2] is None,
    column("feedparser", "title")[:2] == ["Use <b> with care", "Use &lt;b> with care"],
    {name: column(name, "author")[0] for name in got} == {"feedparser": None, "atoma": "The team", "rss-parser": None, "feedsmith": None},
    {name: column(name, "tags")[0] for name in got} == {"feedparser": ["Ownership"], "atoma": ["Ownership"], "rss-parser": [], "feedsmith": ["Ownership"]},
]
sys.exit(0 if all(ok) else f"CHANGED: {ok}")
PY
v/bin/python show.py
