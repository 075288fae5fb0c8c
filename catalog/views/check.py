"""Check this pack: type or scan what is printed, read what the product may claim today.

The answer is worked out in the browser; the page brings the words for it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from catalog.claims import State
from catalog.views.base import Head, Link, Site

SAID = (
    "loading failed neither to_finder wrong withdrawn no_code no_gtin no_decision found_code"
    " found_gtin found_decision decision no_issuer no_day choose compare packs no_packs packs_why"
    " others others_why no_others mentioned proven looking no_camera"
).split()
"""Ends of the keys ``check.*`` that the script says; it fills their places."""


@dataclass(frozen=True, slots=True)
class CheckPage:
    """Everything that the page shows. ``example``: a short code, to show how one looks."""

    head: Head
    finder: str
    example: str
    ways: tuple[Link, ...]
    words: Mapping[str, Any]


def check_page(site: Site, _: str) -> CheckPage:
    """The page of a language."""
    t = site.t
    title = t("check.title")
    crumbs = site.crumbs(Link(title, site.to("check")))
    return CheckPage(
        head=site.head("check", "", title, t("check.lead"), crumbs=crumbs),
        finder=site.to("products"),
        example=next((entry.code for entry in site.catalogue.products.values()), ""),
        ways=(
            Link(t("frame.products"), site.to("products")),
            Link(t("stars.index"), site.to("stars")),
            Link(t("check.label_page"), site.written["reading-a-label"]),
        ),
        words={
            **{key: t(f"check.{key}") for key in SAID},
            "verdicts": {state.value: t(f"check.verdict.{state}") for state in State},
            "nobody": t("product.no_producer_short"),
            "why": "",
        },
    )
