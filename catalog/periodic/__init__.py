"""The officers' report of a month, a quarter or a year, in Vietnamese official form.

`counted` says what is so, `chapters` says it in words, and `letter` (Word), `tables`
(Excel) and `as_text` (terminal) show the same chapters. No office, name or number of a
letter is made up: whoever signs fills the blanks. `letter` and `tables`
load large libraries: import them late.
"""

from catalog.periodic.chapters import chapters
from catalog.periodic.counted import Counted, counted
from catalog.periodic.period import Period, period_of
from catalog.periodic.said import Chapter, Table, as_text

__all__ = [
    "Chapter",
    "Counted",
    "Period",
    "Table",
    "as_text",
    "chapters",
    "counted",
    "period_of",
]
