"""The oracle's side of xtask/src/bench/oracles: lines in, lines out.

A line is a case, its cells are parted by tabs; a backslash, tab, line feed or carriage return inside
a cell is written as two characters, as in C.
"""
import re
import sys

_OUT = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})
_IN = {"\\\\": "\\", "\\t": "\t", "\\n": "\n", "\\r": "\r"}


def _cell(text):
    return re.sub(r"\\[\\tnr]", lambda found: _IN[found[0]], text)


def answer(judge):
    """Calls judge(*cells) for every line; it gives one text, or a list of them."""
    sys.stdin.reconfigure(encoding="utf-8", newline="\n")
    sys.stdout.reconfigure(encoding="utf-8", newline="\n", errors="replace")
    for line in sys.stdin:
        said = judge(*map(_cell, line.rstrip("\n").split("\t")))
        cells = [said] if isinstance(said, str) else said
        print("\t".join(cell.translate(_OUT) for cell in cells))
