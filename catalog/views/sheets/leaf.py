"""The sheet of one product, for visitors; and that for trade buyers, made of the same parts."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from catalog.selection import Line
from catalog.views.base import Block, Phrase, Site
from catalog.views.details import PaperLine
from catalog.views.maker import Maker
from catalog.views.product import ProductPage, product_page
from catalog.views.sheets.claim import without_ranks
from catalog.views.sheets.item import Item, item
from catalog.views.sheets.said import NOTHING_SAID, Pair, Said, Text
from catalog.views.supply import QUESTIONS


@dataclass(frozen=True, slots=True)
class Row:
    """A question and its answer."""

    label: Said
    value: Said


@dataclass(frozen=True, slots=True)
class Part:
    """A titled part of a sheet: rows, then text."""

    title: Said
    rows: tuple[Row, ...]
    text: Said


@dataclass(frozen=True, slots=True)
class Leaf:
    """One product on one sheet."""

    item: Item
    lead: Said
    parts: tuple[Part, ...]
    unknown: Said
    """What no source states, in one sentence; empty where all is known."""


class _Both:
    """The page of the product in both languages, of which a sheet is a choice."""

    def __init__(self, pair: Pair, line: Line) -> None:
        self.pair, self.line = pair, line
        self.vi = product_page(pair.vi, line.entry.id)
        self.en = product_page(pair.en, line.entry.id)

    def page(self, site: Site) -> ProductPage:
        return self.vi if site is self.pair.vi else self.en

    def said(self, name: str) -> Said:
        """A text of the page."""
        return self.told(self.pair.said(lambda site: getattr(self.page(site), name)))

    def told(self, text: Said) -> Said:
        """A contributor's text as this sheet may tell it."""
        return text if self.line.claim.state.proves_stars else without_ranks(text)

    def row(self, label: str, name: str) -> Row:
        return Row(self.pair.word(label), self.said(name))

    def lines(self, make: Callable[[Site], Iterable[Text]]) -> Said:
        """Several texts, each a paragraph."""
        return self.pair.said(lambda site: _joined(make(site)))


def _joined(texts: Iterable[Text]) -> Block:
    """A paragraph each; in another language than the sheet only if all of them are."""
    found: list[str] = []
    languages: set[str | None] = set()
    for one in texts:
        text = one.text if isinstance(one, Phrase) else one
        text = " ".join(text.paragraphs) if isinstance(text, Block) else text
        if text:
            found.append(text)
            languages.add(one.lang if isinstance(one, Phrase | Block) else None)
    return Block(tuple(found), languages.pop() if len(languages) == 1 else None)


def product_leaf(pair: Pair, line: Line) -> Leaf:
    """What visitors ask: what is it, whose is it, where can I buy it, whom do I call?"""
    return _for_visitors(_Both(pair, line), item(pair, line))


def supplier_leaf(pair: Pair, line: Line) -> Leaf:
    """What trade buyers ask: how much, how soon, in which cases, with which papers?"""
    return _for_buyers(_Both(pair, line), item(pair, line))


def both_leaves(pair: Pair, line: Line) -> tuple[Leaf, Leaf]:
    """The leaf for visitors and that for trade buyers, for the price of one."""
    both, one = _Both(pair, line), item(pair, line)
    return _for_visitors(both, one), _for_buyers(both, one)


def _for_visitors(both: _Both, one: Item) -> Leaf:
    pair = both.pair
    parts = (
        Part(pair.word("product.what"), _filled(_about(both, one)), both.said("story")),
        Part(pair.word("product.who"), _filled(_maker(both)), NOTHING_SAID),
        Part(pair.word("product.where"), _filled(_where(both)), NOTHING_SAID),
        Part(pair.word("product.papers"), _filled(_papers(both)), NOTHING_SAID),
    )
    lead = both.said("summary") or both.said("lead")
    return Leaf(one, lead, _with_content(parts), _unknown(both))


def _for_buyers(both: _Both, one: Item) -> Leaf:
    """A question that no source answers stands there all the same, with room to write."""
    pair = both.pair
    supply = tuple(
        Row(
            pair.word(f"supply.{key}"),
            both.told(pair.said(partial(_answer, both, f"supply.{key}"))),
        )
        for key in QUESTIONS
    )
    about = (
        both.row("product.ingredients", "ingredients"),
        both.row("product.storage", "storage"),
        both.row("product.shelf_life", "shelf_life"),
        both.row("product.season", "season"),
    )
    parts = (
        Part(pair.word("supply.title"), supply, NOTHING_SAID),
        Part(pair.word("product.packs"), _filled([_packs(both, one)]), NOTHING_SAID),
        Part(pair.word("product.what"), _filled(about), NOTHING_SAID),
        Part(pair.word("product.who"), _filled(_maker(both)), NOTHING_SAID),
        Part(pair.word("product.papers"), _filled(_papers(both)), NOTHING_SAID),
    )
    return Leaf(one, both.said("lead"), _with_content(parts), NOTHING_SAID)


