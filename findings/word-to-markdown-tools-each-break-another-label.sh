#!/usr/bin/env bash
# GUESS: a story that was written in Word under bold labels ("Situation:", "Result:") comes out of the usual converters with
#   bold labels; where the tools differ they differ in style. At least a tool reads back what it wrote itself, and a table
#   keeps its words.
# REALLY: what the eye cannot see in Word, on which side of the bold run its blank or its line break stands, decides, and each
#   tool breaks another one. A blank in the run: mammoth writes "__Situation: __Orders", which is no bold text in CommonMark;
#   pandoc and markitdown move it out. A line break in the run: pandoc writes a backslash and then the closing asterisks, which
#   reads as an escaped asterisk, so that its own reader finds no bold text and an asterisk too many; mammoth closes on the
#   next line, in vain; markitdown drops the break and glues "12" to the label. No blank at all ("Result:" and "12" side by side,
#   as Chinese and Japanese are always written): all three write "**Result:**12", where the closing asterisks stand between a
#   colon and a letter and close nothing. A table: mammoth has none, each cell is a paragraph; markitdown does not escape a
#   "|" that somebody typed, so that the row has a cell too many, which GitHub's rule drops: "still" is gone from the page.
#   No tool warns.
# VERSIONS: mammoth 1.13.0, markitdown 0.1.9 (markdownify 1.2.3), pandoc 3.9 (pypandoc_binary 1.17); input made by
#   python-docx 1.2.0; read by markdown-it-py 4.3.0.
# SOURCE: CommonMark 0.31.2, rules for left- and right-flanking delimiter runs; GitHub's specification, tables (excess cells).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m venv env
env/bin/pip install --quiet mammoth==1.13.0 'markitdown[docx]==0.1.9' markdownify==1.2.3 pypandoc_binary==1.17 \
  python-docx==1.2.0 markdown-it-py==4.3.0 >pip.log 2>&1 || { cat pip.log; exit 3; }
cat > go.py <<'PY'
import mammoth, pypandoc
from docx import Document
from markdown_it import MarkdownIt
from markitdown import MarkItDown

def label(bold, text, broken=False):
    """A paragraph that begins in bold; a line break stands in the bold run, as Word leaves it after Shift+Enter."""
    paragraph = made.add_paragraph()
    run = paragraph.add_run(bold)
    run.bold = True
    if broken:
        run.add_break()
    paragraph.add_run(text)

made = Document()
label("Situation: ", "Orders stood.")  # the blank is bold
label("Task:", " I had the pager.")  # the blank is not
label("Action:", "I emptied it.")  # none
label("結果：", "12分")  # none, as it is always written
label("Result:", "12 minutes.", broken=True)
row = made.add_table(rows=1, cols=2).rows[0].cells
row[0].text, row[1].text = "Situation", "Orders stood | still."
made.save("story.docx")

written = {
    "mammoth": mammoth.convert_to_markdown(open("story.docx", "rb")).value,
    "markitdown": MarkItDown().convert("story.docx").text_content,
    "pandoc": pypandoc.convert_file("story.docx", "gfm", extra_args=["--wrap=none"]),
}
reader = MarkdownIt("commonmark").enable("table")
found = {}
for tool, text in written.items():
    html = reader.render(text)
    bold = [name for name in ("Situation", "Task", "Action", "結果", "Result") if f"<strong>{name}" in html]
    found[tool] = (bold, "<table>" in html, "still" in html)
    print(f"{tool}: bold {bold}; a table {'<table>' in html}; its last word {'still' in html}")
    print("   ", " ¶ ".join(text.split("\n")[:10]))
assert found == {
    "mammoth": (["Task"], False, True),
    "markitdown": (["Situation", "Task"], True, False),
    "pandoc": (["Situation", "Task"], True, True),
}, found
assert "__Situation: __Orders" in written["mammoth"] and "**Result:**12" in written["markitdown"]
again = pypandoc.convert_text(written["pandoc"], "html", "gfm")
print("pandoc reads its own back:", again[again.index("12 minutes") - 18 : again.index("12 minutes")].encode())
assert "**Result:\\**" in written["pandoc"] and "<strong>Result" not in again and "<em>Result:*</em>" in again, again
PY
env/bin/python go.py
