#!/usr/bin/env bash
# GUESS: a vault of notes becomes a site by any of the MkDocs plugins for [[links by name]]: the link finds the file of that
#   name wherever it lies, --strict names the one that it does not find, and what stands in code stays as written.
# REALLY: each of three fails at another of these, and none says so under --strict.
#   mkdocs-ezlinks makes an address of the name before it looks: small letters, blanks to hyphens. [[Ownership]] and [[Earn
#   Trust]] become "ownership" and "earn-trust", which no file is called; with files in small letters the same page works. MkDocs
#   reports a link without ".md" as an INFO, so that a strict build passes with every such link dead. A Markdown link beside it,
#   [x](Ownership.md), is found: only the form that the plugin exists for is not.
#   roamlinks replaces in the text of the file, code spans and fences included: a page that explains `[[Ownership]]` shows
#   "[Ownership](<stories/Ownership.md>)". obsidian-bridge leaves [[ ]] in code alone, but not a Markdown link: `[x](Ownership.md)`
#   in code is shown as "[x](stories/Ownership.md)".
#   And of an alias in a table, [[Ownership\|own it]], as the notes program itself writes it, roamlinks makes no link, but that
#   at least it warns about.
# VERSIONS: mkdocs 1.6.1, mkdocs-ezlinks-plugin 0.1.14, mkdocs-roamlinks-plugin 0.3.2, mkdocs-obsidian-bridge 1.3.1.
# SOURCE: readmes of the three; MkDocs, "validation" (unrecognized_links is info by default).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m venv env
env/bin/pip install --quiet mkdocs==1.6.1 mkdocs-ezlinks-plugin==0.1.14 mkdocs-roamlinks-plugin==0.3.2 \
  mkdocs-obsidian-bridge==1.3.1 >pip.log 2>&1 || { cat pip.log; exit 3; }
mkdir -p docs/stories
printf '# Ownership\n' > docs/stories/Ownership.md
printf '# Earn trust\n' > 'docs/stories/Earn Trust.md'
printf '# Frugality\n' > docs/stories/frugality.md
printf '%s\n\n' '# Home' '[[Ownership]]' '[[Earn Trust]]' '[[frugality]]' '[beside](Ownership.md)' \
  'Code: `[[Ownership]]` and `[x](Ownership.md)`' > docs/index.md
cat > go.py <<'PY'
import re, subprocess
from pathlib import Path

def built(plugin):
    Path("mkdocs.yml").write_text(f"site_name: Notes\nplugins: [{plugin}]\n")
    done = subprocess.run(["env/bin/mkdocs", "build", "--strict", "-d", plugin], capture_output=True, text=True)
    page = Path(plugin, "index.html").read_text()
    body = page[page.index('role="main"'):].split("<footer")[0]
    dead = [link for link in re.findall(r'<a href="([^"#]+)', body) if not Path(plugin, link.replace("%20", " ")).exists()]
    found = (done.returncode, dead, re.findall("<code>(.*?)</code>", body), "WARNING" in done.stderr)
    print(f"{plugin}: strict ends with {found[0]}, dead links {found[1]}, code {found[2]}")
    return found

assert built("ezlinks") == (0, ["ownership", "earn-trust"], ["[[Ownership]]", "[x](Ownership.md)"], False)
assert built("roamlinks") == (0, [], ["[Ownership](&lt;stories/Ownership.md&gt;)", "[x](stories/Ownership.md)"], False)
assert built("obsidian-bridge") == (0, [], ["[[Ownership]]", "[x](stories/Ownership.md)"], False)
PY
env/bin/python go.py
