"""The peer: the same sheets by way of HTML, with WeasyPrint.

``python -m catalog.bench.print.weasy PRODUCTS DAY COUNT OUT``. As much on each page as on
ours: photo, name, claim, facts, QR, fonts; templates are as plain as they can be.
"""

import sys
from datetime import date
from html import escape
from pathlib import Path

from catalog.check import check
from catalog.images import CACHE, Cache
from catalog.pipeline import ROOT
from catalog.printing import photos_of
from catalog.selection import of_one
from catalog.views.sheets import Pair
from catalog.views.sheets.leaf import Leaf, product_leaf
from catalog.words import words_of

STYLE = """
@page { size: A4; margin: 15mm; }
@font-face { font-family: sheet; src: url(be-vietnam-pro-400.ttf); }
@font-face { font-family: sheet; font-weight: 800; src: url(be-vietnam-pro-800.ttf); }
body { font: 11pt/1.4 sheet; } img { width: 62mm; } svg { width: 26mm; } dt { color: #555; }
"""


def main(products: str, day: str, count: str, out: str) -> int:
    """Print so many sheets, one file each."""
    from weasyprint import HTML  # type: ignore[import-not-found] # noqa: PLC0415 - where it is

    catalogue = check(Path(products), date.fromisoformat(day)).catalogue
    assert catalogue  # noqa: S101 - made up without a mistake
    pair = Pair.of(catalogue, words_of(ROOT, catalogue))
    photo, folder = photos_of(catalogue, Cache(CACHE)), Path(out)
    folder.mkdir()
    for number, id_ in enumerate(list(catalogue.products)[: int(count)]):
        leaf = product_leaf(pair, of_one(catalogue, id_).lines[0])
        if leaf.item.photo:
            (folder / "photo.jpg").write_bytes(photo(leaf.item.photo.src))
        fonts = (ROOT / "theme" / "sheets" / "fonts").as_uri() + "/"
        page = _page(leaf, (folder / "photo.jpg").as_uri())
        HTML(string=page, base_url=fonts).write_pdf(folder / f"{number}.pdf", pdf_tags=True)
    return 0


def _page(leaf: Leaf, photo: str) -> str:
    item = leaf.item
    rows = "".join(
        f"<dt>{escape(row.label.words('vi'))}</dt><dd>{escape(row.value.words('vi'))}</dd>"
        for part in leaf.parts
        for row in part.rows
    )
    texts = "".join(f"<p>{escape(part.text.words('vi'))}</p>" for part in leaf.parts if part.text)
    return (
        f"<html lang=vi><title>{escape(item.name.words('vi'))}</title><style>{STYLE}</style>"
        f"<img src='{photo}' alt=''><h1>{escape(item.name.words('vi'))}</h1>"
        f"<p>{escape(item.claim.words.words('vi'))}</p><p>{escape(leaf.lead.words('vi'))}</p>"
        f"<dl>{rows}</dl>{texts}{item.qr.svg}<p>{item.code}</p>"
    )


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
