"""The page of open data: every file, every column, counts to check a download with."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from catalog.addresses import deadlines_address, feed_address, schema_address
from catalog.collect import Kind
from catalog.opendata.column import Column
from catalog.opendata.communes import COMMUNES
from catalog.opendata.counts import counts
from catalog.opendata.files import FILES, TABLES, DataFile
from catalog.opendata.key import Key
from catalog.opendata.keys import KEYS
from catalog.opendata.published import FOLDER, LICENCE_URL
from catalog.text import capital
from catalog.views.base import Head, Link, Site
from catalog.views.data_counts import CountTable, in_force_tables, states_table
from catalog.views.data_set import dataset


@dataclass(frozen=True, slots=True)
class FileLine:
    """One file to download. ``size`` in words."""

    name: str
    path: str
    size: str


@dataclass(frozen=True, slots=True)
class FileGroup:
    """Files that hold the same."""

    called: str
    tells: str
    files: tuple[FileLine, ...]


@dataclass(frozen=True, slots=True)
class ColumnLine:
    """One column or key. ``anchor``: where links to it lead."""

    name: str
    anchor: str
    called: str
    tells: str
    kind: str
    always: bool
    example: str
    choices: tuple[tuple[str, str], ...]
    """Fixed word, and what it is called where a reader has to know."""


@dataclass(frozen=True, slots=True)
class TableDoc:
    """The columns of a table, or the keys of a JSON file; ``files``: where they stand."""

    id: str
    title: str
    tells: str
    files: tuple[str, ...]
    count: str
    lines: tuple[ColumnLine, ...]


@dataclass(frozen=True, slots=True)
class DataPage:
    """Everything that the page shows."""

    head: Head
    day: str
    files: tuple[FileGroup, ...]
    products: int
    in_force: int
    ever: int
    recognised_words: str
    reported: int
    reported_words: str
    states: CountTable
    by: tuple[CountTable, ...]
    """In force by stars, group and commune; each sums up to ``in_force``."""
    tables: tuple[TableDoc, ...]
    keys: tuple[TableDoc, ...]
    cite: str
    licence: str
    schemas: tuple[Link, ...]
    feed: str
    calendar: str


def data_page(site: Site, _: str) -> DataPage:
    """The page in one language."""
    t = site.t
    found = counts(site.catalogue)
    title = t("data.title")
    day = t.day(site.catalogue.day)
    return DataPage(
        head=site.head(
            "data",
            "",
            title,
            t("data.lead"),
            crumbs=site.crumbs(Link(title, site.to("data"))),
            data=(dataset(site),),
        ),
        day=day,
        files=tuple(_groups(site)),
        products=found.products,
        in_force=found.in_force,
        ever=found.ever_recognised,
        recognised_words=capital(t("ever.recognised")),
        reported=found.recognised_or_reported,
        reported_words=capital(t("ever.reported")),
        states=states_table(site, found),
        by=in_force_tables(site, found),
        tables=tuple(
            _table(site, one.id, one.called, one.tells, one.columns) for one in (*TABLES, COMMUNES)
        ),
        keys=tuple(_keys(site, name, keys) for name, keys in KEYS.items()),
        cite=t(
            "data.cite_text",
            name=site.catalogue.settings.name.best(site.language)[0],
            url=site.base_url + site.to("data"),
            day=day,
        ),
        licence=LICENCE_URL,
        schemas=tuple(
            Link(t(f"fields.kind.{kind.value}"), schema_address(kind.value)) for kind in Kind
        ),
        feed=feed_address(site.language),
        calendar=deadlines_address(site.language, "figures-validity"),
    )


def _groups(site: Site) -> Iterator[FileGroup]:
    """Files by what they hold, in the order of the list."""
    language = site.language
    same: dict[str, list[DataFile]] = {}
    for file in FILES:
        same.setdefault(file.called[language], []).append(file)
    for called, files in same.items():
        lines = tuple(_file(site, file) for file in files)
        yield FileGroup(called, files[0].tells[language], lines)


def _file(site: Site, file: DataFile) -> FileLine:
    thousands = -(-site.open_data.told(file)[0] // 1000)
    size = site.t("data.size", n=site.t.number(thousands))
    return FileLine(file.name, FOLDER + file.name, size)


def _table(
    site: Site,
    id_: str,
    called: Mapping[str, str],
    tells: Mapping[str, str],
    columns: Iterable[Column[Any]],
) -> TableDoc:
    names = [file.name for file in FILES if any(table.id == id_ for table in file.tables)]
    lines = tuple(_line(site, id_, one, one.holds.value, one.unit, one.choices) for one in columns)
    count = site.t.many("count.columns", len(lines))
    return TableDoc(id_, called[site.language], tells[site.language], tuple(names), count, lines)


def _keys(site: Site, name: str, keys: Iterable[Key]) -> TableDoc:
    file = next(file for file in FILES if file.name == name)
    id_ = name.replace(".", "-")
    lines = tuple(_line(site, id_, one, one.type, "", ()) for one in keys)
    language = site.language
    title, count = f"{file.called[language]} (JSON)", site.t.many("count.keys", len(lines))
    return TableDoc(id_, title, file.tells[language], (name,), count, lines)


def _line(
    site: Site,
    table: str,
    one: Column[Any] | Key,
    kind: str,
    unit: str,
    choices: tuple[str, ...],
) -> ColumnLine:
    name = one.name if isinstance(one, Column) else one.path
    language = site.language
    words = site.t(f"data.type.{kind}")
    return ColumnLine(
        name,
        f"{table}-{name}".replace(".", "-").replace("[]", ""),
        one.called[language],
        one.tells[language],
        f"{words} ({unit})" if unit else words,
        one.always,
        one.example,
        tuple((one, site.t(f"status.{one}.badge") if name == "state" else "") for one in choices),
    )
