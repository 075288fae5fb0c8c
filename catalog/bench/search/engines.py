"""All engines of the comparison by name, opened in one way. Ours comes first."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from catalog.bench.search.browser import InPage
from catalog.bench.search.documents import Document, documents_of
from catalog.bench.search.lunr import lunr
from catalog.bench.search.minisearch import minisearch
from catalog.bench.search.ours import engine, write_data
from catalog.bench.search.pagefind import pagefind
from catalog.catalogue import Catalogue

if TYPE_CHECKING:
    from playwright.sync_api import Browser

Pages = Mapping[str, InPage]
"""Language of a question -> the page that answers it."""

Opening = Callable[["Browser", Catalogue, Path], AbstractContextManager[Pages]]
"""Opens an engine on a catalogue; the folder is its own, and empty."""

OURS = "ocop"


@contextmanager
def _ours(browser: "Browser", catalogue: Catalogue, folder: Path) -> Iterator[Pages]:
    """Each language of the site has data of its own."""
    write_data(catalogue, folder)
    with (
        engine(browser, folder, folder, "vi") as vietnamese,
        engine(browser, folder, folder, "en") as english,
    ):
        yield {"vi": vietnamese, "en": english}


def _peer(
    opened: Callable[["Browser", Sequence[Document], Path], AbstractContextManager[InPage]],
) -> Opening:
    """One page for both languages: its documents hold the names of both."""

    @contextmanager
    def peer(browser: "Browser", catalogue: Catalogue, folder: Path) -> Iterator[Pages]:
        with opened(browser, documents_of(catalogue), folder) as page:
            yield {"vi": page, "en": page}

    return peer


ENGINES: Mapping[str, Opening] = {
    OURS: _ours,
    "lunr": _peer(lunr),
    "pagefind": _peer(pagefind),
    "minisearch": _peer(minisearch),
}
"""In the order of the columns."""
