"""The proposed records as files in a folder of their own, for the check. Follows no link."""

from pathlib import Path

from catalog.assist.proposal import OURS, Proposal
from catalog.disk import link_or_copy
from catalog.request import Tree
from catalog.request.names import files_are_plain
from catalog.request.records import Records


def lay(base: Tree, folder: Path, proposal: Proposal, target: Path) -> tuple[str, ...]:
    """Put the records into an empty folder.

    Of the request only files that are called and stored as records, lists and photos are.
    What is too large to be read is laid as long as it is and empty, so that the check says so.

    Returns:
        The files of the request that were laid.
    """
    mine = _from_the_request(proposal)
    for own in base.files:
        if own not in proposal.touched or own in OURS:
            _join(folder / own, target / own)
    return tuple(own for own in mine if _write(own, proposal, target / own))


def _write(own: str, proposal: Proposal, file: Path) -> bool:
    data = proposal.photos.get(own, proposal.after.files[own].data)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("xb") as opened:
            opened.write(data)
            # Sparse: takes no room on the disk.
            opened.truncate(proposal.sizes[own])
    except (FileExistsError, NotADirectoryError):
        # Somebody else made a folder of what is a file here, or the other way round.
        return False
    return True


def _from_the_request(proposal: Proposal) -> tuple[str, ...]:
    there = [own for own in proposal.touched if own in proposal.after.files and own not in OURS]
    records = Records(proposal.after)
    name = proposal.after.name
    refused = {problem.path.removeprefix(f"{name}/") for problem in files_are_plain(records, there)}
    return tuple(own for own in there if own not in refused)


def _join(source: Path, target: Path) -> None:
    """The same file in another folder; a link is no file of ours."""
    if source.is_symlink() or not source.is_file():
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    link_or_copy(source, target)
