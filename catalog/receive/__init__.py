"""A change that came as a message: by Zalo, by mail, in an issue. Nothing is typed twice.

``block`` is the checksummed line at the end of such a message, ``plan`` what follows from it
for a file, ``commit`` the producer's name on the change.
"""

from catalog.receive.block import Block, Damage, Wish, blocks_in, fingerprint, make_block
from catalog.receive.commit import commit, ready
from catalog.receive.plan import Plan, plan

__all__ = [
    "Block",
    "Damage",
    "Plan",
    "Wish",
    "blocks_in",
    "commit",
    "fingerprint",
    "make_block",
    "plan",
    "ready",
]
