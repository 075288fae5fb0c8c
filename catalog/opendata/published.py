"""The catalogue as it is published: rows, cells and files, each made once and shared.

What is asked for is kept: the page of the data names the size of every file, the data
package its digest, and both are of the very bytes that are written.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from catalog.addresses import LANGUAGES, address
from catalog.catalogue import Catalogue, ProductEntry
from catalog.opendata.column import Value
from catalog.standing import Standing
from catalog.words import Words

if TYPE_CHECKING:
    from catalog.opendata.files import DataFile
    from catalog.opendata.table import Table

VERSION = "1.1.0"
"""Of the form: a column or a file more raises the middle number; a change of one would be v2."""
LICENCE = "CC-BY-4.0"
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"
FOLDER = "data/v1/"


@dataclass(frozen=True, slots=True)
class ProductRow:
    """A product and where it stands: what all rows about products are made from."""

    of: "Published"
    entry: ProductEntry

    @property
    def standing(self) -> Standing:
        """On the day of the files."""
        return self.entry.standing


@dataclass(frozen=True)
class Published:
    """All records of one day, the words of both languages, and where it is published."""

    catalogue: Catalogue
    words: Mapping[str, Words]
    base_url: str
    _cells: dict[str, list[tuple[Value, ...]]] = field(
        default_factory=dict, compare=False, repr=False
    )
    _files: dict[str, bytes] = field(default_factory=dict, compare=False, repr=False)
    _told: dict[str, tuple[int, str]] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def products(self) -> Mapping[str, ProductRow]:
        """Every product by id, in the order of ids: what is added moves nothing else."""
        entries = self.catalogue.products
        return {id_: ProductRow(self, entries[id_]) for id_ in sorted(entries)}

    def cells(self, table: "Table[Any]") -> list[tuple[Value, ...]]:
        """The rows of a table."""
        if table.id not in self._cells:
            read = [column.value for column in table.columns]
            self._cells[table.id] = [tuple(one(row) for one in read) for row in table.rows(self)]
        return self._cells[table.id]

    def file(self, file: "DataFile") -> bytes:
        """The bytes of a file, kept until it is handed out."""
        if file.name not in self._files:
            self._files[file.name] = file.make(self)
        return self._files[file.name]

    def handed_out(self, file: "DataFile") -> bytes:
        """The bytes of a file, for who writes it: of a country, all files take 200 MB."""
        data = self.file(file)
        self.told(file)
        del self._files[file.name]
        if not self._files:
            self._cells.clear()
        return data

    def told(self, file: "DataFile") -> tuple[int, str]:
        """Size and SHA-256 of a file."""
        if file.name not in self._told:
            data = self.file(file)
            self._told[file.name] = len(data), sha256(data).hexdigest()
        return self._told[file.name]

    def url(self, language: str, kind: str, id_: str) -> str:
        """Full address of a page."""
        return self.base_url + address(language, kind, id_)

    def urls(self, kind: str, id_: str) -> dict[str, str]:
        """Language -> full address of a page."""
        return {language: self.url(language, kind, id_) for language in LANGUAGES}
