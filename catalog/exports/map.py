"""The small map: the circles of all communes, without words, for pages to lay a mark over."""

from catalog.views.base import Site
from catalog.views.schematic import drawn

_EMPTY = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>\n'

# One grey that can be seen on paper and in the dark: a picture does not know what page it is on.
_INK = "#8f8878"


def map_svg(site: Site) -> bytes:
    """The schematic of the province; an empty picture if no commune has a centroid."""
    plan = drawn(site)
    if plan is None:
        return _EMPTY.encode()
    circles = "".join(
        f'<circle cx="{cell.x}" cy="{cell.y}" r="{cell.radius}"/>' for cell in plan.cells.values()
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {plan.width} {plan.height}">'
        f'<g fill="{_INK}" fill-opacity=".45">{circles}</g></svg>\n'
    ).encode()
