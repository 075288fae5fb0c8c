"""Who may go up: each product with what its record shows of the next rank's conditions."""

from dataclasses import dataclass

from catalog.figures.rising import LAW, Rise, rises
from catalog.views.base import Head, Link, Phrase, Site
from catalog.views.figures.parts import MOST_LISTED, Frame, frame


@dataclass(frozen=True, slots=True)
class ConditionLine:
    """One condition: the sentence, where it stands, whether the record shows it."""

    words: str
    number: str
    seen: bool


@dataclass(frozen=True, slots=True)
class RiseLine:
    """One product and its checklist."""

    link: Link
    maker: Phrase | None
    ranks: str
    """Its stars, and in which state they are."""
    count: str
    conditions: tuple[ConditionLine, ...]


@dataclass(frozen=True, slots=True)
class RisingPage:
    """Products by the next rank, the most complete first."""

    frame: Frame
    groups: tuple[tuple[str, tuple[RiseLine, ...]], ...]
    more: str
    law: str

    @property
    def head(self) -> Head:
        """What the page says of itself."""
        return self.frame.head


def rising_page(site: Site, _: str) -> RisingPage:
    """Decide what the page of next ranks shows."""
    t, found = site.t, rises(site.catalogue)
    groups = []
    for to in (5, 4):
        lines = tuple(_rise(site, one) for one in found[:MOST_LISTED] if one.to == to)
        groups.append((t("figures.rising.to", rank=t("stars.exactly", stars=to)), lines))
    left = len(found) - MOST_LISTED
    more = t("figures.more", count=t.number(left)) if left > 0 else ""
    return RisingPage(frame(site, "figures-rising"), tuple(groups), more, LAW)


def _rise(site: Site, rise: Rise) -> RiseLine:
    t, entry = site.t, site.catalogue.products[rise.product]
    makers = site.catalogue.producers
    return RiseLine(
        site.product_link(entry),
        site.phrase(makers[entry.producer].record.name) if entry.producer else None,
        f"{t('stars.exactly', stars=rise.stars)} · {t(f'status.{entry.claim.state}.badge')}",
        t("figures.rising.count", seen=rise.count, all=len(rise.seen)),
        tuple(
            ConditionLine(
                t(f"figures.condition.{one.name.lower()}"), one.value.removesuffix("e"), seen
            )
            for one, seen in rise.seen
        ),
    )
