"""Values that several tables flatten alike: sources, numbers to call, packs."""

from collections.abc import Iterable

from catalog.catalogue import PointEntry, ProducerEntry
from catalog.dates import PartialDate
from catalog.model import Pack
from catalog.model.papers import Source
from catalog.model.parts import Contact
from catalog.opendata.published import Published
from catalog.words import Words


def source_texts(sources: Iterable[Source]) -> tuple[str, ...]:
    """Where each source is found: its address, else what the paper is called."""
    return tuple(one.url or one.document or "" for one in sources)


def producer_phones(published: Published, entry: ProducerEntry) -> tuple[str, ...]:
    """Numbers with consent; of people only their page has them.

    Who agreed to be called from a page can take that back there. Nobody can take a number
    back out of copies of a file, so households, and whoever may be one, are left out.
    """
    persons = published.catalogue.lists.natural_persons
    if entry.record.type is None or entry.record.type in persons:
        return ()
    return _numbers(entry.record.contacts)


def point_phones(published: Published, entry: PointEntry) -> tuple[str, ...]:
    """Numbers of a sales point with consent; not where a household runs it."""
    runner = entry.record.operated_by
    if runner and not _is_business(published, runner):
        return ()
    return _numbers(entry.record.contacts)


def _is_business(published: Published, producer: str) -> bool:
    type_ = published.catalogue.producers[producer].record.type
    return type_ is not None and type_ not in published.catalogue.lists.natural_persons


def _numbers(contacts: Iterable[Contact]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.number for one in contacts))


def pack_text(pack: Pack, t: Words) -> str:
    """A pack with its price in a few words: ``Hộp, 250 g, 45.000 ₫, 2026-10``."""
    price = t.money(pack.price_vnd) if pack.price_vnd else ""
    if price and pack.price_to_vnd:
        price = f"{price} - {t.money(pack.price_to_vnd)}"
    said = (
        pack.form.best(t.language)[0].strip() if pack.form else "",
        t.mass(pack.weight_g) if pack.weight_g else "",
        t.volume(pack.volume_ml) if pack.volume_ml else "",
        price,
        str(pack.price_on) if price and pack.price_on else "",
    )
    return ", ".join(" ".join(one.split()) for one in said if one)


def lowest_price(packs: Iterable[Pack]) -> tuple[int | None, PartialDate | None]:
    """The lowest reference price, and when it was asked."""
    priced = [(one.price_vnd, one.price_on) for one in packs if one.price_vnd]
    return min(priced, key=lambda found: found[0] or 0, default=(None, None))
