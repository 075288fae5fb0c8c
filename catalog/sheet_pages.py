"""The web pages of sheets: of every product, of every fair to come, and of what somebody chose.

Each is one file for both languages. Search engines are not told: the same words stand
on the pages of the catalogue.
"""

import json
from collections.abc import Iterable, Iterator
from functools import partial

from catalog.addresses import CHOSEN_SHEETS, root_from, sheet_address
from catalog.printing import PRODUCT_JOBS, File, Job, jobs_of, pdf_path
from catalog.render import Renderer
from catalog.views.sheets import SHEETS, Pair
from catalog.views.sheets.markup import prose
from catalog.views.sheets.page import Ready, chosen_sheets, fair_sheet, product_sheets


class Sheets:
    """The pages of sheets. A view is made when its turn comes, and forgotten.

    ``has_pdfs``: the files that they lead to are made, too.
    """

    def __init__(self, pair: Pair, renderer: Renderer, *, has_pdfs: bool) -> None:
        self._pair, self._renderer, self._has_pdfs = pair, renderer, has_pdfs

    def of_product(self, id_: str) -> Iterator[File]:
        """The page of one product; on a memory stick, the script that says the same."""
        path = sheet_address("products", id_)
        yield f"{path}index.html", partial(self.product, id_)
        if self._renderer.offline:
            yield f"{path}sheet.js", partial(self.script, id_)

    def others(self) -> Iterator[File]:
        """The pages of fairs, and the one for what somebody chose."""
        catalogue = self._pair.vi.catalogue
        for fair in catalogue.fairs.values():
            if fair.is_printed(catalogue.day):
                for kind in SHEETS:
                    path = sheet_address("fairs", fair.id, kind)
                    yield f"{path}index.html", partial(self.fair, fair.id, kind)
        yield f"{CHOSEN_SHEETS}index.html", self.chosen

    def product(self, id_: str) -> bytes:
        path = sheet_address("products", id_)
        ready = self._ready("products", id_, PRODUCT_JOBS)
        view = product_sheets(self._pair, id_, ready)
        return self._bare("sheets/product.html", path, page=view)

    def script(self, id_: str) -> bytes:
        """The same sheets for a page opened from files, which may read scripts and no pages."""
        path = sheet_address("products", id_)
        view = product_sheets(self._pair, id_)
        html = self._bare("sheets/product-main.html", path, page=view).decode()
        told = json.dumps([id_, html], ensure_ascii=False, separators=(",", ":"))
        # Old browsers end a line at these two, also within a string.
        told = told.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
        return f"ocop.sheet.apply(null,{told});\n".encode()

    def fair(self, id_: str, kind: str) -> bytes:
        fair = self._pair.vi.catalogue.fairs[id_]
        paths = {one: sheet_address("fairs", fair.id, one) for one in SHEETS}
        ready = self._ready("fairs", fair.id, jobs_of(kind))
        view = fair_sheet(self._pair, fair, kind, paths, ready)
        return self._bare("sheets/fair.html", paths[kind], page=view)

    def chosen(self) -> bytes:
        return self._bare("sheets/chosen.html", CHOSEN_SHEETS, page=chosen_sheets(self._pair))

    def _ready(self, kind: str, id_: str, those: Iterable[Job]) -> tuple[Ready, ...]:
        """The PDFs that lie beside a page."""
        if not self._has_pdfs:
            return ()
        return tuple(
            Ready(
                self._pair.said(
                    lambda site, job=job: (  # type: ignore[misc]
                        f"{site.t('print.mode.' + job.mode)}, {job.paper.upper()}"
                    )
                ),
                pdf_path(kind, id_, job),
            )
            for job in those
        )

    def _bare(self, template: str, path: str, **values: object) -> bytes:
        root = root_from(path)
        return self._renderer.bare(
            template,
            root=root,
            prose=prose,
            to=lambda path: root + path,
            asset=lambda name: root + self._renderer.bundles.address(name),
            **values,
        )
