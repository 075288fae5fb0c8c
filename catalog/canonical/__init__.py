"""Files in the form of the house: what a machine can mend is mended, and nothing is lost.

``letters`` mends text that YAML cannot read, ``cures`` values that the model refuses,
``tidy`` orders fields and writes values as the house does, ``notes`` keeps contributors'
comments beside their field, ``layout`` writes the lines, ``folder`` whole folders.
"""

from catalog.canonical.cures import CURES
from catalog.canonical.folder import Fixed, fix_folder, write_fixed
from catalog.canonical.letters import LETTERS
from catalog.canonical.one_file import canonical

__all__ = ["CURES", "LETTERS", "Fixed", "canonical", "fix_folder", "write_fixed"]
