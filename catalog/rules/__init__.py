"""What must hold about records, one function per rule, listed here by hand.

A rule takes typed records and yields findings: no path, no words, no logging.
Codes in WARNINGS are shown and do not stop the build.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from catalog.model import Fair, Producer, Product, SalesPoint
from catalog.problems import Finding
from catalog.reference import Law, Lists
from catalog.rules import certificates, fairs, links, producers, products, sales_points


@dataclass(frozen=True, slots=True)
class Context:
    """What a rule may know besides the record."""

    day: date
    lists: Lists
    law: Law


ProductRule = Callable[[Product, Context], Iterator[Finding]]
ProducerRule = Callable[[Producer, Context], Iterator[Finding]]
SalesPointRule = Callable[[SalesPoint, Context], Iterator[Finding]]
FairRule = Callable[[Fair, Context], Iterator[Finding]]

PRODUCT_RULES: tuple[ProductRule, ...] = (
    certificates.stars_have_a_source,
    certificates.certificate_names_who_says_so,
    certificates.certificates_newest_last,
    certificates.certificate_ends_after_it_begins,
    certificates.certificate_lasts_36_months,
    certificates.certificate_is_not_of_tomorrow,
    certificates.issuer_fits_date_and_stars,
    certificates.extension_has_a_basis,
    certificates.revocation_has_a_basis,
    certificates.certificate_sources_exist,
    products.group_is_known,
    products.papers_are_known,
    products.price_has_a_date_and_a_weight,
    products.price_range_is_in_order,
    products.food_makes_no_health_claim,
    links.channels_lead_where_they_say,
)

PRODUCER_RULES: tuple[ProducerRule, ...] = (
    producers.type_is_known,
    producers.papers_are_known,
    producers.website_is_safe,
)

SALES_POINT_RULES: tuple[SalesPointRule, ...] = (sales_points.kind_is_known,)

FAIR_RULES: tuple[FairRule, ...] = (
    fairs.fair_ends_after_it_begins,
    fairs.fair_lasts_days_not_months,
    fairs.fair_names_a_pack_once,
    fairs.website_is_safe,
)

WARNINGS = frozenset(
    {
        "byte-order-mark",
        "certificate-not-36-months",
        "certificate-of-tomorrow",
        "code-missing",
        "extension-too-long",
        "fair-long",
        "health-claim",
        "issuer-unusual",
        "letter-not-printable",
        "link-not-encrypted",
        "name-repeated",
        "photo-small",
        "photo-unused",
        "place-in-other-district",
        "price-without-weight",
        "text-decomposed",
    }
)
