"""Pages of figures: for officers, and for whoever wants to count after them.

FIGURES lists them by hand, in the order in which each page leads to the others. Every
number is said to be of the day of the catalogue; no script changes one of them alone,
for then a column would no longer add up.
"""

from catalog.views.figures.communes import commune_figures, commune_figures_pages
from catalog.views.figures.overview import overview_page
from catalog.views.figures.parts import FIGURES
from catalog.views.figures.points import points_page, points_pages
from catalog.views.figures.quality import quality_page
from catalog.views.figures.rising import rising_page
from catalog.views.figures.targets import targets_page
from catalog.views.figures.validity import validity_page

__all__ = [
    "FIGURES",
    "commune_figures",
    "commune_figures_pages",
    "overview_page",
    "points_page",
    "points_pages",
    "quality_page",
    "rising_page",
    "targets_page",
    "validity_page",
]
