"""One frozen view per page: it decides everything that a template shows.

PAGES lists every kind of page by hand; a new kind is one line here.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol

from catalog.catalogue import Catalogue
from catalog.collect import Kind
from catalog.report.examples import examples
from catalog.views.base import Head, Site
from catalog.views.check import check_page
from catalog.views.communes import (
    commune_index,
    commune_index_pages,
    commune_page,
    commune_pages,
    district_page,
    district_pages,
)
from catalog.views.data import data_page
from catalog.views.errors import error_page
from catalog.views.fair import fair_list, fair_page
from catalog.views.fields import fields_index, fields_page
from catalog.views.figures import (
    commune_figures,
    commune_figures_pages,
    overview_page,
    points_page,
    points_pages,
    quality_page,
    rising_page,
    targets_page,
    validity_page,
)
from catalog.views.finder import finder_page
from catalog.views.groups import (
    group_index,
    group_page,
    group_pages,
    stars_index,
    stars_page,
    stars_pages,
)
from catalog.views.home import home_page
from catalog.views.print import print_page
from catalog.views.producer import producer_list, producer_list_pages, producer_page
from catalog.views.product import product_page
from catalog.views.sales_point import (
    sales_point_list,
    sales_point_list_pages,
    sales_point_page,
)
from catalog.views.seasons import seasons_page
from catalog.views.shortlist import shortlist_page
from catalog.views.special import rules_page


class View(Protocol):
    """What every view has."""

    @property
    def head(self) -> Head:
        """What the page says of itself."""


@dataclass(frozen=True, slots=True)
class PageKind:
    """Address, template, the ids that have such a page, and the view of one of them."""

    kind: str
    template: str
    ids: Callable[[Catalogue], Iterable[str]]
    view: Callable[[Site, str], View]


def _one(_: Catalogue) -> Iterable[str]:
    return ("",)


PAGES: tuple[PageKind, ...] = (
    PageKind("home", "home.html", _one, home_page),
    PageKind("products", "finder.html", _one, finder_page),
    PageKind("products", "product.html", lambda c: c.products, product_page),
    PageKind("producers", "producer-list.html", producer_list_pages, producer_list),
    PageKind("producers", "producer.html", lambda c: c.producers, producer_page),
    PageKind("sales-points", "sales-point-list.html", sales_point_list_pages, sales_point_list),
    PageKind("sales-points", "sales-point.html", lambda c: c.points, sales_point_page),
    PageKind("fairs", "fair-list.html", _one, fair_list),
    PageKind("fairs", "fair.html", lambda c: c.fairs, fair_page),
    PageKind("communes", "index.html", commune_index_pages, commune_index),
    PageKind("communes", "gathering.html", commune_pages, commune_page),
    PageKind("districts", "gathering.html", district_pages, district_page),
    PageKind("groups", "index.html", _one, group_index),
    PageKind("groups", "gathering.html", group_pages, group_page),
    PageKind("stars", "index.html", _one, stars_index),
    PageKind("stars", "gathering.html", stars_pages, stars_page),
    PageKind("figures", "figures.html", _one, overview_page),
    PageKind("figures-validity", "figures-validity.html", _one, validity_page),
    PageKind("figures-communes", "figures-communes.html", commune_figures_pages, commune_figures),
    PageKind("figures-targets", "figures-targets.html", _one, targets_page),
    PageKind("figures-rising", "figures-rising.html", _one, rising_page),
    PageKind("figures-points", "figures-points.html", points_pages, points_page),
    PageKind("figures-quality", "figures-quality.html", _one, quality_page),
    PageKind("seasons", "seasons.html", _one, seasons_page),
    PageKind("check", "check.html", _one, check_page),
    PageKind("print", "print.html", _one, print_page),
    PageKind("shortlist", "shortlist.html", _one, shortlist_page),
    PageKind("data", "data.html", _one, data_page),
    PageKind("rules", "rules.html", _one, rules_page),
    PageKind("fields", "fields-index.html", _one, fields_index),
    PageKind("fields", "fields.html", lambda _: (kind.value for kind in Kind), fields_page),
    PageKind("errors", "error.html", lambda _: examples(), error_page),
)
