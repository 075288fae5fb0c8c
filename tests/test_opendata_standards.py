"""Open data by the standards of others: Data Package, DCAT, schema.org, vCard.

Each is read by a program that knows nothing of ours, and without a network.
"""

import hashlib
import json
import warnings
from datetime import date
from pathlib import Path
from typing import Any

import frictionless
import pytest
import rdflib
import vobject  # type: ignore[import-untyped]
from hypothesis import given
from hypothesis import strategies as st
from rdflib.namespace import DCAT, DCTERMS, RDF

from catalog.addresses import contact_address
from catalog.check import check
from catalog.exports.visiting_card import escaped, folded, visiting_card
from catalog.opendata.files import FILES
from catalog.views.base import Site
from catalog.views.maker import has_card
from catalog.words import words_of
from tests.invented import DAY, PROVINCE, ROOT
from tests.site_fixture import BuiltSite

SPDX = rdflib.Namespace("http://spdx.org/rdf/terms#")
SCHEMA = rdflib.Namespace("https://schema.org/")


@pytest.fixture(params=["built_site", "province_site"])
def site(request: pytest.FixtureRequest) -> BuiltSite:
    found = request.getfixturevalue(request.param)
    assert isinstance(found, BuiltSite)
    return found


def graph_of(text: str) -> rdflib.Graph:
    graph = rdflib.Graph()
    with warnings.catch_warnings():
        # The library's own reader of JSON-LD uses a class that the library gives up.
        warnings.simplefilter("ignore", DeprecationWarning)
        graph.parse(data=text, format="json-ld")
    return graph


def package_of(site: BuiltSite) -> dict[str, Any]:
    found: dict[str, Any] = site.json("datapackage.json")
    return found


def test_the_data_package_is_valid(site: BuiltSite) -> None:
    """Every row of every table fits its schema, keys are unique, and ids lead somewhere."""
    report = frictionless.validate(str(site.folder / "data/v1/datapackage.json"))

    assert report.errors == []
    assert [
        (task.name, [e.message for e in task.errors]) for task in report.tasks if not task.valid
    ] == []
    rows = {task.name: task.stats.get("rows") for task in report.tasks}
    records = {"products": "products.json", "producers": "producers.json"}
    for name, file in records.items():
        assert rows[name] == rows[f"{name}-xlsx"] == site.json(file)["count"] > 0
    assert rows["sales-points"] == site.json("sales-points.json")["count"]


def test_a_wrong_table_is_found(province_site: BuiltSite, tmp_path: Path) -> None:
    """The schema is no decoration: a product of nobody, and stars that no law knows."""
    package = package_of(province_site)
    for resource in package["resources"]:
        name = resource["path"]
        text = (province_site.folder / "data/v1" / name).read_bytes()
        if name == "products.csv":
            text = text.replace(b",htx-vi-du-mot,", b",htx-khong-co-that,")
        if name == "certificates.csv":
            text = text.replace(b",4,,", b",7,,")
        (tmp_path / name).write_bytes(text)
        del resource["hash"], resource["bytes"]
    (tmp_path / "datapackage.json").write_text(json.dumps(package), "utf-8")
    report = frictionless.validate(str(tmp_path / "datapackage.json"))

    found = {(task.name, error.type) for task in report.tasks for error in task.errors}
    assert ("products", "foreign-key") in found
    assert ("certificates", "constraint-error") in found


def test_sizes_and_digests_are_those_of_the_files(site: BuiltSite) -> None:
    """Who mirrors the files can tell whether they arrived."""
    described = package_of(site)["resources"]

    for one in described:
        raw = (site.folder / "data/v1" / one["path"]).read_bytes()
        assert one["bytes"] == len(raw), one["path"]
        assert one["hash"] == f"sha256:{hashlib.sha256(raw).hexdigest()}"
    told = {one["path"] for one in described}
    assert told == {file.name for file in FILES} - {"datapackage.json", "dcat.jsonld"}


def test_the_data_package_says_day_version_and_licence(site: BuiltSite) -> None:
    package = package_of(site)

    assert package["version"].endswith(f"+{site.day.isoformat()}")
    assert package["created"].startswith(site.day.isoformat())
    assert [one["name"] for one in package["licenses"]] == ["CC-BY-4.0"]
    assert "Không phải sổ đăng ký của nhà nước" in package["description"]


def test_a_harvester_reads_dcat(site: BuiltSite) -> None:
    """One data set, every file a distribution with its address, size and digest."""
    graph = graph_of((site.folder / "data/v1/dcat.jsonld").read_text("utf-8"))
    (catalogue,) = graph.subjects(RDF.type, DCAT.Catalog)
    (dataset,) = graph.objects(catalogue, DCAT.dataset)
    distributions = list(graph.objects(dataset, DCAT.distribution))

    # What DCAT-AP asks for, and what a portal shows.
    for node, needed in (
        (catalogue, (DCTERMS.title, DCTERMS.description, DCTERMS.publisher)),
        (dataset, (DCTERMS.title, DCTERMS.description, DCTERMS.license, DCAT.theme)),
        (dataset, (DCAT.contactPoint, DCTERMS.spatial, DCTERMS.accrualPeriodicity)),
        *((one, (DCAT.accessURL, DCTERMS.license)) for one in distributions),
    ):
        assert all((node, predicate, None) in graph for predicate in needed), node
    assert {str(label.language) for label in graph.objects(dataset, DCTERMS.description)} == {
        "vi",
        "en",
    }
    assert {str(graph.value(dataset, DCTERMS.modified))} == {site.day.isoformat()}
    for one in distributions:
        path = site.path_of(str(graph.value(one, DCAT.downloadURL)))
        raw = (site.folder / path).read_bytes()
        assert int(str(graph.value(one, DCAT.byteSize))) == len(raw)
        checksum = graph.value(graph.value(one, SPDX.checksum), SPDX.checksumValue)
        assert str(checksum) == hashlib.sha256(raw).hexdigest()
    assert len(distributions) == len(FILES) - 1


