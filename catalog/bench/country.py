"""A whole country, made up the same every time: places, producers, products, photos.

As large as the real one: 18,243 products of 10,000 producers in 3,321 communes, and 1,000
sales points; a smaller one has as many of each for its products. Records are those of
``invented.py``. Knows which fields a file of places needs.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from catalog.bench.invented import WORDS, Mix, write_records
from catalog.images import invented_photo
from catalog.load import read_file
from catalog.reference import places_of
from catalog.text import slug

PRODUCTS = 18_243
COMMUNES = 3_321
PROVINCES = 34

_DISTRICT_OF = 10
"""Communes of one former district."""

_FORTY = (1, 1, 2, 1, 3, 0, 1, 2, 1, 6, 1, 2, 1, 0, 4, 1, 2, 3, 1, 4)

MIX = Mix(
    products_of=(*_FORTY, *_FORTY[:-1], 3),  # 73 products of 40 producers
    each_point=18,
    each_english=1,
    in_two_languages=True,
)

CATALOGUE = """\
# Made up by the benchmark: no such product, producer or place of sale exists.
name: {vi: OCOP ví dụ, en: OCOP example}
province: vi-du
base_url: https://vi-du.example/
"""


def write_country(folder: Path, products: int, *, photos: bool = True) -> None:
    """Write the records of a country with so many products."""
    folder.mkdir(parents=True)
    communes = max(1, COMMUNES * products // PRODUCTS)
    (folder / "places.yml").write_text(
        "\n".join(_places(communes)) + "\n", encoding="utf-8", newline="\n"
    )
    source, _ = read_file(folder / "places.yml", "places.yml", times=8)
    assert source is not None  # noqa: S101 - written above, narrows the type
    shown = tuple(invented_photo(seed, 1600, 1200) for seed in range(4 if photos else 0))
    write_records(folder, products, places_of(source.tree), replace(MIX, photos=shown))
    (folder / "catalogue.yml").write_text(CATALOGUE, encoding="utf-8", newline="\n")


def _places(communes: int) -> Iterator[str]:
    """A commune of today for each of before, ten of them in each former district."""
    yield "# Made up by the benchmark: there is no such place."
    yield "province: {name: Ví Dụ, name_en: Vi Du}"
    districts = -(-communes // _DISTRICT_OF)
    yield from _provinces(districts, max(1, PROVINCES * communes // COMMUNES))
    yield "former_districts:"
    for district in range(districts):
        first = district * _DISTRICT_OF
        codes = ", ".join(f'"{code:05}"' for code in range(first, min(communes, first + 10)))
        yield (
            f"  - {{id: huyen-{district}, name: {_district(district)}, type: huyện, "
            f"full_name: Huyện {_district(district)}, now_in: [{codes}]}}"
        )
    yield "units:"
    for code in range(communes):
        name = _name(code)
        yield (
            f'  - {{code: "{code:05}", slug: xa-{slug(name)}-{code}, full_name: Xã {name}, '
            f"name_en: Example Commune {code}, former_districts: [huyen-{code // _DISTRICT_OF}], "
            f"merged_from_names: [xã {name}]}}"
        )
    yield "units_until_2025_06:"
    for code in range(communes):
        yield (
            f'  - {{code: "{code:05}", name: {_name(code)}, type: xã, '
            f'district: huyen-{code // _DISTRICT_OF}, now: "{code:05}"}}'
        )
    yield "units_retired_2025_02: []"


def _provinces(districts: int, count: int) -> Iterator[str]:
    """As many former districts in each."""
    yield "provinces:"
    for number in range(count):
        own = range(districts * number // count, districts * (number + 1) // count)
        ids = ", ".join(f"huyen-{district}" for district in own)
        yield (
            f"  - {{id: vi-du-{number}, name: Ví Dụ {number}, name_en: Vi Du {number}, "
            f"former_districts: [{ids}]}}"
        )


def _name(code: int) -> str:
    """Two words; each pair once."""
    first, second = divmod(code, len(WORDS))
    return f"{WORDS[(first * 7 + second) % len(WORDS)]} {WORDS[second]}".title()


def _district(number: int) -> str:
    return f"Vùng {_name(number)}"
