"""What is told of the fields, all of it from the model: schemas, a reference, examples, forms.

``described`` walks the model once; the other modules write what it found.
"""

from catalog.documents.annotated import annotated, example_tree
from catalog.documents.described import Described, described
from catalog.documents.edit_fields import edit_fields, edited_fields
from catalog.documents.forms import forms
from catalog.documents.schema import modeline, schema

__all__ = [
    "Described",
    "annotated",
    "described",
    "edit_fields",
    "edited_fields",
    "example_tree",
    "forms",
    "modeline",
    "schema",
]
