#!/usr/bin/env bash
# GUESS: a page without front matter is shown from its first line on; only what stands between two "---" is taken for
#   metadata, and a page that one engine shows whole the engine that reads the same mkdocs.yml shows whole.
# REALLY: MkDocs and ProperDocs also read MultiMarkdown's metadata: from the first line on, "word: value" with any word. A page
#   that begins "Situation: The queue stopped." loses that line, and the lines "Task: ..." below it; so does one that begins
#   with a time ("09:30 the alarm rang") or a bare address ("https://..."), and a title underlined with "====" goes while its
#   "====" stays as text. No warning, under --strict neither. Zensical, which their users are sent to, shows all of these, so
#   a page is not the same page in both. Two "---" around a sentence with a colon in it, two rules to Markdown, are front
#   matter to all three, and the sentence is gone.
#   Front matter or an empty first line saves the text; an *empty* front matter does in MkDocs, and is a RuntimeError in Zensical.
# VERSIONS: mkdocs 1.6.1, properdocs 1.6.7 (properdocs-theme-mkdocs 1.6.7), zensical 0.0.73, mkdocs-material 9.8.2.
# SOURCE: MkDocs' page on writing docs, "MultiMarkdown Style Meta-Data"; mkdocs issues 3160 and 4079 (one word and a colon).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
for v in mk pd; do python3 -m venv $v-env >/dev/null; done
mk-env/bin/python -m pip install -q mkdocs==1.6.1 mkdocs-material==9.8.2 zensical==0.0.73 2>pip.log || { cat pip.log; exit 3; }
pd-env/bin/python -m pip install -q properdocs==1.6.7 properdocs-theme-mkdocs==1.6.7 2>pip.log || { cat pip.log; exit 3; }
export NO_MKDOCS_2_WARNING=1 DISABLE_MKDOCS_2_WARNING=true
mkdir docs
page() { printf -- "$2" > "docs/$1.md"; }
page index '# Home\n'
page labels 'Situation: The first words of labels.\nTask: The second words.\n\nThe rest.\n'
page time '09:30 the first words of time\n\nThe rest.\n'
page address 'https://example.org/ has the first words of address.\n\nThe rest.\n'
page title 'Lesson: The first words of title\n==========\n\nThe rest.\n'
page blank '\nSituation: The first words of blank.\n\nThe rest.\n'
page breaks '---\n\nOne thing first: the first words of breaks.\n\n---\n\nThe rest.\n'
page front '---\ntitle: Front\n---\nSituation: The first words of front.\n\nThe rest.\n'
config() { printf 'site_name: T\nuse_directory_urls: false\ntheme: {name: %s}\nplugins: []\n' "$1" > mkdocs.yml; }
config mkdocs
mk-env/bin/python -m mkdocs build -q --strict -d mkdocs
pd-env/bin/python -m properdocs build --strict -q -f mkdocs.yml -d properdocs
config 'material, font: false'
mk-env/bin/zensical build --strict | tail -2
for e in mkdocs properdocs site; do
  for p in labels time address title blank breaks front; do grep -q "first words of $p" $e/$p.html && echo "$p shown" || echo "$p lost"; done > $e.txt
done
echo "--- MkDocs, ProperDocs, Zensical"; paste -d'|' mkdocs.txt properdocs.txt site.txt | column -t -s'|'
mk-env/bin/zensical --version; grep -A1 '====' mkdocs/title.html
printf -- '---\n---\nSituation: The first words.\n' > docs/empty.md
mk-env/bin/python -m mkdocs build -q --strict -d with-empty && grep -q 'first words' with-empty/empty.html && echo "an empty front matter: MkDocs shows the words"
rc=0; mk-env/bin/zensical build > empty.log 2>&1 || rc=$?
echo "an empty front matter: Zensical exit $rc, $(tail -1 empty.log)"
[ "$(cat mkdocs.txt)" = "$(printf '%s\n' 'labels lost' 'time lost' 'address lost' 'title lost' 'blank shown' 'breaks lost' 'front shown')" ]
cmp mkdocs.txt properdocs.txt
[ "$(cat site.txt)" = "$(printf '%s\n' 'labels shown' 'time shown' 'address shown' 'title shown' 'blank shown' 'breaks lost' 'front shown')" ]
grep -q '<p>==========' mkdocs/title.html
[ $rc -eq 1 ]
grep -q '^RuntimeError: error reading page metadata' empty.log
