#!/usr/bin/env bash
# GUESS: an engine that reads mkdocs.yml and a page's front matter "search:" takes them as MkDocs and Material do: "plugins: []"
#   is the documented way to have no search at all, "boost" lifts a page in the results, "exclude" leaves it out.
# REALLY: of the three only "exclude" is kept. With "plugins: []" Zensical writes the index and draws the box all the same, so
#   what an owner had taken out of the search is in it again; "boost: 20" on a page is neither in the index nor in a
#   warning, strict or not. What both understand is "plugins: [search: {enabled: false}]": no box, and no words in the index.
# VERSIONS: zensical 0.0.73, mkdocs 1.6.1, mkdocs-material 9.8.2.
# SOURCE: MkDocs, user guide, "plugins"; Material, "Setting up site search"; a comment in zensical/config.py on search.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m venv v >/dev/null
v/bin/python -m pip install -q zensical==0.0.73 mkdocs==1.6.1 mkdocs-material==9.8.2 2>pip.log || { cat pip.log; exit 3; }
export NO_MKDOCS_2_WARNING=1
mkdir docs
printf '# Home\n\nwelcome\n' > docs/index.md
printf -- '---\nsearch:\n  boost: 20\n---\n# Runbook\n\nrollback\n' > docs/first.md
printf -- '---\nsearch:\n  exclude: true\n---\n# Draft\n\nrollback\n' > docs/out.md
config() { printf 'site_name: T\nsite_url: https://example.org/t/\ntheme: %s\nplugins: %s\n' "$1" "$2" > mkdocs.yml; rm -rf site m; }
box() { grep -c 'data-md-component="search"' "$1/index.html" || true; }
made() { find "$1" -name 'search*.json' | sed 's/^[^/]*.//' | tr '\n' ' '; }
config '{name: material, font: false}' '[]'
v/bin/zensical build --strict > z.log 2>&1; v/bin/python -m mkdocs build -q --strict -d m
echo "plugins: []          MkDocs: index '$(made m)', boxes $(box m); Zensical: index '$(made site)', boxes $(box site); $(grep -o 'No issues found' z.log)"
[ -z "$(made m)" ]
[ "$(made site)" = 'search.json ' ]
[ "$(box m)" -eq 0 ]
[ "$(box site)" -gt 0 ]
config '{name: material, font: false}' '[search]'
v/bin/zensical build --strict > z.log 2>&1; v/bin/python -m mkdocs build -q --strict -d m
echo "boost                MkDocs: $(grep -o '"boost": *20' m/search/search_index.json); Zensical: $(grep -c boost site/search.json || true) places; $(grep -o 'No issues found' z.log)"
grep -q '"boost": *20' m/search/search_index.json
[ "$(grep -c boost site/search.json || true)" -eq 0 ]
grep -q 'No issues found' z.log
grep -q Runbook site/search.json
[ "$(grep -c Draft site/search.json || true)" -eq 0 ]
config '{name: material, font: false}' '[search: {enabled: false}]'
v/bin/zensical build --strict > z.log 2>&1; v/bin/python -m mkdocs build -q --strict -d m
echo "search: not enabled  MkDocs: index '$(made m)', boxes $(box m); Zensical: index '$(made site)', boxes $(box site)"
[ -z "$(made m)" ]
[ "$(box m)" -eq 0 ]
[ "$(box site)" -eq 0 ]
grep -qF '"items":[]' site/search.json
