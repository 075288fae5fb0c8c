"""Which lines of the new file a difference adds, from GitHub's own patch of it."""

import re

_HUNK = re.compile(r"@@ -\d+(?:,\d+)? \+(\d+)(?:,\d+)? @@")


def added_lines(patch: str) -> frozenset[int]:
    """Numbers of the lines, counted from 1, on which a comment can suggest another text."""
    added, number = set(), 0
    for line in patch.split("\n"):
        hunk = _HUNK.match(line)
        if hunk:
            number = int(hunk[1])
        elif line.startswith("+"):
            added.add(number)
            number += 1
        elif line.startswith(" "):
            number += 1
    return frozenset(added)