@pytest.mark.parametrize("path", ["du-lieu/", "en/data/"])
def test_search_engines_of_data_read_the_page(site: BuiltSite, path: str) -> None:
    (told,) = [one for one in site.documents[path].data if one["@type"] == "DataCatalog"]
    # Their context is on the network; its vocabulary is all that matters here.
    text = json.dumps({**told, "@context": {"@vocab": str(SCHEMA)}})
    graph = graph_of(text)
    (dataset,) = graph.subjects(RDF.type, SCHEMA.Dataset)
    files = {
        site.path_of(str(graph.value(one, SCHEMA.contentUrl)))
        for one in graph.objects(dataset, SCHEMA.distribution)
    }

    assert all((site.folder / file).is_file() for file in files)
    assert files == {f"data/v1/{file.name}" for file in FILES}
    description = str(graph.value(dataset, SCHEMA.description))
    assert 50 <= len(description) <= 5000
    assert str(graph.value(dataset, SCHEMA.license)).startswith("https://creativecommons.org/")


# --- cards --------------------------------------------------------------------------------


def card_of(site: BuiltSite, producer: str) -> Any:
    return vobject.readOne((site.folder / contact_address(producer)).read_text("utf-8"))


def test_a_phone_reads_the_card(province_site: BuiltSite) -> None:
    card = card_of(province_site, "htx-vi-du-mot")

    assert card.version.value == "3.0"
    assert card.fn.value == "HTX Ví Dụ Một"
    assert card.org.value == ["HTX Ví Dụ Một"]
    assert [one.value for one in card.contents["tel"]] == ["+84900000001"]
    urls = {one.value for one in card.contents["url"]}
    assert "https://zalo.me/0900000002" in urls
    assert f"{province_site.base_url}chu-the/htx-vi-du-mot/" in urls
    assert card.adr.value.street == "bản Ví Dụ"
    assert card.adr.value.city == "xã Chiềng Ví"
    assert card.adr.value.country == "Việt Nam"


def test_cards_are_there_where_there_is_something_to_save(site: BuiltSite) -> None:
    """And linked from both pages of the producer, and from no other."""
    cards = {file.relative_to(site.folder).as_posix() for file in site.folder.rglob("*.vcf")}
    records = ROOT / "products" if site.base_url.startswith("https://ocop") else PROVINCE
    producers = check(records, DAY).catalogue.producers  # type: ignore[union-attr]

    expected = {contact_address(id_) for id_, one in producers.items() if has_card(one.record)}
    assert cards == expected
    assert cards
    linking = [
        (path, link.url.rpartition("/")[2])
        for path, document in site.pages.items()
        for link in document.links
        if link.url.endswith(".vcf")
    ]
    assert len(linking) == 2 * len(cards)
    for path, name in linking:
        assert path.strip("/").rpartition("/")[2] == name.removesuffix(".vcf")


def test_every_card_is_folded_as_the_standard_asks(site: BuiltSite) -> None:
    for file in site.folder.rglob("*.vcf"):
        raw = file.read_bytes()
        lines = raw.split(b"\r\n")
        assert lines[-1] == b""
        assert b"\n" not in raw.replace(b"\r\n", b"")
        for line in lines:
            assert len(line) <= 75
            line.decode()
        assert vobject.readOne(raw.decode()).fn.value


@given(st.text(alphabet="aệ₫ữ,;\\😀 ", min_size=1, max_size=200).filter(str.strip))
def test_any_name_survives_the_card(name: str) -> None:
    """Marks of two and three octets, and what the form gives a meaning to."""
    text = f"BEGIN:VCARD\r\nVERSION:3.0\r\n{folded('FN:' + escaped(name))}\r\nEND:VCARD\r\n"

    assert vobject.readOne(text).fn.value == " ".join(name.split())
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))


def test_a_hostile_name_adds_no_line_to_the_card() -> None:
    """A name of a stranger is text: it rings nobody else's number."""
    found = check(PROVINCE, date(2026, 11, 23)).catalogue
    assert found
    words = words_of(ROOT, found)["vi"]
    entry = found.producers["htx-vi-du-mot"]
    evil = entry.record.name.model_copy(update={"vi": "A\nTEL:0999999999\r\nNOTE:x;y,z"})
    record = entry.record.model_copy(update={"name": evil})
    object.__setattr__(entry, "record", record)
    card = vobject.readOne(
        visiting_card(Site(found, words, "https://vi-du.example/"), entry.id).decode()
    )

    assert card.fn.value == "A TEL:0999999999 NOTE:x;y,z"
    assert [one.value for one in card.contents["tel"]] == ["+84900000001"]
