"""What every engine is told of a product: the same words, whoever searches them.

Names, other spellings, maker, places now and then, groups, and what is printed on packs.
Our own engine gets them through the data of the site, the others as these documents.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from catalog.catalogue import Catalogue, ProductEntry


@dataclass(frozen=True, slots=True)
class Document:
    """One product. Every field but ``id`` is text that may be searched."""

    id: str
    name: str
    english: str
    also: str
    maker: str
    place: str
    group: str
    codes: str

    @property
    def rest(self) -> tuple[str, ...]:
        """Everything but the name, without what is not stated."""
        fields = (self.english, self.also, self.maker, self.place, self.group, self.codes)
        return tuple(filter(None, fields))


def documents_of(catalogue: Catalogue) -> tuple[Document, ...]:
    """All products, in the order of the catalogue."""
    return tuple(_document(catalogue, entry) for entry in catalogue.products.values())


def _document(catalogue: Catalogue, entry: ProductEntry) -> Document:
    record = entry.record
    return Document(
        id=entry.id,
        name=record.name.vi,
        english=record.name.en or "",
        also=_joined([*record.also, record.brand]),
        maker=_joined(_maker(catalogue, entry)),
        place=_joined(_places(entry)),
        group=_joined(_groups(catalogue, entry)),
        codes=_joined(_codes(entry)),
    )


def _maker(catalogue: Catalogue, entry: ProductEntry) -> Iterator[str | None]:
    if entry.producer:
        record = catalogue.producers[entry.producer].record
        yield from (record.name.vi, record.name.en, *record.also, *record.former_names)


def _places(entry: ProductEntry) -> Iterator[str | None]:
    """Today's commune, and what stood in addresses before July 2025."""
    at = entry.located
    if at.commune:
        yield at.commune.vi
    if at.old:
        yield from (at.old.vi, *at.old.also)
    if at.district:
        yield at.district.vi


def _groups(catalogue: Catalogue, entry: ProductEntry) -> Iterator[str]:
    leaf, group = catalogue.lists.leaves[entry.record.group], catalogue.group(entry)
    yield from (leaf.vi, leaf.en, group.vi, group.en)


def _codes(entry: ProductEntry) -> Iterator[str | None]:
    yield entry.code
    if entry.record.traceability:
        yield entry.record.traceability.gtin
    for certificate in entry.record.certificates:
        yield certificate.decision


def _joined(texts: Iterable[str | None]) -> str:
    """Texts of one field, each once."""
    return ", ".join(dict.fromkeys(filter(None, texts)))
