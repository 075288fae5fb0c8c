"""Rules about who may change what."""

from collections.abc import Iterator

from catalog.collect import Collected, Kind
from catalog.problems import Finding, Placed


def people_are_named_once(found: Collected) -> Iterator[Placed]:
    """Two lines for one account would leave open which of them holds."""
    seen: set[str] = set()
    for number, person in enumerate(found.people.people if found.people else ()):
        if person.account in seen:
            where = ("people", number, "account")
            values = {"found": person.account}
            yield Kind.PEOPLE, "people", Finding("account-repeated", where, values)
        seen.add(person.account)


def folders_of_people_exist(found: Collected) -> Iterator[Placed]:
    """A slip would leave a producer a stranger to its own folder."""
    known = {id_ for kind, id_ in found.paths if kind is Kind.PRODUCER}
    for number, person in enumerate(found.people.people if found.people else ()):
        for place, folder in enumerate(person.folders):
            if folder not in known and person.role == "producer":
                where = ("people", number, "folders", place)
                values = {"found": folder, "known": "-"}
                yield Kind.PEOPLE, "people", Finding("reference-unknown", where, values)
