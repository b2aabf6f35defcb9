#!/usr/bin/env bash
# GUESS: with snowballstemmer pinned, the stems are pinned too; whatever else stands in the environment may change the
#   speed at most. So an index built with it agrees with a browser that holds the same version of Snowball.
# REALLY: if PyStemmer is importable, snowballstemmer.stemmer() hands out PyStemmer's object, with the algorithms of *that*
#   version. A PyStemmer 2.2 that some other package pulled in makes snowballstemmer 3.0.1 answer like Snowball 2.2:
#   "added" becomes "ad" instead of "add" and meets "ad", "organize" meets "organ", "evening" meets "even", Italian "divano"
#   (sofa) meets "divo" (star), Dutch "huizen" is "huiz" instead of "huis"; of 128,112 English words 295 change, and
#   Estonian, which the pinned package has, raises KeyError.
#   No warning, no attribute that tells; only the type of the object does. Two routes stay pure: the class itself
#   (snowballstemmer.english_stemmer.EnglishStemmer), or PyStemmer pinned beside it.
# VERSIONS: snowballstemmer 3.0.1, PyStemmer 2.2.0.3, words of pyspellchecker 0.9.0.
# SOURCE: snowballstemmer's README, "Automatic Acceleration": results "should" be "100% compatible"; no word on versions.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m venv v >/dev/null
v/bin/python -m pip install -q snowballstemmer==3.0.1 pyspellchecker==0.9.0 2>pip.log || { cat pip.log; exit 3; }
cat > stem.py <<'PY'
import json, sys
from importlib.metadata import version
import snowballstemmer
from snowballstemmer.english_stemmer import EnglishStemmer
from spellchecker import SpellChecker

def stems(language, words):
    try:
        return snowballstemmer.stemmer(language).stemWords(words)
    except KeyError as error:
        return type(error).__name__

words = sorted(w for w in SpellChecker("en").word_frequency.words() if w.isascii() and w.isalpha())
picked = {"english": ["added", "ad", "organize", "organ", "evening", "even"], "italian": ["divano", "divo"],
          "dutch": ["geleidelijk", "huizen"], "estonian": ["raamat"]}
result = {"object": type(snowballstemmer.stemmer("english")).__module__, "picked": {k: stems(k, v) for k, v in picked.items()},
          "all": dict(zip(words, stems("english", words))), "class": EnglishStemmer().stemWords(picked["english"])}
print("snowballstemmer", version("snowballstemmer"), "hands out", result["object"], result["picked"])
json.dump(result, open(sys.argv[1], "w"))
PY
v/bin/python stem.py alone.json
v/bin/python -m pip install -q PyStemmer==2.2.0.3 2>pip.log || { cat pip.log; exit 3; }
v/bin/python stem.py beside.json
v/bin/python - <<'PY'
import json, sys
alone, beside = json.load(open("alone.json")), json.load(open("beside.json"))
differ = [w for w in alone["all"] if alone["all"][w] != beside["all"][w]]
print(len(differ), "of", len(alone["all"]), "English words have another stem")
print("the class itself, with PyStemmer beside it:", beside["class"])
wanted = [
    alone["picked"] == {"english": ["add", "ad", "organiz", "organ", "evening", "even"], "italian": ["divan", "div"], "dutch": ["leidelijk", "huis"], "estonian": ["raama"]},
    beside["picked"] == {"english": ["ad", "ad", "organ", "organ", "even", "even"], "italian": ["div", "div"], "dutch": ["geleid", "huiz"], "estonian": "KeyError"},
    (len(differ), len(alone["all"])) == (295, 128112), beside["class"] == alone["class"] == alone["picked"]["english"],
]
sys.exit(0 if all(wanted) else f"CHANGED: {wanted}")
PY
