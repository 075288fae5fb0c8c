"""A record by question and answer: every answer is read by the model at once.

``talk`` is whoever is asked, ``questions`` what of each kind of record, ``record`` puts the
answers together; nothing is written before the whole catalogue has been checked with it.
"""

from catalog.asking.record import Given, given, write_given
from catalog.asking.talk import Stopped, Talk

__all__ = ["Given", "Stopped", "Talk", "given", "write_given"]