def _answer(both: _Both, label: str, site: Site) -> Block | None:
    lines = {line.label: line.answer for line in both.page(site).supply}
    return lines.get(site.t(label))


def _about(both: _Both, one: Item) -> Iterator[Row]:
    yield both.row("product.ingredients", "ingredients")
    yield _packs(both, one)
    yield both.row("product.season", "season")
    yield both.row("product.storage", "storage")
    yield both.row("product.shelf_life", "shelf_life")
    yield both.row("product.brand", "brand")
    facts = both.lines(lambda site: both.page(site).facts)
    yield Row(both.pair.word("product.facts"), both.told(facts))


def _packs(both: _Both, one: Item) -> Row:
    def lines(site: Site) -> Block:
        shown = []
        for pack in one.packs:
            size, price, note, per_kg = (
                part.words(site.language)
                for part in (pack.size, pack.price, pack.note, pack.per_kg)
            )
            aside = ", ".join(filter(None, [note, per_kg]))
            priced = f"{price} ({aside})" if price and aside else price
            shown.append(": ".join(filter(None, [size, priced])))
        return Block(tuple(filter(None, shown)))

    return Row(both.pair.word("product.packs"), both.pair.said(lines))


def _maker(both: _Both) -> Iterator[Row]:
    pair = both.pair
    place = Row(pair.word("product.place"), pair.said(lambda site: _place(both.page(site))))
    if both.vi.maker is None:
        yield Row(pair.word("producer.maker"), pair.word("product.no_producer"))
        yield place
        return
    yield Row(pair.word("producer.maker"), pair.said(lambda site: _name_of(both.page(site).maker)))
    yield place
    yield Row(pair.word("contact.title"), both.lines(lambda site: _ways(both.page(site).maker)))


def _name_of(maker: Maker | None) -> Phrase | None:
    return Phrase(maker.link.text, maker.link.lang) if maker else None


def _ways(maker: Maker | None) -> Iterator[str]:
    if maker:
        yield from (f"{one.label} {one.shown}" for one in maker.contacts)
        yield maker.website


def _place(page: ProductPage) -> str:
    place = page.place or (page.maker.place if page.maker else None)
    if place is None:
        return ""
    return f"{place.text} ({place.before})" if place.before else place.text


def _where(both: _Both) -> Iterator[Row]:
    pair, page = both.pair, both.page
    for label, name in (
        ("product.carried_at", "points"),
        ("product.maker_points", "maker_points"),
    ):
        links = partial(_names, both, name)
        yield Row(pair.word(label), both.lines(links))
    yield Row(
        pair.word("product.online"),
        both.lines(
            lambda site: (
                f"{one.name}: {one.url} ({site.t('product.checked_on', day=one.checked_on)})"
                for one in page(site).channels
            )
        ),
    )


def _names(both: _Both, name: str, site: Site) -> list[Phrase]:
    return [Phrase(link.text, link.lang) for link in getattr(both.page(site), name)]


def _papers(both: _Both) -> Iterator[Row]:
    pair = both.pair
    vi, en = ((*page.papers, *page.protected_names) for page in (both.vi, both.en))
    for of_vi, of_en in zip(vi, en, strict=True):
        yield Row(
            Said(Block((of_vi.kind,), "vi"), Block((of_en.kind,), "en")),
            Said(
                Block((_paper(pair.vi, of_vi),), "vi"),
                Block((_paper(pair.en, of_en),), "en"),
            ),
        )
    yield both.row("product.traceability", "traceability")
    yield both.row("product.gtin", "gtin")


def _paper(site: Site, paper: PaperLine) -> str:
    t = site.t
    ends = "paper.ended" if paper.ended else "paper.until"
    parts = (
        f"“{paper.name}”" if paper.name else "",
        t("paper.number", number=paper.number) if paper.number else "",
        paper.issuer,
        t("paper.since" if paper.name else "paper.issued", day=paper.issued)
        if paper.issued
        else "",
        t(ends, day=paper.until) if paper.until else "",
        t("paper.claimed") if paper.claimed else "",
    )
    return ", ".join(filter(None, parts))


def _unknown(both: _Both) -> Said:
    """In one sentence. What the sheet has no room for anyway is left out."""

    def sentence(site: Site) -> str:
        lines = both.page(site).unknown
        return site.t("sheet.unknown", lines=", ".join(lines)) if lines else ""

    return both.pair.said(sentence)


def _filled(rows: Iterable[Row]) -> tuple[Row, ...]:
    return tuple(row for row in rows if row.value)


def _with_content(parts: Iterable[Part]) -> tuple[Part, ...]:
    return tuple(part for part in parts if part.rows or part.text)
