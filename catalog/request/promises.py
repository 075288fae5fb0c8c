"""What was promised to readers stays: codes that are printed, addresses that are linked."""

from collections.abc import Iterator

from catalog.codes import WITHDRAWN
from catalog.collect import Kind
from catalog.model import Product
from catalog.problems import Problem
from catalog.request.records import Key, Records
from catalog.text import fold


def promises_kept(base: Records, head: Records) -> Iterator[Problem]:
    """Every promise of the base that the head breaks."""
    yield from codes_stay(base, head)
    yield from records_stay(base, head)
    yield from former_ids_stay(base, head)
    yield from former_ids_are_not_taken(base, head)
    yield from products_are_not_swapped(base, head)


def codes_stay(base: Records, head: Records) -> Iterator[Problem]:
    """A printed code is there for good and means what it meant; it may be withdrawn."""
    path = head.tree.shown("codes.csv")
    now: dict[str, list[tuple[int, str, str]]] = {}
    for number, code, kind, id_ in head.codes():
        now.setdefault(code, []).append((number, kind, id_))
    for _, code, kind, id_ in base.codes():
        if code not in now:
            yield Problem(path, 0, 0, "request-code-lost", {"code": code, "was": id_})
        for number, kind_now, id_now in now.get(code, ()):
            if id_now != id_ or kind_now not in {kind, WITHDRAWN}:
                values = {"code": code, "was": f"{kind},{id_}", "found": f"{kind_now},{id_now}"}
                yield Problem(path, number, 1, "request-code-changed", values)


def records_stay(base: Records, head: Records) -> Iterator[Problem]:
    """What is renamed says its former id; what is no longer made keeps its page."""
    gone = _withdrawn(base, head)
    for (kind, id_), path in base.paths.items():
        if kind not in {Kind.PRODUCT, Kind.PRODUCER} or (kind, id_) in head.paths:
            continue
        if (kind, id_) not in head.former and (kind, id_) not in gone:
            values = {"found": id_}
            yield Problem(head.tree.shown(path), 0, 0, "request-record-deleted", values)


def _withdrawn(base: Records, head: Records) -> set[Key]:
    """Products whose code was withdrawn because somebody asked, and makers of nothing else."""
    products = {id_ for _, _, kind, id_ in head.codes() if kind == WITHDRAWN}
    known = {id_ for kind, id_ in base.paths if kind is Kind.PRODUCT}
    makers = {id_.rpartition("/")[0] for id_ in products & known}
    makers -= {id_.rpartition("/")[0] for id_ in known - products}
    return {(Kind.PRODUCT, id_) for id_ in products} | {(Kind.PRODUCER, id_) for id_ in makers}


def former_ids_stay(base: Records, head: Records) -> Iterator[Problem]:
    """A former address goes on leading to the same thing, wherever that went since."""
    gone = _withdrawn(base, head)
    for (kind, old), id_ in base.former.items():
        now = head.former.get((kind, old))
        moved = head.former.get((kind, id_), id_)
        if now is None and (kind, id_) not in gone:
            path = head.paths.get((kind, moved)) or base.paths[kind, id_]
            yield _at_former(head, path, "request-former-id-lost", {"found": old})
        elif now is not None and now not in {id_, moved}:
            values = {"found": old, "was": id_, "now": now}
            yield _at_former(head, head.paths[kind, now], "request-code-moved", values)


def former_ids_are_not_taken(base: Records, head: Records) -> Iterator[Problem]:
    """Only what is new may say that it was another thing before, and only of what is gone."""
    for (kind, old), id_ in head.former.items():
        if (kind, old) in base.former or (kind, old) not in base.paths:
            continue
        if (kind, id_) in base.paths or (kind, old) in head.paths:
            values = {"found": old, "was": old, "now": id_}
            yield _at_former(head, head.paths[kind, id_], "request-code-moved", values)


def _at_former(head: Records, path: str, code: str, values: dict[str, str]) -> Problem:
    read = head.read(path)
    if read is None or read.source is None:
        return Problem(head.tree.shown(path), 0, 0, code, values)
    return read.source.problem(code, ("former_ids",), values, at_key=True)


def products_are_not_swapped(base: Records, head: Records) -> Iterator[Problem]:
    """The code of one product must not come to another by exchanging what the files say."""
    renamed = dict(_renamed(base, head))
    before = {name: path for path, (name, _) in renamed.items() if name}
    for path, (_, name) in renamed.items():
        other = before.get(name)
        read = head.read(path)
        if other and other != path and read and read.source:
            values = {"found": read.id, "other": other.removesuffix(".yml")}
            yield read.source.problem("request-products-swapped", ("name", "vi"), values)


def _renamed(base: Records, head: Records) -> Iterator[tuple[str, tuple[str, str]]]:
    """Path -> folded name before and now ("" if gone) of products that are called otherwise."""
    for (kind, _), path in base.paths.items():
        if kind is not Kind.PRODUCT:
            continue
        entry = head.tree.files.get(path)
        if entry is None or entry.id != base.tree.files[path].id:
            names = _name(base, path), _name(head, path)
            if names[0] != names[1]:
                yield path, names


def _name(records: Records, path: str) -> str:
    read = records.read(path)
    record = read.record if read else None
    return fold(record.name.vi) if isinstance(record, Product) else ""
