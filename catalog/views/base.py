"""What all pages share: the head of a page, links, and texts with their language."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from catalog.addresses import address, feed_address, other_language
from catalog.catalogue import Catalogue, FairEntry, ProducerEntry, ProductEntry
from catalog.history import History
from catalog.model.parts import Name
from catalog.model.parts import Words as Text
from catalog.noting import EVERYTHING, Once, note
from catalog.opendata.published import Published
from catalog.text import paragraphs
from catalog.words import Words

JsonLd = Mapping[str, Any]

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Link:
    """A link inside the site. ``lang`` is set where the text is not in the page's language."""

    text: str
    path: str
    lang: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """Plain text in paragraphs. ``lang`` is set where it is not the page's language."""

    paragraphs: tuple[str, ...]
    lang: str | None = None


@dataclass(frozen=True, slots=True)
class Phrase:
    """A few words. ``lang`` is set where it is not the page's language."""

    text: str
    lang: str | None = None


@dataclass(frozen=True, slots=True)
class Head:
    """What a page says of itself. Paths are from the root of the site."""

    path: str
    other: str
    kind: str
    title: str
    description: str
    crumbs: tuple[Link, ...] = ()
    data: tuple[JsonLd, ...] = ()
    image: str = "assets/pictures/og.png"
    lang: str | None = None
    """Language of the title, where it is not the page's."""
    previous: str = ""
    next: str = ""
    """Paths of the pages before and after it in a long list."""

    def list_items(self, base_url: str) -> list[JsonLd]:
        """The crumbs as schema.org list items."""
        return [
            {
                "@type": "ListItem",
                "position": place,
                "name": crumb.text,
                "item": base_url + crumb.path,
            }
            for place, crumb in enumerate(self.crumbs, start=1)
        ]


@dataclass(frozen=True)
class Site:
    """One language of the site: what every view is made from."""

    catalogue: Catalogue
    t: Words
    base_url: str
    written: Mapping[str, str] = field(default_factory=dict)
    """Id of a hand-written page -> its path in this language."""
    has_pdfs: bool = False
    """The site holds ready PDFs, and kits of them."""
    published: Published | None = None
    """The public data files, shared by both languages; None where only pages are asked for."""
    history: History = field(default_factory=History, repr=False)
    """What changed in each record, as far as it is known."""
    made: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)
    """Parts of views that many pages show, by id of the product."""
    both: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)
    """Parts of views that have no language, for both sites."""
    last: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)
    """The last page of a product: its sheets, which come next, are a choice of it."""
    shared: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)
    """The last part of a view that has no language: one for both sites."""

    @property
    def language(self) -> str:
        """Language of the pages."""
        return self.t.language

    @property
    def open_data(self) -> Published:
        """The public data files. Who sees one of them has seen all records."""
        note(EVERYTHING)
        assert self.published is not None  # noqa: S101 - `outputs` gives it; narrows the type
        return self.published

    @property
    def province(self) -> str:
        """The province, in this language."""
        return self.catalogue.places.province[self.language == "en"]

    @property
    def feed(self) -> str:
        """Path of the feed of changes."""
        return feed_address(self.language)

    def to(self, kind: str = "home", id_: str = "") -> str:
        """Path of a page in this language."""
        return address(self.language, kind, id_)

    def head(self, kind: str, id_: str, title: str, description: str, **rest: Any) -> Head:
        """Head of a page that exists under the same id in both languages."""
        other = address(other_language(self.language), kind, id_)
        return Head(self.to(kind, id_), other, kind, title, shortened(description), **rest)

    def lang(self, language: str) -> str | None:
        """A text's language where it has to be said: not the page's own."""
        return None if language == self.language else language

    def block(self, text: Text | None) -> Block | None:
        """A text in the page's language, else in the other."""
        if text is None:
            return None
        best, language = text.best(self.language)
        return Block(paragraphs(best), self.lang(language))

    def blocks(self, texts: tuple[Text, ...]) -> tuple[Block, ...]:
        """Several texts."""
        return tuple(block for text in texts if (block := self.block(text)))

    def name_link(self, name: Name, kind: str, id_: str, note: str = "") -> Link:
        """Link to the page of something that has a name."""
        phrase = self.phrase(name)
        return Link(phrase.text, self.to(kind, id_), phrase.lang, note)

    def phrase(self, name: Name) -> Phrase:
        """A name in the page's language, else in Vietnamese."""
        text, language = name.best(self.language)
        return Phrase(text, self.lang(language))

    def other_names(self, name: Name, also: tuple[str, ...]) -> tuple[Phrase, ...]:
        """All names but the one in the title; the Vietnamese one first on an English page."""
        shown = name.best(self.language)[0]
        named = {name.vi: "vi", **({name.en: "en"} if name.en else {})}
        # Other spellings carry no language of their own; nearly all are Vietnamese.
        named = {**dict.fromkeys(also, "vi"), **named}
        order = dict.fromkeys([name.vi, name.en, *also])
        return tuple(Phrase(n, self.lang(named[n])) for n in order if n and n != shown)

    def product_link(self, entry: ProductEntry) -> Link:
        """Link to a product."""
        return self.name_link(entry.record.name, "products", entry.id)

    def producer_link(self, entry: ProducerEntry) -> Link:
        """Link to a producer."""
        return self.name_link(entry.record.name, "producers", entry.id)

    def fair_link(self, entry: FairEntry) -> Link:
        """Link to a fair."""
        return self.name_link(entry.record.name, "fairs", entry.id)

    def crumbs(self, *links: Link) -> tuple[Link, ...]:
        """The way from the home page."""
        return (Link(self.t("frame.home"), self.to()), *links)


def once(made: dict[str, Any], key: str, make: Callable[[], T]) -> T:
    """What is made once, and stays."""
    if key not in made:
        made[key] = Once(make)
    found: T = made[key]()
    return found


def kept(last: dict[str, Any], key: str, make: Callable[[], T]) -> T:
    """What was made last, if it was this; else it is made, and the other forgotten."""
    if key not in last:
        last.clear()
    return once(last, key, make)


def shortened(text: str, most: int = 155) -> str:
    """At most so many characters, cut between words."""
    if len(text) <= most:
        return text
    return text[:most].rsplit(" ", 1)[0].rstrip(",;:") + "…"


def correct_url(site: Site, path: str) -> str:
    """Where to edit the file of an entry, outside the site; empty if nobody told us."""
    settings = site.catalogue.settings
    if settings.corrections_url:
        return settings.corrections_url + path.partition("/")[2]
    return ""
