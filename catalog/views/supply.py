"""What buyers of larger amounts ask: how much, how soon, with which papers."""

from dataclasses import dataclass

from catalog.model import Supply
from catalog.views.base import Block, Site

QUESTIONS = ("capacity", "minimum_order", "lead_time", "case_size", "invoice", "export_markets")
"""Fields of ``supply``, in the order in which buyers ask."""


@dataclass(frozen=True, slots=True)
class SupplyLine:
    """One question and its answer."""

    label: str
    answer: Block


def supply_lines(site: Site, supply: Supply | None) -> tuple[SupplyLine, ...]:
    """What is stated, in a fixed order; nothing if nothing is."""
    if supply is None:
        return ()
    t = site.t
    days, case = supply.lead_time_days, supply.case_size
    answers = {
        "capacity": site.block(supply.capacity),
        "minimum_order": site.block(supply.minimum_order),
        "lead_time": _plain(t.many("supply.days", days)) if days is not None else None,
        "case_size": _plain(t.many("supply.packs", case)) if case is not None else None,
        "invoice": _plain(t(f"invoice.{supply.invoice}")) if supply.invoice else None,
        "export_markets": _plain(", ".join(supply.export_markets)),
    }
    return tuple(
        SupplyLine(t(f"supply.{key}"), answer)
        for key in QUESTIONS
        if (answer := answers[key]) and answer.paragraphs
    )


def _plain(text: str) -> Block:
    return Block((text,) if text else ())
