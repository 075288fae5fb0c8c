"""The open data as schema.org has it, for search engines of data sets."""

from catalog.opendata.files import FILES
from catalog.opendata.published import FOLDER, LICENCE_URL
from catalog.views.base import JsonLd, Site


def dataset(site: Site) -> JsonLd:
    """schema.org DataCatalog with its one Dataset."""
    t, settings = site.t, site.catalogue.settings
    page = site.base_url + site.to("data")
    publisher = {"@type": "Organization", "name": settings.name.vi, "url": site.base_url}
    told = {
        "@type": "Dataset",
        "@id": f"{site.base_url}{FOLDER}dcat.jsonld#dataset",
        "name": settings.name.best(site.language)[0],
        "description": t("data.what"),
        "url": page,
        "identifier": f"ocop-{settings.province}",
        "license": LICENCE_URL,
        "isAccessibleForFree": True,
        "inLanguage": ["vi", "en"],
        "keywords": ["OCOP", site.province],
        "dateModified": site.catalogue.day.isoformat(),
        "creator": publisher,
        "spatialCoverage": {"@type": "Place", "name": site.province},
        "distribution": [
            {
                "@type": "DataDownload",
                "name": file.called[site.language],
                "encodingFormat": file.media,
                "contentUrl": f"{site.base_url}{FOLDER}{file.name}",
                "contentSize": f"{site.open_data.told(file)[0]} B",
            }
            for file in FILES
        ],
    }
    return {
        "@context": "https://schema.org",
        "@type": "DataCatalog",
        "name": t("data.title"),
        "url": page,
        "license": LICENCE_URL,
        "publisher": publisher,
        "dataset": told,
    }
