"""Reads pages of figures back: tables as numbers, and what the public data say instead.

Counts anew from data/v1, with nothing of `catalog.figures`: two ways to one number.
"""

from collections.abc import Callable, Iterable
from typing import Any
from xml.etree.ElementTree import Element

from tests.site_fixture import BuiltSite, Document, rank_of, text_of

Row = dict[tuple[str, str], int]
"""(heading, column below it) -> number; a column without one below has "" there."""


def number(text: str) -> int:
    return int(text.replace(".", "").replace(",", ""))


def columns(table: Element) -> list[tuple[str, str]]:
    """The heading of each column but the first, by the two rows of the head."""
    head = table.find("thead")
    assert head is not None
    first, second = [*head.findall("tr"), Element("tr")][:2]
    below = iter([text_of(cell) for cell in second])
    found: list[tuple[str, str]] = []
    for cell in list(first)[1:]:
        wide = int(cell.get("colspan", "0"))
        found += [(text_of(cell), next(below)) for _ in range(wide)] or [(text_of(cell), "")]
    return found


def numbers_of(table: Element) -> dict[str, Row]:
    """Address of a row's link, else its words -> its numbers; the sum stands under "sum"."""
    names = columns(table)
    found: dict[str, Row] = {}
    for part in ("tbody", "tfoot"):
        for row in (one for body in table.findall(part) for one in body.findall("tr")):
            cells = [number(text_of(cell)) for cell in row.findall("td")]
            if not cells:
                continue
            head = row.find("th")
            assert head is not None
            assert len(cells) == len(names), text_of(row)
            link = head.find("a")
            name = "sum" if part == "tfoot" else text_of(head)
            key = link.get("href", "") if link is not None else name
            assert key not in found, f"twice: {key}"
            found[key] = dict(zip(names, cells, strict=True))
    return found


def table_of(document: Document, caption: str) -> Element:
    found = [t for t in document.all("table") if t.find("caption") is not None]
    (table,) = [t for t in found if t.find("caption").get("id") == f"{caption}-caption"]  # type: ignore[union-attr]
    return table


def counted(products: Iterable[dict[str, Any]], words: dict[str, str]) -> Row:
    """What a row has to say of these products of products.json; zeros are left out."""
    found: Row = {}

    def add(heading: str, column: str) -> None:
        found[heading, column] = found.get((heading, column), 0) + 1

    for one in products:
        state, rank = one["validity"]["state"], rank_of(one)
        column = words.get(rank, words["unknown"])
        if one["validity"]["proves_stars"]:
            add(words["in_force"], column)
            add(words["in_force"], words["sum"])
        if state == "none":
            add(words["none"], "")
            continue
        add(words["ever"], column)
        add(words["ever"], words["sum"])
        apart = {"lapsed": "ended", "revoked": "ended"}.get(state, state)
        if apart in {"ended", "unconfirmed", "cannot-tell"}:
            add(words[apart], "")
    return found


def without_zeros(row: Row) -> Row:
    return {column: count for column, count in row.items() if count}


def by(
    site: BuiltSite, key: Callable[[dict[str, Any]], str], words: dict[str, str]
) -> dict[str, Row]:
    """Key of a product -> what its row has to say."""
    groups: dict[str, list[dict[str, Any]]] = {}
    for one in site.json("products.json")["products"]:
        groups.setdefault(key(one), []).append(one)
    return {name: counted(those, words) for name, those in groups.items()}
