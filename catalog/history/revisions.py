"""The versions that a record had, compared two by two: what changed, on which day."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path

from catalog.catalogue import Catalogue
from catalog.collect import Kind
from catalog.dates import VIETNAM
from catalog.load import read
from catalog.model import People
from catalog.noting import note
from catalog.request.changes import Change, What, changes_of_record
from catalog.request.past import NO_OBJECT, Past, Touch, read_past, texts_of
from catalog.request.people import Role
from catalog.request.records import Read, read_record
from catalog.shape import shape

MOST_PER_RECORD = 20
"""Changes that are told of one record, the newest."""
MOST_READ = 10_000
"""Versions that are read in all, records with the newest change first: some 10 seconds."""

Key = tuple[Kind, str]

WITH_VALUES: Mapping[Kind, frozenset[str]] = {
    Kind.PRODUCT: frozenset(
        "name name_doubt group brand certificates evaluations made packs season papers"
        " protected_names".split()
    ),
    Kind.PRODUCER: frozenset({"type"}),
    Kind.SALES_POINT: frozenset({"kind", "open", "checked_on"}),
}
"""Fields of which old and new value are told. Of all others only that they changed: who had
a number, a name or an address taken out does not find it again in the history."""


@dataclass(frozen=True, slots=True)
class Revision:
    """One commit's changes of one record. ``changes`` is empty where the record was added.

    ``at``: seconds since 1970. ``role``: of the account that git names; None: not known.
    Git believes what a commit says of itself, as did whoever took it into the catalogue.
    ``founding``: it came with the first records of all.
    """

    commit: str
    at: int
    role: Role | None
    is_new: bool
    changes: tuple[Change, ...] = ()
    founding: bool = False

    @property
    def day(self) -> date:
        """The day in Vietnam."""
        return (datetime.fromtimestamp(self.at, UTC) + VIETNAM).date()


@dataclass(frozen=True, slots=True)
class History:
    """``records``: kind and id -> revisions, newest first. ``missing``: why there are none."""

    records: Mapping[Key, tuple[Revision, ...]] = field(default_factory=dict)
    missing: str = ""

    def of(self, kind: Kind, id_: str) -> tuple[Revision, ...]:
        """The revisions of one record; empty if nothing is known of it."""
        note("history", f"{kind}/{id_}")
        return self.records.get((kind, id_), ())


def read_history(folder: Path, catalogue: Catalogue) -> History:
    """The revisions of every product, producer and sales point, up to the catalogue's day.

    A revision in which only order, quotes or remarks changed is left out.
    """
    past = read_past(folder)
    if past.missing:
        return History({}, past.missing)
    wanted = {key: _touches(past, path, former) for key, path, former in _paths(catalogue)}
    wanted = dict(_bounded(wanted))
    first = min((t.commit.at for each in past.touched.values() for t in each), default=0)
    texts = texts_of(folder, (touch.blob for each in wanted.values() for touch in each))
    roles = _roles(folder)
    found = {
        key: tuple(
            one
            for one in _revisions(key, touches, texts, roles, first, past)
            if one.day <= catalogue.day
        )[:MOST_PER_RECORD]
        for key, touches in wanted.items()
    }
    return History({key: each for key, each in found.items() if each})


def _paths(catalogue: Catalogue) -> Iterator[tuple[Key, str, tuple[str, ...]]]:
    """Records that have a page, their files below the folder, and the files they once were."""
    for kind, entries in (
        (Kind.PRODUCT, catalogue.products),
        (Kind.PRODUCER, catalogue.producers),
        (Kind.SALES_POINT, catalogue.points),
    ):
        for id_, entry in entries.items():
            end = "/producer.yml" if kind is Kind.PRODUCER else ".yml"
            former = tuple(f"{old}{end}" for old in getattr(entry.record, "former_ids", ()))
            yield (kind, id_), entry.path.partition("/")[2], former


def _touches(past: Past, path: str, former: Iterable[str]) -> tuple[Touch, ...]:
    """Newest first. A new name is no new entry: before it come the touches of the old one."""
    touches = past.touched.get(path, ())
    if not touches:
        return ()
    begin = touches[-1].commit.at
    before = [
        touch
        for old in former
        for touch in past.touched.get(old, ())
        if touch.blob != NO_OBJECT and touch.commit.at <= begin
    ]
    return (*touches, *sorted(before, key=lambda touch: -touch.commit.at))


def _bounded(wanted: Mapping[Key, tuple[Touch, ...]]) -> Iterator[tuple[Key, tuple[Touch, ...]]]:
    """Each record's newest touches, as far as they may be read; a lone one needs no reading."""
    left = MOST_READ
    order = sorted(
        (key for key, each in wanted.items() if each),
        key=lambda key: (-wanted[key][0].commit.at, key),
    )
    for key in order:
        # Twice as many, as some will turn out to be spelling alone; one more to compare with.
        touches = wanted[key][: 2 * MOST_PER_RECORD + 1]
        left -= len(touches) if len(touches) > 1 else 0
        if left < 0:
            return
        yield key, touches


def _revisions(
    key: Key,
    touches: tuple[Touch, ...],
    texts: Mapping[str, bytes],
    roles: Mapping[str, Role],
    first: int,
    past: Past,
) -> Iterator[Revision]:
    """Newest first. The oldest touch is an addition only if nothing older was cut off."""
    reads = [None] if len(touches) == 1 else [_read(key, touch, texts) for touch in touches]
    for index, touch in enumerate(touches):
        if touch.blob == NO_OBJECT:
            continue
        commit = touch.commit
        role = roles.get(commit.account)
        is_last = index + 1 == len(touches)
        if (is_last and not past.is_cut) or (not is_last and touches[index + 1].blob == NO_OBJECT):
            yield Revision(commit.id, commit.at, role, True, founding=commit.at == first)
            continue
        now, before = reads[index], None if is_last else reads[index + 1]
        # What could not be read then, nobody can compare now.
        if now is None or before is None or not now.whole or not before.whole:
            continue
        changes = changes_of_record(key[1], before, now)
        told = tuple(one for one in changes if one.what is What.FIELD)
        if told:
            yield Revision(commit.id, commit.at, role, False, told)


def _read(key: Key, touch: Touch, texts: Mapping[str, bytes]) -> Read | None:
    data = texts.get(touch.blob)
    return None if data is None else read_record(*key, data, key[1])


def _roles(folder: Path) -> Mapping[str, Role]:
    """Number of an account -> its role today. One that is named twice has none."""
    try:
        data = (folder / "people.yml").read_bytes()
    except OSError:
        return {}
    source, _ = read(data, "people.yml")
    people = shape(People, source)[0] if source else None
    named = people.people if isinstance(people, People) else ()
    counts = [one.account for one in named]
    return {one.account: Role(one.role) for one in named if counts.count(one.account) == 1}


def shown_changes(revision: Revision, most: int) -> Iterable[tuple[Change, bool]]:
    """A revision's changes, each with whether its values may be told."""
    for one in islice(revision.changes, most):
        open_ = one.kind is not None and one.where[0] in WITH_VALUES.get(one.kind, ())
        yield one, open_
