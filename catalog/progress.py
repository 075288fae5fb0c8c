"""A progress bar in a terminal; elsewhere silence. Knows rich, and nothing else does."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from catalog.pipeline import Step


@contextmanager
def bar() -> Iterator[Step]:
    """A bar that stands while the block runs; call what it gives to move it."""
    if not sys.stderr.isatty():
        yield lambda *_: None
        return
    # Nobody waits for a bar that is not drawn: it takes 50 ms to load.
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn  # noqa: PLC0415

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(file=sys.stderr), transient=True) as progress:
        task = progress.add_task("")

        def tell(what: str, done: int, of: int) -> None:
            progress.update(task, description=what, completed=done, total=of)

        yield tell
