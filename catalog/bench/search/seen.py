"""What a buyer reads of each invented product, and which products answer what is asked.

The plain judge of the benchmark: it compares whole words, forgives nothing, ranks nothing.
"""

from collections import defaultdict
from dataclasses import dataclass
from random import Random

from catalog.bench.names import GOODS, Good
from catalog.bench.search.slips import long_form
from catalog.catalogue import Catalogue, ProductEntry
from catalog.reference import Located
from catalog.reference.places import without_type
from catalog.text import fold, nfc

Ask = tuple[str, ...]
"""What somebody looks for: a good, or nothing, and then what singles it out."""


def said(ask: Ask) -> str:
    """All that is asked, in one line."""
    return " ".join(part for part in ask if part)


def spelt(ask: Ask, chance: Random) -> tuple[Ask, bool]:
    """As most type it: in lower case, every other time without marks; whether so."""
    plain = chance.random() < 0.5
    return tuple(fold(part) if plain else part.lower() for part in ask), plain


def with_word(ask: Ask, at: int, word: str) -> Ask:
    """The same ask with another word at this place of its line."""
    parts, before = [], 0
    for part in ask:
        words = part.split()
        after = before + len(words)
        if before <= at < after:
            words[at - before] = word
        before = after
        parts.append(" ".join(words))
    return tuple(parts)


@dataclass(frozen=True, slots=True)
class Seen:
    """One product. ``marked``, ``plain``: its name, its brand and places, its maker's name."""

    entry: ProductEntry
    good: Good
    maker: str
    marked: tuple[str, str, str]
    plain: tuple[str, str, str]

    @property
    def brand(self) -> str:
        """The last two words of its maker's name."""
        return " ".join(self.maker.split()[-2:])

    @property
    def rest(self) -> str:
        """Its name after the good: how it is made, whose it is."""
        return self.entry.record.name.vi[len(self.good.vi) :].strip()

    @property
    def places(self) -> tuple[str, ...]:
        """Its former commune and district; "Sơn La" is left out, as it means the province."""
        old, district = self.entry.located.old, self.entry.located.district
        names = (without_type(old.vi) if old else "", district.plain if district else "")
        return tuple(name for name in names if name not in {"", "Sơn La"})

    @property
    def numbers(self) -> tuple[str | None, ...]:
        """Its short code, its barcode, the numbers of its decisions."""
        record = self.entry.record
        gtin = record.traceability.gtin if record.traceability else None
        return (self.entry.code, gtin, *(one.decision for one in record.certificates))


class Sight:
    """All products whose name begins with a good of the table."""

    def __init__(self, catalogue: Catalogue) -> None:
        named = {id_: one.record.name.vi for id_, one in catalogue.producers.items()}
        entries = catalogue.products.values()
        self.seen = [one for entry in entries for one in _seen(entry, named)]
        self.words = {word for one in self.seen for text in one.plain for word in text.split()}
        self.numbers: dict[str, set[str]] = defaultdict(set)
        """Code, barcode or decision -> ids of products that have it."""
        self._goods: dict[str, list[Seen]] = defaultdict(list)
        self._first: dict[str, list[Seen]] = defaultdict(list)
        for one in self.seen:
            self._goods[one.good.vi].append(one)
            self._first[one.plain[0].split()[0]].append(one)
            for number in filter(None, one.numbers):
                self.numbers[number].add(one.entry.id)

    def of(self, good: Good) -> list[Seen]:
        """Products that are this good."""
        return self._goods[good.vi]

    def ask(self, chance: Random, one: Seen | None = None) -> Ask:
        """What somebody may type who looks for one product: rarely its whole name."""
        one = one or chance.choice(self.seen)
        other = chance.choice((one.brand, one.rest, one.rest, *one.places))
        return (one.good.vi, other) if other else (one.good.vi,)

    def right(
        self, ask: Ask, maker: Ask = (), *, plain: bool = False, unfinished: bool = False
    ) -> frozenset[str]:
        """Ids of products whose name begins with the good, and that say all the rest.

        ``maker``: what the maker's name says, in its long form. ``plain``: whatever reads
        alike without marks. ``unfinished``: the last word of the ask may go on.
        """
        good, *others = (_apart(fold(part) if plain else nfc(part).lower()) for part in ask)
        if unfinished and others:
            others[-1] = others[-1].rstrip()
        elif unfinished:
            good = good.rstrip()
        makers = [_apart(fold(part) if plain else part) for part in maker]
        first = fold(ask[0]).split()[:1]
        found = set()
        for one in self._first.get(first[0], ()) if first else self.seen:
            name, around, whole = one.plain if plain else one.marked
            said = f"{name[len(good) - 1 :]}|{around}"
            if (
                name.startswith(good)
                and all(other in said for other in others)
                and all(part in whole for part in makers)
            ):
                found.add(one.entry.id)
        return frozenset(found)


def _apart(text: str) -> str:
    """Every word with a space on both sides."""
    return f" {text} " if text else " "


def _seen(entry: ProductEntry, makers: dict[str, str]) -> list[Seen]:
    """The product, if its good is in the table; of two goods, the one with more words."""
    name, maker = entry.record.name.vi, makers.get(entry.producer or "", "")
    goods = [good for good in GOODS if _apart(name).startswith(_apart(good.vi))]
    if not goods:
        return []
    around = (" ".join(maker.split()[-2:]), *_names_of(entry.located))
    marked = (
        _apart(name.lower()),
        " | ".join(_apart(text.lower()) for text in around),
        _apart(long_form(maker)),
    )
    plain = (fold(marked[0]), fold(marked[1]), fold(marked[2]))
    return [Seen(entry, max(goods, key=lambda good: len(good.vi)), maker, marked, plain)]


def _names_of(located: Located) -> list[str]:
    """Full names of its places, before and now, and other spellings of them."""
    old, now, district = located.old, located.commune, located.district
    names = [old.vi, *old.also] if old else []
    return names + [one.vi for one in (now, district) if one]
