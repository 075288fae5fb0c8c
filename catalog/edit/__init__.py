"""Files of records as text: what is written where, and one field changed in its place.

Knows YAML as the house writes it and the order of the model's fields; knows neither
sheets nor requests. Whatever was written is read again before anybody gets it.
"""

from catalog.edit.emit import entry, flow, item, record_text, scalar
from catalog.edit.files import problems_after, put_back, replace, replace_all
from catalog.edit.one_field import edited
from catalog.edit.one_file import edited_file
from catalog.edit.trees import CannotEdit, Change

__all__ = [
    "CannotEdit",
    "Change",
    "edited",
    "edited_file",
    "entry",
    "flow",
    "item",
    "problems_after",
    "put_back",
    "record_text",
    "replace",
    "replace_all",
    "scalar",
]
