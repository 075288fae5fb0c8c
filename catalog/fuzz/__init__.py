"""Inputs that nobody would send by chance, at every door by which strangers' bytes come in.

``mutate`` breaks bytes, ``shaped`` breaks formats and seals them again, ``corpus`` says what
is broken, ``promises`` what must hold whatever comes, ``doors`` what each door is sent;
``child`` enters one many times in a process with limits, ``runs`` starts such processes and
tells what they found.

The same seed, door and number give the same input. Blind mutations, not guided by coverage:
what decodes photos, zips and YAML is compiled, and no instrument of Python sees inside it.
"""

from catalog.fuzz.doors import DOORS
from catalog.fuzz.runs import Asked, fuzz

__all__ = ["DOORS", "Asked", "fuzz"]
