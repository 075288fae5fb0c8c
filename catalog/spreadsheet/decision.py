"""What a decision says of a product, and whether its file already knows.

A certificate is added only as the newest; a report of the same rating is completed by it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from catalog.dates import PartialDate
from catalog.edit import Change, record_text
from catalog.load import Tree
from catalog.spreadsheet.compare import Edit
from catalog.spreadsheet.rows import Entry
from catalog.spreadsheet.told import Told


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision that gives stars, as its paper says."""

    number: str
    issuer: str
    issued: date

    def certificate(self, stars: str) -> dict[str, Tree]:
        """What it says of one product."""
        issued = self.issued.isoformat()
        return {"stars": stars, "issued": issued, "decision": self.number, "issuer": self.issuer}

    def source(self, line: int) -> dict[str, Tree]:
        """Where that stands, for the list of sources."""
        return {"document": f"Quyết định {self.number}, phụ lục, dòng {line}"}


@dataclass(slots=True)
class Drafts:
    """What an annex comes to before anything is written."""

    edits: list[Edit] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    """Path or name of a draft -> its YAML, for the reader."""
    files: dict[str, bytes] = field(default_factory=dict)
    """Path -> the new file, where nothing is missing and the producer is certain."""


def certify(
    drafts: Drafts, entry: Entry, where: str, decision: Decision, stars: str, line: int
) -> None:
    """One more certificate for a product; a report of the same rating is completed by it."""
    several = _maps(entry.tree.get("certificates"))
    sources = _maps(entry.tree.get("sources"))
    for one in several:
        if one.get("decision") == decision.number and one.get("issuer") == decision.issuer:
            said = str(one.get("stars", "?"))
            code = "annex-there-already" if said == stars else "annex-other-stars"
            values = {"entry": entry.id, "stars": said, "found": stars}
            drafts.told.append(Told(where, code, values, blocks=False))
            return
    report = several[-1] if several and _reports(several[-1], decision, stars) else None
    earlier = several[:-1] if report else several
    if any(_latest(one) >= decision.issued for one in earlier if one.get("issued")):
        values = {"entry": entry.id, "date": decision.issued.isoformat()}
        drafts.told.append(Told(where, "annex-not-newest", values, blocks=False))
        return
    number = len(several) - bool(report)
    wanted = decision.certificate(stars)
    numbers = report.get("sources") if report else None
    kept = list(numbers) if isinstance(numbers, list) else []
    wanted["sources"] = [*kept, str(len(sources) + 1)]
    changes = [Change(("sources", len(sources)), decision.source(line))]
    if report is None:
        changes.append(Change(("certificates", number), wanted))
    else:
        changes += [
            Change(("certificates", number, key), value)
            for key, value in wanted.items()
            if report.get(key) != value
        ]
    drafts.edits += [Edit(where, entry, change) for change in changes]
    drafts.texts[entry.path] = record_text({"certificates": [wanted]})


def _reports(certificate: dict[str, Tree], decision: Decision, stars: str) -> bool:
    """True if it is an undecided report of these stars, for days that hold the decision's."""
    issued = certificate.get("issued")
    return (
        "decision" not in certificate
        and certificate.get("stars") == stars
        and isinstance(issued, str)
        and _first(issued) <= decision.issued <= _last(issued)
    )


def _latest(certificate: dict[str, Tree]) -> date:
    return _last(str(certificate.get("issued")))


def _first(text: str) -> date:
    try:
        return PartialDate.parse(text).span.first
    except ValueError:
        return date.max


def _last(text: str) -> date:
    try:
        return PartialDate.parse(text).span.last
    except ValueError:
        return date.max


def _maps(tree: Tree | None) -> Sequence[dict[str, Tree]]:
    several: Iterable[Tree] = tree if isinstance(tree, list) else ()
    return [one for one in several if isinstance(one, dict)]
