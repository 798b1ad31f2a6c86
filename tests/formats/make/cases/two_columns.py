"""The body of the text is set in two columns, with hyphenation; made by typst alone."""
import re
from pathlib import Path

FORMATS = []
SOURCE = Path(__file__).parent.parent / "two-columns.typ"


def build(folder):
    import typst
    typst.compile(str(SOURCE), output=str(folder / "typst.pdf"))


def landmarks():
    """In columns the last words of an item stand where the next one begins."""
    text = SOURCE.read_text().split("#columns", 1)[1]
    found = []
    for part in re.split(r"\n== ", text)[1:]:
        number = re.match(r"§ (\d+)", part)[1]
        lines = [line for line in part.strip().splitlines() if line and line != "]"]
        found.append((number, lines[0], lines[-1]))
    return found
