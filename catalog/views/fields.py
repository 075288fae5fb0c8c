"""The reference of fields: each kind of file, each field, all from the model."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from catalog.addresses import example_address, schema_address
from catalog.collect import Kind
from catalog.documents import Described, annotated, described
from catalog.documents.annotated import PATHS
from catalog.request.owners import Owner
from catalog.views.base import Head, Link, Site


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One field. ``depth``: how far inside others; ``anchor``: where links to it lead."""

    name: str
    anchor: str
    depth: int
    called: str
    meaning: str
    form: str
    """Type and limits in words; empty for a group of fields."""
    required: bool
    several: bool
    owner: str
    example: str
    choices: tuple[tuple[str, str], ...]
    """Word or id, and what it is called."""


@dataclass(frozen=True, slots=True)
class FieldsPage:
    """All fields of one kind of file."""

    head: Head
    path: str
    """Where such a file lies."""
    count: str
    rows: tuple[FieldRow, ...]
    required: tuple[str, ...]
    by_owner: tuple[tuple[str, tuple[str, ...]], ...]
    """Who answers for which fields: what a reviewer looks at."""
    example: str
    download: str
    schema: str
    others: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class FieldsIndex:
    """The kinds of files."""

    head: Head
    kinds: tuple[tuple[Link, str], ...]
    """Page of a kind, and where its files lie."""


def fields_index(site: Site, _: str) -> FieldsIndex:
    """Which kinds of files there are."""
    title = site.t("fields.title")
    return FieldsIndex(
        site.head("fields", "", title, site.t("fields.lead"), crumbs=site.crumbs(_index(site))),
        tuple((_link(site, kind), f"products/{PATHS[kind]}") for kind in Kind),
    )


def fields_page(site: Site, id_: str) -> FieldsPage:
    """The fields of one kind of file."""
    kind, t = Kind(id_), site.t
    fields = described(kind, site.catalogue.lists)
    title = t("fields.of", kind=t(f"fields.kind.{kind.value}"))
    owners = [(owner, tuple(one.name for one in fields if one.owner is owner)) for owner in Owner]
    rows = tuple(_rows(site, fields, 0))
    return FieldsPage(
        head=site.head(
            "fields",
            id_,
            title,
            t("fields.description", kind=t(f"fields.kind.{kind.value}")),
            crumbs=site.crumbs(_index(site), _link(site, kind)),
        ),
        path=f"products/{PATHS[kind]}",
        count=t.many("count.fields", len(rows)),
        rows=rows,
        required=tuple(one.name for one in fields if one.required),
        by_owner=tuple((t(f"fields.owner.{o.value}"), names) for o, names in owners if names),
        example=annotated(kind, site.language),
        download=example_address(kind.value),
        schema=schema_address(kind.value),
        others=tuple(_link(site, one) for one in Kind if one is not kind),
    )


def _index(site: Site) -> Link:
    return Link(site.t("fields.title"), site.to("fields"))


def _link(site: Site, kind: Kind) -> Link:
    return Link(site.t(f"fields.kind.{kind.value}"), site.to("fields", kind.value))


def _rows(site: Site, fields: Iterable[Described], depth: int) -> Iterator[FieldRow]:
    for one in fields:
        language = site.language
        words = one.choice_words[language] or one.choices
        yield FieldRow(
            one.name,
            one.path.replace(".", "-"),
            depth,
            one.called[language],
            one.meaning[language],
            _form(site, one),
            one.required,
            one.several,
            site.t(f"fields.owner.{one.owner.value}"),
            one.example,
            tuple(zip(one.choices, words, strict=True)),
        )
        yield from _rows(site, one.inside, depth + 1)


def _form(site: Site, one: Described) -> str:
    """Type and limits: "a whole number, from 1 to 1,000,000"."""
    if one.record:
        return ""
    t = site.t
    if one.choices:
        return t("fields.one_of", n=len(one.choices))
    form = one.form
    parts = [form.en if site.language == "en" else form.vi] if form else []
    if one.least is not None and one.most is not None:
        parts.append(
            t("fields.between", least=_number(site, one.least), most=_number(site, one.most))
        )
    elif one.least is not None:
        parts.append(t("fields.from", least=_number(site, one.least)))
    if one.longest:
        parts.append(t("fields.longest", most=_number(site, one.longest)))
    return ", ".join(parts)


def _number(site: Site, number: float) -> str:
    return site.t.number(int(number))
