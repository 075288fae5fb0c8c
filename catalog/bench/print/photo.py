"""A photo for every invented product: coloured noise, as heavy to print as a real one."""

from pathlib import Path

from catalog.images import invented_photo

DIFFERENT = 20
"""Photos that differ; more would measure the making of photos, not of sheets."""

FIELD = """\
photos:
  - file: {file}
    alt: {{vi: Ảnh bịa của phép đo, en: Invented picture of the benchmark}}
"""


def give_photos(products: Path) -> None:
    """Lay a photo beside every product, and name it in its file."""
    made = [invented_photo(number, 1600, 1200) for number in range(DIFFERENT)]
    for number, file in enumerate(sorted(products.rglob("san-pham-*.yml"))):
        photo = file.with_suffix(".jpg")
        photo.write_bytes(made[number % DIFFERENT])
        with file.open("a", encoding="utf-8", newline="\n") as record:
            record.write(FIELD.format(file=photo.name))
