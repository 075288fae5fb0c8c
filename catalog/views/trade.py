"""What trade buyers ask of a producer: its products' supply, packs and papers in one place."""

from dataclasses import dataclass

from catalog.addresses import CHOSEN_SHEETS
from catalog.catalogue import ProducerEntry, ProductEntry
from catalog.views.base import Link, Site
from catalog.views.details import PaperLine, papers, protected_names
from catalog.views.product import PackLine, pack_line
from catalog.views.supply import QUESTIONS, SupplyLine, supply_lines


@dataclass(frozen=True, slots=True)
class Offer:
    """What one product's record says to buyers; empty means not stated."""

    link: Link
    code: str
    supply: tuple[SupplyLine, ...]
    packs: tuple[PackLine, ...]
    papers: tuple[PaperLine, ...]
    protected_names: tuple[PaperLine, ...]
    gtin: str
    unanswered: str
    """What it does not say, in one line."""


@dataclass(frozen=True, slots=True)
class Trade:
    """All products of a producer, for buyers. ``silent``: products that say nothing to them."""

    offers: tuple[Offer, ...]
    silent: tuple[Link, ...]
    sheets: str
    """Address of their sheets for trade buyers, joined; these have room to write."""


def trade(site: Site, entry: ProducerEntry) -> Trade:
    """What a producer's page says to buyers."""
    entries = [site.catalogue.products[id_] for id_ in entry.products]
    silent = [one for one in entries if _is_silent(one)]
    asked = f"supplier,{site.language},a4&ids={','.join(entry.products)}"
    return Trade(
        tuple(_offer(site, one) for one in entries if one not in silent),
        tuple(site.product_link(one) for one in silent),
        f"{CHOSEN_SHEETS}#{asked}",
    )


def _is_silent(entry: ProductEntry) -> bool:
    record = entry.record
    return not (record.supply or record.packs or record.papers or record.protected_names)


def _offer(site: Site, entry: ProductEntry) -> Offer:
    record, t = entry.record, site.t
    supply = supply_lines(site, record.supply)
    answered = {line.label for line in supply}
    labels = [t(f"supply.{key}") for key in QUESTIONS]
    return Offer(
        site.product_link(entry),
        entry.code,
        supply,
        tuple(pack_line(site, pack) for pack in record.packs),
        papers(site, record.papers),
        protected_names(site, record.protected_names),
        (record.traceability.gtin or "") if record.traceability else "",
        ", ".join(label[:1].lower() + label[1:] for label in labels if label not in answered),
    )
