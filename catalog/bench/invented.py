"""Makes any number of products up, the same every time, in a catalogue marked as an example.

About as rich and as thin as real records: most rest on a report in the press,
one in three on a decision, few have a price or a story. Names read like real ones
(``names.py``); the catalogue's name, ids, addresses and decisions say that they are
not. Knows the names of fields, and the lists that records refer to.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random

from catalog.bench.names import Maker, Named, maker_of, named
from catalog.codes import HEADER, make_code
from catalog.reference import OldUnit, Places, read_places
from catalog.reference.data import FOLDER
from catalog.reference.places import without_type

PROVINCE = "son-la"
"""Its communes: an invented province of five would make five huge pages."""

DAY = date(2026, 11, 23)
"""The day for which the site is built, so that states are mixed as in life."""

PRODUCTS_OF = (1, 1, 0, 2, 1, 1, 0, 1, 3, 0, 1, 1, 0, 2, 1, 0, 1, 1, 0, 6)
"""How many products one producer after the other has, as in Sơn La."""


@dataclass(frozen=True, slots=True)
class Mix:
    """What a catalogue is made of. Where it says "each", 3 means every third product."""

    products_of: tuple[int, ...] = PRODUCTS_OF
    """How many products one producer after the other has, again and again."""
    each_point: int = 16
    """As many products for each sales point."""
    each_english: int = 3
    """An English name, where the good has one."""
    in_two_languages: bool = False
    """Stories are told in both."""
    photos: tuple[bytes, ...] = ()
    """Photos that one product in fifty shows, by turns."""


PROVINCIAL = Mix()

WORDS = (
    "chè mận mơ ngô nếp nương bản suối đồi mây sương nắng gió rừng hoa lá búp hạt mật ong "
    "khô tươi sấy dẻo giòn thơm ngọt bùi đậm nhẹ vàng xanh đỏ tím nâu trắng sớm chiều mùa vụ "
    "hái phơi sao ủ gói buộc gùi chợ phiên nhà sàn bếp lửa khói than đá đất nước cây quả "
    "người già trẻ tay khéo lâu năm quen lạ gần xa"
).split()

IN_ENGLISH = (
    "tea plum apricot maize sticky rice village hill stream cloud dew sun wind forest flower leaf "
    "bud seed honey dried fresh sweet crisp fragrant light dark yellow green red early late season "
    "picked roasted wrapped carried market house stove fire smoke stone water tree fruit old young"
).split()

CATALOGUE = f"""\
# Made up by the benchmark: no such product, producer or place of sale exists.
name: {{vi: OCOP ví dụ, en: OCOP example}}
province: {PROVINCE}
base_url: https://vi-du.example/
"""


def write_products(folder: Path, count: int) -> None:
    """Write the records of so many products, with producers and sales points."""
    folder.mkdir(parents=True)
    write_records(folder, count, read_places(FOLDER / "places" / f"{PROVINCE}.yml"), PROVINCIAL)


def write_records(folder: Path, count: int, places: Places, mix: Mix) -> None:
    """Write so many products into a folder, each in one of these places."""
    _write(folder / "catalogue.yml", CATALOGUE)
    ids: list[str] = []
    for number, products in enumerate(_producers(count, mix.products_of)):
        home, maker, taken = f"chu-the-vi-du-{number:05}", maker_of(number), set[str]()
        _write(folder / home / "producer.yml", _lines(_producer(number, maker, places)))
        for product in range(len(ids), len(ids) + products):
            ids.append(f"{home}/san-pham-vi-du-{product:05}")
            commune = without_type(_unit(product * 3, places).vi)
            name = named(product, maker.brand, commune, taken)
            lines = [*_product(product, name, maker, places, mix), *_photo(ids[-1], product, mix)]
            _write(folder / f"{ids[-1]}.yml", _lines(lines))
            if has_photo(product, mix):
                photo = mix.photos[product // EACH_PHOTO % len(mix.photos)]
                (folder / f"{ids[-1]}.jpg").write_bytes(photo)
    for number in range(count // mix.each_point):
        _write(folder / f"sales-points/diem-vi-du-{number:05}.yml", _lines(_point(number, ids)))
    _write(folder / "codes.csv", _codes(ids))


EACH_PHOTO = 50


def has_photo(number: int, mix: Mix) -> bool:
    """True for two products in a hundred, if there are photos."""
    return bool(mix.photos) and number % EACH_PHOTO == 0


def _photo(id_: str, number: int, mix: Mix) -> Iterator[str]:
    if has_photo(number, mix):
        yield "photos:"
        yield f"  - file: {id_.rpartition('/')[2]}.jpg"
        yield "    alt: {vi: Một đám mây màu, en: A cloud of colour}"
        yield "    author: Người Ví Dụ"
        yield "    licence: CC BY 4.0"


def _producers(count: int, products_of: Sequence[int]) -> Iterator[int]:
    """How many products each producer has, until all are made."""
    number = 0
    while count:
        products = min(count, products_of[number % len(products_of)])
        yield products
        count -= products
        number += 1


def _producer(number: int, maker: Maker, places: Places) -> Iterator[str]:
    yield f"name: {{vi: {maker.name}}}"
    yield f"type: {maker.type}"
    yield from _place(number, places)
    if number % 4 == 0:
        yield from ("facts:", f"  - vi: {_words(-number, 12)}", f"    en: Example fact {number}")
    yield from _sources(number, 1)


def _product(number: int, name: Named, maker: Maker, places: Places, mix: Mix) -> Iterator[str]:
    yield "name:"
    yield f"  vi: {name.vi}"
    if number % mix.each_english == 0 and name.en:
        yield f"  en: {name.en}"
    if number % 5 == 0:
        yield f"also: [{maker.brand} {name.good.vi}]"
    yield f"group: {name.good.group}"
    yield from _place(number * 3, places)
    if number % 11:
        yield from _certificate(number)
    if number % 4 == 0:
        yield from ("facts:", f"  - vi: {_words(number, 14)}", f"    en: Example fact {number}")
    if number % 10 == 0:
        yield from _story(number, mix)
    if number % 6 == 0:
        price = f"{20 + number % 300}.000"
        yield from (
            "packs:",
            "  - weight_g: 500",
            f"    price_vnd: {price}",
            "    price_on: 2026-10",
        )
    if number % 20 == 0:
        yield from ("papers:", "  - kind: vietgap", f"    number: VD-{number}")
    if number % 15 == 7:
        yield from ("traceability:", f"  gtin: {gtin_of(number)}")
    yield from _sources(number, 2)
    if number % 4:
        yield from ("notes:", f"  - en: Example note {number}.")


def _story(number: int, mix: Mix) -> Iterator[str]:
    yield from ("story:", "  vi: |", f"    {_words(number, 60)}", "", f"    {_words(~number, 40)}")
    if mix.in_two_languages:
        yield from ("  en: |", f"    {_words(number, 60, IN_ENGLISH)}")


def _certificate(number: int) -> Iterator[str]:
    """A decision, or what the press reported on a day, in a month or in a year."""
    issued = DAY - timedelta(days=number * 37 % 1800 + 1)
    yield "certificates:"
    if number % 3 == 0:
        yield from (
            "  - stars: 4",
            f"    issued: {issued}",
            f"    decision: {number % 9999 + 1}/QĐ-VD",
        )
        yield "    issuer: UBND tỉnh Ví Dụ"
        return
    when = str(issued)[: (10, 7, 4)[number // 3 % 3]]
    yield from (f"  - stars: {3 + number % 2}", f"    issued: {when}", "    reported_by: press")


def gtin_of(number: int) -> str:
    """A barcode of thirteen digits; the last one checks the others."""
    digits = f"893{number:09}"
    total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits))
    return f"{digits}{-total % 10}"


def _unit(number: int, places: Places) -> OldUnit:
    return places.old[number % len(places.old)]


def _place(number: int, places: Places) -> Iterator[str]:
    unit = _unit(number, places)
    yield "place:"
    yield f"  former_commune: {unit.vi}"
    yield f"  former_district: {places.districts[unit.district].plain}"


def _point(number: int, ids: Sequence[str]) -> Iterator[str]:
    yield f"name: {{vi: Điểm bán ví dụ {number}}}"
    yield "carries:"
    yield "  products:"
    yield from (f"    - {ids[(number * 16 + place) % len(ids)]}" for place in range(8))
    yield from _sources(number, 1)


def _sources(number: int, count: int) -> Iterator[str]:
    yield "sources:"
    for place in range(count):
        yield f"  - url: https://bao.vi-du.example/{number}/{place}"
        yield f"    title: Bài báo ví dụ {_words(number + place, 8)}"
        yield "    published: 2026-05"


def _words(seed: int, count: int, words: Sequence[str] = WORDS) -> str:
    return " ".join(Random(seed).choices(words, k=count))  # noqa: S311 - prose, not a secret


def _codes(ids: Sequence[str]) -> str:
    taken: dict[str, str] = {}
    for id_ in ids:
        taken[make_code(id_, taken)] = id_
    rows = [f"{code},product,{id_}" for code, id_ in taken.items()]
    return "\n".join([",".join(HEADER), *rows]) + "\n"


def _lines(lines: Iterable[str]) -> str:
    return "\n".join(lines) + "\n"


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="\n")
