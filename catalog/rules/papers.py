"""What holds about papers and protected names, whoever has them."""

from collections.abc import Iterator

from catalog.model import Producer, Product
from catalog.problems import Finding
from catalog.reference import Lists


def unknown_papers(record: Product | Producer, lists: Lists) -> Iterator[Finding]:
    """Papers and protected names whose kind our list does not have."""
    kinds = {
        "papers": [one.kind for one in record.papers],
        "protected_names": [one.kind for one in record.protected_names],
    }
    for name, those in kinds.items():
        for index, kind in enumerate(those):
            if kind not in lists.papers:
                values = {"found": kind, "known": ", ".join(lists.papers)}
                yield Finding("paper-kind-unknown", (name, index, "kind"), values)
