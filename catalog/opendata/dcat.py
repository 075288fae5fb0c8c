"""``dcat.jsonld``: the data set for portals of open data (DCAT 3, in the profile DCAT-AP).

The context stands in the file, so that nobody has to fetch one to read it.
"""

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from catalog.addresses import LANGUAGES
from catalog.opendata.published import FOLDER, LICENCE_URL, VERSION, Published

if TYPE_CHECKING:
    from catalog.opendata.files import DataFile

_CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "owl": "http://www.w3.org/2002/07/owl#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"
_EU = "http://publications.europa.eu/resource/authority/"
_LANGUAGES = {"vi": f"{_EU}language/VIE", "en": f"{_EU}language/ENG"}

Json = dict[str, Any]


def dcat(published: Published, files: Sequence["DataFile"]) -> bytes:
    """The catalogue with its one data set, of which every file is a distribution."""
    made = {
        "@context": _CONTEXT,
        "@id": f"{published.base_url}{FOLDER}dcat.jsonld#catalogue",
        "@type": "dcat:Catalog",
        "dct:title": _both(published, "data.title"),
        "dct:description": _both(published, "data.lead"),
        "dct:publisher": _publisher(published),
        "dct:language": [_id(_LANGUAGES[language]) for language in LANGUAGES],
        "dct:license": _id(LICENCE_URL),
        "dct:modified": _day(published),
        "foaf:homepage": _id(published.base_url),
        "dcat:dataset": _dataset(published, files),
    }
    return (json.dumps(made, ensure_ascii=False, indent=1) + "\n").encode()


def _dataset(published: Published, files: Sequence["DataFile"]) -> Json:
    catalogue = published.catalogue
    name = catalogue.settings.name
    return {
        "@id": f"{published.base_url}{FOLDER}dcat.jsonld#dataset",
        "@type": "dcat:Dataset",
        "dct:identifier": f"ocop-{catalogue.settings.province}",
        "dct:title": [_text(name.vi, "vi"), *([_text(name.en, "en")] if name.en else [])],
        "dct:description": _both(published, "data.what"),
        "dct:publisher": _publisher(published),
        "dct:modified": _day(published),
        "dct:accrualPeriodicity": _id(f"{_EU}frequency/IRREG"),
        "dct:language": [_id(_LANGUAGES[language]) for language in LANGUAGES],
        "dct:license": _id(LICENCE_URL),
        "dct:accessRights": _id(f"{_EU}access-right/PUBLIC"),
        "dct:spatial": {
            "@type": "dct:Location",
            "rdfs:label": [
                _text(label, language)
                for label, language in zip(catalogue.places.province, LANGUAGES, strict=True)
            ],
        },
        "dcat:theme": _id(f"{_EU}data-theme/AGRI"),
        "dcat:keyword": [_text("sản phẩm OCOP", "vi"), _text("OCOP products", "en")],
        "dcat:version": VERSION,
        "dcat:landingPage": _id(published.url("vi", "data", "")),
        "dcat:contactPoint": _contact(published),
        "dcat:distribution": [_distribution(published, file) for file in files],
    }


def _distribution(published: Published, file: "DataFile") -> Json:
    size, digest = published.told(file)
    address = f"{published.base_url}{FOLDER}{file.name}"
    return {
        "@id": address,
        "@type": "dcat:Distribution",
        "dct:title": [_text(file.called[language], language) for language in LANGUAGES],
        "dct:description": [_text(file.tells[language], language) for language in LANGUAGES],
        "dcat:accessURL": _id(published.url("vi", "data", "")),
        "dcat:downloadURL": _id(address),
        "dcat:mediaType": _id(_MEDIA_TYPES + file.media),
        "dcat:byteSize": {"@value": str(size), "@type": "xsd:nonNegativeInteger"},
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": _id("http://spdx.org/rdf/terms#checksumAlgorithm_sha256"),
            "spdx:checksumValue": {"@value": digest, "@type": "xsd:hexBinary"},
        },
        "dct:license": _id(LICENCE_URL),
        "dct:modified": _day(published),
    }


def _publisher(published: Published) -> Json:
    name = published.catalogue.settings.name
    return {
        "@id": f"{published.base_url}#publisher",
        "@type": "foaf:Agent",
        "foaf:name": _text(name.vi, "vi"),
        "foaf:homepage": _id(published.base_url),
    }


def _contact(published: Published) -> Json:
    """Where to write, as the footer says it; the page of the data, where nobody said."""
    settings = published.catalogue.settings
    contact: Json = {
        "@type": "vcard:Organization",
        "vcard:fn": settings.name.vi,
        "vcard:hasURL": _id(published.url("vi", "data", "")),
    }
    return {**contact, "vcard:note": settings.contact} if settings.contact else contact


def _both(published: Published, key: str) -> list[Json]:
    return [_text(published.words[language](key), language) for language in LANGUAGES]


def _text(text: str, language: str) -> Json:
    return {"@value": text, "@language": language}


def _id(address: str) -> Json:
    return {"@id": address}


def _day(published: Published) -> Json:
    return {"@value": published.catalogue.day.isoformat(), "@type": "xsd:date"}
