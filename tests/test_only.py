"""The site of one province of a country: all that is its own, and nothing that is not."""

import re
from pathlib import Path

import pytest

from catalog.bench.country import write_country
from catalog.catalogue import Catalogue
from catalog.check import check
from catalog.errors import Misuse
from catalog.only import only
from catalog.pipeline import build
from tests.invented import DAY, change, files_of, order, run
from tests.test_pipeline import dead_links

PROVINCES = ("vi-du-bac", "vi-du-nam")


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small country of two provinces."""
    folder = tmp_path_factory.mktemp("country") / "products"
    write_country(folder, 120, photos=False)
    places = folder / "places.yml"
    districts = re.findall(r"\{id: (huyen-\d+)", places.read_text("utf-8"))
    halves = (districts[::2], districts[1::2])
    lines = "\n".join(
        f"  - {{id: {id_}, name: {id_}, name_en: {id_}, former_districts: [{', '.join(own)}]}}"
        for id_, own in zip(PROVINCES, halves, strict=True)
    )
    text = places.read_text("utf-8")
    text = re.sub(r"(?<=^provinces:\n)(  - .*\n)+", lines + "\n", text, flags=re.MULTILINE)
    places.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def country(records: Path) -> Catalogue:
    found = check(records, DAY).catalogue
    assert found
    return found


@pytest.fixture(scope="module")
def provinces(country: Catalogue) -> dict[str, Catalogue]:
    return {id_: only(country, id_) for id_ in PROVINCES}


def test_each_product_and_code_belongs_to_one_province(
    country: Catalogue, provinces: dict[str, Catalogue]
) -> None:
    """Else a printed code would open on two sites, or on none."""
    north, south = provinces.values()

    assert north.products
    assert south.products
    assert not north.products.keys() & south.products.keys()
    assert north.products.keys() | south.products.keys() == country.products.keys()
    assert not north.codes.kept.keys() & south.codes.kept.keys()
    assert north.codes.kept.keys() | south.codes.kept.keys() == country.codes.kept.keys()


def test_a_province_has_its_places_makers_and_points_alone(
    country: Catalogue, provinces: dict[str, Catalogue]
) -> None:
    north, south = provinces.values()

    assert not north.places.communes.keys() & south.places.communes.keys()
    for part in (north, south):
        assert part.producers.keys() >= {p.producer for p in part.products.values() if p.producer}
        for entry in (*part.producers.values(), *part.points.values(), *part.fairs.values()):
            assert part.products.keys() >= set(entry.products)
    assert north.producers.keys() | south.producers.keys() == country.producers.keys()


def test_what_lies_next_door_says_so_and_leads_nowhere(provinces: dict[str, Catalogue]) -> None:
    """A maker in another province: its commune has no page here, and is not ours either."""
    north, south = provinces.values()
    guests = [one.located for one in north.producers.values() if one.located.elsewhere]

    assert guests
    for located in guests:
        assert located.elsewhere
        assert located.elsewhere[0].endswith(", vi-du-nam")
        assert located.commune is None
    for part in (north, south):
        for entry in (*part.producers.values(), *part.points.values(), *part.products.values()):
            commune = entry.located.commune
            assert commune is None or commune.code in part.places.communes


def test_the_site_of_a_province_is_whole(records: Path, tmp_path: Path) -> None:
    asked = order(tmp_path / "site", products=records, pdfs=False, only="vi-du-bac")
    built = build(asked)
    files = files_of(tmp_path / "site")

    def file_of(path: str) -> str:
        path = path.removeprefix("./").partition("?")[0]
        return path + "index.html" if not path or path.endswith("/") else path

    assert built.catalogue
    assert built.catalogue.settings.province == "vi-du-bac"
    assert dead_links(files, file_of) == []
    shown = {path for path in files if path.startswith("san-pham/") and path.count("/") == 3}
    assert len(shown) == len(built.catalogue.products)
    assert sum(path.startswith("Q/") for path in files) == len(built.catalogue.codes.kept)


def test_all_records_are_checked_all_the_same(records: Path, tmp_path: Path) -> None:
    """A mistake next door is a mistake of the country."""
    wrong = tmp_path / "products"
    wrong.mkdir()
    for file in records.rglob("*"):
        if file.is_file():
            copy = wrong / file.relative_to(records)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(file.read_bytes())
    found = check(records, DAY).catalogue
    assert found
    other = next(iter(only(found, "vi-du-nam").products.values()))
    change(wrong / other.path.partition("/")[2], "\ngroup: ", "\ngroup: khong-co-")

    asked = order(tmp_path / "site", products=wrong, pdfs=False, only="vi-du-bac")

    assert build(asked).catalogue is None


def test_an_unknown_province_is_said(records: Path, tmp_path: Path) -> None:
    where = ("--products", records, "--out", tmp_path / "site", "--as-of", DAY)

    ended = run("build", "--no-pdf", "--only", "khong-co", *where)

    assert ended.returncode == 2
    assert "vi-du-bac, vi-du-nam" in ended.stderr
    assert not (tmp_path / "site").exists()


def test_a_country_without_provinces_has_no_part(country: Catalogue) -> None:
    with pytest.raises(Misuse):
        only(country, "")
