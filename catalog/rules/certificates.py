"""Rules about stars: their proof, their dates, and who may give them."""

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

from catalog.dates import months_after
from catalog.model import Certificate, Product
from catalog.problems import Finding
from catalog.reference.law import level_of
from catalog.validity import MONTHS_IN_FORCE, end_of

if TYPE_CHECKING:
    from catalog.rules import Context

MOST_DAYS_EXTENDED = 180
"""Article 12.3 of 26/2026/QĐ-TTg."""


def _each(product: Product) -> Iterator[tuple[int, Certificate]]:
    return iter(enumerate(product.certificates))


def stars_have_a_source(product: Product, _: "Context") -> Iterator[Finding]:
    """Whoever claims stars says where that was read."""
    if product.certificates and not product.sources:
        yield Finding("stars-without-source", ("certificates",))


def certificate_names_who_says_so(product: Product, _: "Context") -> Iterator[Finding]:
    """Number and issuer of a decision, or who reported the stars."""
    for index, one in _each(product):
        if one.decision and not one.issuer:
            yield Finding("decision-without-issuer", ("certificates", index, "decision"))
        elif not one.is_decided and one.reported_by is None:
            yield Finding("certificate-without-voice", ("certificates", index))
        if one.is_decided and one.issued is None and one.valid_until is None:
            yield Finding("decision-without-date", ("certificates", index, "decision"))


def certificates_newest_last(product: Product, _: "Context") -> Iterator[Finding]:
    """The list reads like a history; ratings without a date may stand anywhere."""
    last = None
    for index, one in _each(product):
        if one.issued is None:
            continue
        if last is not None and one.issued.span.last < last.span.first:
            values = {"found": str(one.issued), "before": str(last)}
            yield Finding("certificates-out-of-order", ("certificates", index, "issued"), values)
        last = one.issued


def certificate_ends_after_it_begins(product: Product, _: "Context") -> Iterator[Finding]:
    """Every later day of a certificate comes after the day of the decision."""
    for index, one in _each(product):
        for name in ("valid_until", "extended_until", "revoked_on"):
            day = getattr(one, name)
            if day is None or one.issued is None:
                continue
            first = one.issued.span.first
            # A decision may be withdrawn on its own day; it cannot end on it.
            if day < first or (day == first and name != "revoked_on"):
                values = {"found": day.isoformat(), "issued": str(one.issued)}
                where = ("certificates", index, name)
                yield Finding("certificate-ends-before-it-begins", where, values)


def certificate_lasts_36_months(product: Product, _: "Context") -> Iterator[Finding]:
    """A printed end wins, but one that is not 36 months away is often a slip."""
    for index, one in _each(product):
        if one.valid_until and one.issued and one.issued.day:
            usual = months_after(one.issued.span.first, MONTHS_IN_FORCE)
            after = one.valid_until > one.issued.span.first
            if after and abs(one.valid_until - usual) > timedelta(days=1):
                where = ("certificates", index, "valid_until")
                values = {"found": one.valid_until.isoformat(), "right": usual.isoformat()}
                yield Finding("certificate-not-36-months", where, values)


def certificate_is_not_of_tomorrow(product: Product, context: "Context") -> Iterator[Finding]:
    """A decision of a later day than today is a slip of the year, or not yet made."""
    for index, one in _each(product):
        if one.issued and one.issued.span.first > context.day:
            values = {"found": str(one.issued), "today": context.day.isoformat()}
            yield Finding("certificate-of-tomorrow", ("certificates", index, "issued"), values)


def issuer_fits_date_and_stars(product: Product, context: "Context") -> Iterator[Finding]:
    """Who may give which stars changed in 2023 and 2025; older dossiers ran on, so a warning."""
    for index, one in _each(product):
        level = level_of(one.issuer) if one.issuer else None
        if level is None or one.stars is None or one.issued is None:
            continue
        days = (one.issued.span.first, one.issued.span.last)
        rightful = {period.issuers[one.stars] for day in days if (period := context.law.on(day))}
        if rightful and level not in rightful:
            values = {"found": one.issuer or "", "stars": str(one.stars), "issued": str(one.issued)}
            yield Finding("issuer-unusual", ("certificates", index, "issuer"), values)


def extension_has_a_basis(product: Product, _: "Context") -> Iterator[Finding]:
    """An extension is a paper; it begins at the end and lasts at most 180 days."""
    for index, one in _each(product):
        where = ("certificates", index, "extended_until")
        if (one.extended_until is None) != (one.extension_basis is None):
            yield Finding("extension-without-basis", where[:2])
        end = end_of(one)
        if one.extended_until and end:
            values = {"found": one.extended_until.isoformat(), "end": end.last.isoformat()}
            if one.extended_until <= end.first:
                yield Finding("extension-before-end", where, values)
            elif one.extended_until > end.last + timedelta(days=MOST_DAYS_EXTENDED):
                yield Finding("extension-too-long", where, values)


def revocation_has_a_basis(product: Product, _: "Context") -> Iterator[Finding]:
    """To say that a certificate was revoked is grave: name the paper."""
    for index, one in _each(product):
        if (one.revoked_on is None) != (one.revocation_basis is None):
            yield Finding("revocation-without-basis", ("certificates", index))


def certificate_sources_exist(product: Product, _: "Context") -> Iterator[Finding]:
    """A number of a source counts the list of sources from 1."""
    for index, one in _each(product):
        for place, number in enumerate(one.sources):
            if not 1 <= number <= len(product.sources):
                where = ("certificates", index, "sources", place)
                values = {"found": str(number), "most": str(len(product.sources))}
                yield Finding("source-number-unknown", where, values)
