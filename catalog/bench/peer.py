"""The peer: mkdocs with Material, rendering as many pages the way it is meant to be used.

Everything that would slow it down is off: no search, no navigation, no fonts, no
second language. What remains is one Markdown file and one page template for each page.
"""

from pathlib import Path
from random import Random

from catalog.bench.invented import WORDS

SETTINGS = """\
site_name: Ví dụ
theme: {name: material, language: vi, font: false}
plugins: []
markdown_extensions: [tables]
nav: [index.md]
"""


def write_pages(folder: Path, count: int) -> Path:
    """Write so many Markdown pages, and the settings; the settings' file."""
    for number in range(count):
        name = "index.md" if number == 0 else f"san-pham/vi-du-{number:05}.md"
        file = folder / "docs" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(_page(number), encoding="utf-8", newline="\n")
    settings = folder / "mkdocs.yml"
    settings.write_text(SETTINGS, encoding="utf-8", newline="\n")
    return settings


def _page(number: int) -> str:
    """As much as the page of a middling product: facts, a history, sources, what is unknown."""
    text = Random(number)  # noqa: S311 - prose, not a secret

    def words(count: int) -> str:
        return " ".join(text.choices(WORDS, k=count))

    facts = [f"| {words(2)} | {words(4)} |" for _ in range(6)]
    links = [f"- [{words(8)}](https://bao.vi-du.example/{number}/{place})" for place in range(3)]
    unknown = [f"- {words(6)}" for _ in range(5)]
    parts = [
        f"# Sản phẩm ví dụ {number}",
        words(20),
        "## " + words(3),
        "\n".join(["| | |", "|---|---|", *facts]),
        "## " + words(2),
        words(40),
        "## " + words(3),
        "\n".join(links),
        "## " + words(3),
        "\n".join(unknown),
    ]
    return "\n\n".join(parts) + "\n"
