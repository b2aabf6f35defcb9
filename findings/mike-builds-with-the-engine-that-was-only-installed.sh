#!/usr/bin/env bash
# GUESS: "mike deploy" builds a version with the engine whose file it is given: mkdocs.yml, with a theme and plugins for
#   MkDocs, so MkDocs, as before. Another engine that some requirement brings into the environment changes nothing.
# REALLY: mike asks, when it is imported, whether a package called properdocs is installed, and if so runs "properdocs" for
#   every command, whatever the file is called; no option chooses. A site with the theme "mkdocs" can't be deployed any more,
#   because ProperDocs has that theme in a package of its own, while "mkdocs build" beside it goes on; a site with Material is
#   deployed, and its pages and commits name the other program. Where properdocs.yml is there too, it wins: "mike deploy"
#   publishes one site, "mkdocs build" makes another.
# VERSIONS: mike 2.2.0, mkdocs 1.6.1, properdocs 1.6.7, mkdocs-material 9.8.2.
# SOURCE: the top of mike/mkdocs_utils.py; mike's package description, which names MkDocs alone.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m venv v >/dev/null
export PATH="$dir/v/bin:$PATH" NO_MKDOCS_2_WARNING=1
python -m pip install -q mike==2.2.0 mkdocs==1.6.1 mkdocs-material==9.8.2 2>pip.log || { cat pip.log; exit 3; }
mkdir -p repo/docs; cd repo
git init -q -b main .; git config user.name T; git config user.email t@example.org
site() { printf 'site_name: Of %s\nsite_url: https://example.org/t/\ntheme: %s\nplugins: [mike]\n' "$1" "$2" > "$1"; }
printf '# Home\n' > docs/index.md
git add . && git commit -qm start
said() { git log -1 --format=%s gh-pages; git show "gh-pages:$1/index.html" | grep -oE '<title>[^<]*|name="generator" content="[^"]*' || true; }
site mkdocs.yml mkdocs;   mike deploy 1 >log 2>&1; said 1 > ../1.txt
site mkdocs.yml material; mike deploy 2 >log 2>&1; said 2 > ../2.txt
python -m pip install -q properdocs==1.6.7 2>../pip.log || { cat ../pip.log; exit 3; }
site mkdocs.yml mkdocs;   rc=0; mike deploy 3 > ../3.txt 2>&1 || rc=$?
mkdocs build -q -d ../plain && mkdocs=$?
site mkdocs.yml material; mike deploy 4 >log 2>&1; said 4 > ../4.txt
site properdocs.yml material; mike deploy 5 >log 2>&1; said 5 > ../5.txt
mkdocs build -q -d ../plain
cd ..
for n in 1 2 3 4 5; do echo "-- $n"; cat $n.txt; done; echo "exit of 3: $rc; mkdocs build beside it: $mkdocs; its site after 5: $(grep -o '<title>[^<]*' plain/index.html)"
grep -q 'MkDocs 1.6.1' 1.txt
grep -q 'MkDocs 1.6.1' 2.txt
[ "$rc" -ne 0 ]
[ "$mkdocs" -eq 0 ]
grep -q "Unrecognised theme name: 'mkdocs'" 3.txt
grep -q 'ProperDocs 1.6.7' 4.txt
grep -q 'Of mkdocs.yml' 4.txt
grep -q 'Of properdocs.yml' 5.txt
grep -q 'Of mkdocs.yml' plain/index.html
