"""The kit of a fair: every sheet, in one file that any Windows opens."""

from collections.abc import Iterator

from catalog.claims import Claim
from catalog.packing import packed
from catalog.paper import Printer
from catalog.printing.job import Job, in_parts, jobs_of, pdf_of
from catalog.selection import Selection
from catalog.text import slug
from catalog.views.base import Site
from catalog.views.sheets import SHEETS, Pair
from catalog.views.sheets.kinds import selection_words
from catalog.views.status import claim_rank

_FOLDERS = {"vi": "tieng-viet", "en": "english", "both": "song-ngu-bilingual"}


def kit(pair: Pair, printer: Printer, selection: Selection) -> bytes:
    """A zip of all sheets, with a note that says how to print and which stars are missing."""
    assert selection.fair  # noqa: S101 - a kit is of a fair, narrows the type
    files = _files(pair, printer, selection)
    return packed(selection.fair.id, files, pair.vi.catalogue.day)


def _files(pair: Pair, printer: Printer, selection: Selection) -> Iterator[tuple[str, bytes]]:
    yield "DOC-TRUOC.txt", _note(pair, selection)
    day = pair.vi.catalogue.day
    for place, kind in enumerate(SHEETS, start=1):
        parts = list(in_parts(selection, kind))
        for number, those in enumerate(parts, start=1):
            view = SHEETS[kind].view(pair, those, 0)
            for job in jobs_of(kind):
                name = _name(pair, place, job, number if len(parts) > 1 else 0)
                yield f"{_FOLDERS[job.mode]}/{name}", pdf_of(printer, view, job, day)


def _name(pair: Pair, place: int, job: Job, part: int) -> str:
    site = pair.en if job.mode == "en" else pair.vi
    title = slug(site.t(f"sheet.kind.{job.kind}"))
    return "-".join(filter(None, (f"{place:02}", title, job.odd_paper, f"{part or ''}"))) + ".pdf"


def _note(pair: Pair, selection: Selection) -> bytes:
    """Read before printing. Windows' Notepad needs the mark at its beginning."""
    lines: list[str] = []
    for site in (pair.vi, pair.en):
        lines += [selection_words(site, selection), "", *_advice(site, selection), "", ""]
    return b"\xef\xbb\xbf" + "\r\n".join(lines).encode()


def _advice(site: Site, selection: Selection) -> Iterator[str]:
    yield site.t("kit.as_of", day=site.t.day(site.catalogue.day))
    yield site.t("kit.at_full_size")
    if selection.starless:
        yield ""
        yield site.t("kit.starless")
        yield from (f"- {words}" for words in starless_words(site, selection))


def _why(site: Site, claim: Claim) -> str:
    # A decision that is in force may not say how many stars it gave.
    if claim.state.proves_stars:
        return claim_rank(site, claim).lower()
    return site.t(f"status.{claim.state}.badge").lower()


def starless_words(site: Site, selection: Selection) -> list[str]:
    """Each product that gets no star on these sheets, and why."""
    return [
        site.t(
            "kit.without",
            name=line.entry.record.name.best(site.language)[0],
            why=_why(site, line.claim),
        )
        for line in selection.starless
    ]
