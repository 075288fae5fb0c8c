"""Who a request comes from, as the base knows it. Never reads the request itself."""

from dataclasses import dataclass
from enum import StrEnum

from catalog.model import People
from catalog.request.owners import Owner
from catalog.request.records import Records


class Role(StrEnum):
    """What an account may be."""

    STRANGER = "stranger"
    PRODUCER = "producer"
    OFFICER = "officer"
    MAINTAINER = "maintainer"


@dataclass(frozen=True, slots=True)
class Who:
    """The author of a request, and the folders that are the author's."""

    role: Role = Role.STRANGER
    folders: tuple[str, ...] = ()

    def owns(self, path: str) -> bool:
        """True for files of a producer that lie directly in its own folder."""
        return self.role is Role.PRODUCER and path.rpartition("/")[0] in self.folders

    def keeps(self, path: str) -> bool:
        """True for files that are this officer's to look after."""
        inside = not self.folders or any(path.startswith(f"{one}/") for one in self.folders)
        return self.role is Role.MAINTAINER or (self.role is Role.OFFICER and inside)


def people_of(base: Records) -> People:
    """Everybody whom the base names; nobody where its file is absent or cannot be read."""
    read = base.read("people.yml")
    known = read.record if read else None
    return known if isinstance(known, People) and read and read.whole else People(people=())


def who_is(account: str | None, base: Records) -> Who:
    """The role of an account. One that is named twice has none: no line is the right one."""
    named = [person for person in people_of(base).people if person.account == account]
    if len(named) != 1:
        return Who()
    return Who(Role(named[0].role), named[0].folders)


def needed(owner: Owner, path: str, who: Who, base: Records) -> Role | None:
    """Who besides the author must agree to a change; None if nobody."""
    if owner is Owner.MAINTAINER:
        return None if who.role is Role.MAINTAINER else Role.MAINTAINER
    mine = owner is Owner.PRODUCER and who.owns(path)
    if not mine and not who.keeps(path):
        return Role.OFFICER
    # An officer may correct a text, but whoever sells the goods should hear of it first.
    told = owner is Owner.PRODUCER and not mine and _has_producer(path, base)
    return Role.PRODUCER if told else None


def _has_producer(path: str, base: Records) -> bool:
    """True if somebody is known to answer for the folder."""
    named = (Who(Role(one.role), one.folders) for one in people_of(base).people)
    return any(one.owns(path) for one in named)
