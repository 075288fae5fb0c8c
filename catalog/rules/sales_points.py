"""Rules about sales points."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from catalog.model import SalesPoint
from catalog.problems import Finding

if TYPE_CHECKING:
    from catalog.rules import Context


def kind_is_known(point: SalesPoint, context: "Context") -> Iterator[Finding]:
    """A kind of sales point of our list."""
    known = context.lists.point_kinds
    if point.kind is not None and point.kind not in known:
        values = {"found": point.kind, "known": ", ".join(known)}
        yield Finding("point-kind-unknown", ("kind",), values)
