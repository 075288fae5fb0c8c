"""What a product's page tells search engines: schema.org ``Product``.

Stars are a certification, never a customer rating, and are told only while
they may be claimed.
"""

from typing import Any

from catalog.catalogue import ProductEntry
from catalog.views.base import JsonLd, Site
from catalog.views.picture import image_urls


def product_data(site: Site, entry: ProductEntry) -> JsonLd:
    """schema.org Product of one product."""
    record, language = entry.record, site.language
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Product",
        "@id": f"{site.base_url}Q/{entry.code}/",
        "url": site.base_url + site.to("products", entry.id),
        "name": record.name.best(language)[0],
        "identifier": entry.code,
        "category": site.catalogue.lists.leaves[record.group].name(language),
        "countryOfOrigin": {"@type": "Country", "name": "VN"},
    }
    others = [n for n in (record.name.vi, record.name.en, *record.also) if n and n != data["name"]]
    if others:
        data["alternateName"] = others
    if entry.photos:
        data["image"] = image_urls(site, entry.photos)
    if record.brand:
        data["brand"] = {"@type": "Brand", "name": record.brand}
    if record.traceability and record.traceability.gtin:
        data["gtin"] = record.traceability.gtin
    if record.summary:
        data["description"] = record.summary.best(language)[0]
    if entry.producer:
        producer = site.catalogue.producers[entry.producer]
        data["manufacturer"] = {
            "@type": "Organization",
            "name": producer.record.name.vi,
            "url": site.base_url + site.to("producers", producer.id),
        }
    certification = _certification(site, entry)
    if certification:
        data["hasCertification"] = certification
    return data


def _certification(site: Site, entry: ProductEntry) -> dict[str, Any] | None:
    """The certificate behind a claim that proves its stars; else None."""
    claim = entry.claim
    if not claim.state.proves_stars or claim.certificate is None:
        return None
    certificate = entry.record.certificates[claim.certificate]
    found: dict[str, Any] = {
        "@type": "Certification",
        "name": (
            site.t("certification.name", stars=claim.stars)
            if claim.stars and not claim.at_least
            else "OCOP"
        ),
        "certificationIdentification": certificate.decision,
        "certificationStatus": "https://schema.org/CertificationActive",
        "issuedBy": {"@type": "Organization", "name": certificate.issuer},
    }
    if claim.stars and not claim.at_least:
        rating = {"@type": "Rating", "ratingValue": claim.stars, "bestRating": 5, "worstRating": 3}
        found["certificationRating"] = rating
    if certificate.issued and certificate.issued.day:
        found["validFrom"] = certificate.issued.span.first.isoformat()
    if claim.end and claim.end.exact:
        found["expires"] = claim.end.last.isoformat()
    return found
