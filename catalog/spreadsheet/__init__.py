"""Lists for those who keep them in Excel. The only room that knows openpyxl.

`export` writes the catalogue as a workbook, `bring_in` reads one back: it compares what
was exported, the files of today and the sheet, and changes single lines. `bring_in_annex`
makes drafts of the annex of a decision. Nothing is guessed; every problem is a value.
"""

from catalog.edit.trees import Change
from catalog.spreadsheet.annex import bring_in_annex
from catalog.spreadsheet.bring_in import Imported, bring_in
from catalog.spreadsheet.decision import Decision, Drafts
from catalog.spreadsheet.export import export
from catalog.spreadsheet.told import Told, sentence, told_report

__all__ = [
    "Change",
    "Decision",
    "Drafts",
    "Imported",
    "Told",
    "bring_in",
    "bring_in_annex",
    "export",
    "sentence",
    "told_report",
]
