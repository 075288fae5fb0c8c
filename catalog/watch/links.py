"""Links: which are asked today, and which have failed for long enough to say so.

A link fails when a server says so or none answers; it is dead after three failures over at
least seven days. Failures lie in the hidden data of one issue, and nowhere in the repository.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from hashlib import sha256

from catalog.catalogue import Catalogue
from catalog.watch.unseen import unseen

ROUND = 7
"""Days in which every link is asked once."""
MOST_A_DAY = 200
TIMES, OVER = 3, timedelta(days=7)
"""Failures, and how long, until a link counts as dead."""
_TOLD = re.compile(r"<!-- ocop-links (\{.*?\}) -->")
MOST_KEPT = 500


@dataclass(frozen=True, slots=True)
class Failures:
    """Of links that fail: address -> (first day, how often, last day)."""

    of: Mapping[str, tuple[date, int, date]] = field(default_factory=dict)

    @property
    def dead(self) -> dict[str, str]:
        """Address -> first day, of those that have failed for long enough."""
        return {
            url: first.isoformat()
            for url, (first, times, last) in self.of.items()
            if times >= TIMES and last - first >= OVER
        }


def shown_links(catalogue: Catalogue) -> Iterator[tuple[str, str, str]]:
    """(producer, record, address) of every link that readers follow to buy or to ask."""
    for entry in catalogue.products.values():
        for channel in entry.record.channels:
            yield entry.producer or entry.id, entry.id, channel.url
    for maker in catalogue.producers.values():
        if maker.record.website:
            yield maker.id, maker.id, maker.record.website


def links_of(catalogue: Catalogue) -> list[str]:
    """Those addresses, each once."""
    return list(dict.fromkeys(url for _, _, url in shown_links(catalogue)))


def due_links(links: Sequence[str], failures: Failures, day: date) -> list[str]:
    """Which are asked on a day: a seventh of all, and those that failed and were not asked yet."""
    turn = [one for one in links if _place(one) % ROUND == day.toordinal() % ROUND]
    failing = [
        one
        for one in links
        if one in failures.of and failures.of[one][2] <= day - timedelta(days=3)
    ]
    asked_today = [one for one in links if one in failures.of and failures.of[one][2] == day]
    due = [one for one in dict.fromkeys([*failing, *turn]) if one not in asked_today]
    return due[:MOST_A_DAY]


def _place(url: str) -> int:
    return int(sha256(url.encode()).hexdigest()[:8], 16)


def tried(
    failures: Failures, answers: Mapping[str, bool], links: Sequence[str], day: date
) -> Failures:
    """Failures after a day's answers; ``answers``: address -> whether it works."""
    known = set(links)
    kept = {url: one for url, one in failures.of.items() if url in known}
    for url, works in answers.items():
        if works:
            kept.pop(url, None)
        else:
            first, times, _ = kept.get(url, (day, 0, day))
            kept[url] = (first, times + 1, day)
    return Failures(dict(sorted(kept.items())[:MOST_KEPT]))


def failures_in(text: str) -> Failures:
    """The failures that an issue keeps; none if it keeps nothing that we wrote."""
    found = _TOLD.search(text)
    try:
        rows = json.loads(found[1])["of"] if found else {}
        return Failures(
            {
                str(url): (date.fromisoformat(first), int(times), date.fromisoformat(last))
                for url, (first, times, last) in rows.items()
            }
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        return Failures()


def as_text(failures: Failures) -> str:
    """What an issue keeps of them, unseen by readers."""
    rows = {
        url: [first.isoformat(), times, last.isoformat()]
        for url, (first, times, last) in failures.of.items()
    }
    return unseen("ocop-links", {"of": rows})
