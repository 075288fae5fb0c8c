"""A photo on a page: its variants, what it shows, and who took it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from catalog.model import Photo
from catalog.photos import PhotoEntry
from catalog.text import paragraphs
from catalog.views.base import Phrase, Site

FIRST = "(min-width: 125em) 480px, (min-width: 100em) 440px, (min-width: 52em) 400px, 100vw"
"""Widths at which style sheets show the first photo; an em is 16 pixels here."""
OTHERS = "200px"
"""Widths of the other photos, in rows below the first."""


@dataclass(frozen=True, slots=True)
class Picture:
    """One photo. Paths are from the root of the site; sizes are those of the JPEG."""

    src: str
    srcset: tuple[tuple[str, int], ...]
    """WebP: path and width in pixels, narrowest first."""
    sizes: str
    width: int
    height: int
    alt: Phrase
    credit: str
    """Who took it, under which licence, when; empty if nobody says."""

    @property
    def thumbnail(self) -> str:
        """The narrowest variant, for cards."""
        return self.srcset[0][0]


def pictures(site: Site, photos: Iterable[PhotoEntry]) -> tuple[Picture, ...]:
    """All photos of a record, the first one large."""
    return tuple(
        picture(site, photo, FIRST if at == 0 else OTHERS) for at, photo in enumerate(photos)
    )


def picture(site: Site, photo: PhotoEntry, sizes: str = FIRST) -> Picture:
    """One photo, as wide as ``sizes`` says."""
    facts = photo.facts
    text, language = photo.record.alt.best(site.language)
    return Picture(
        src=facts.jpeg,
        srcset=tuple((facts.webp(width), width) for width in facts.widths),
        sizes=sizes,
        width=facts.widths[-1],
        height=facts.height_at(facts.widths[-1]),
        alt=Phrase(" ".join(paragraphs(text)), site.lang(language)),
        credit=_credit(site, photo.record),
    )


def _credit(site: Site, photo: Photo) -> str:
    parts = (
        site.t("photo.by", author=photo.author) if photo.author else "",
        photo.licence or "",
        site.t("photo.taken", day=site.t.partial(photo.taken)) if photo.taken else "",
    )
    return " · ".join(filter(None, parts))


def share_image(photos: Sequence[PhotoEntry]) -> dict[str, str]:
    """What the head of a page adds, so that a shared link shows the first photo."""
    return {"image": photos[0].facts.jpeg} if photos else {}


def image_urls(site: Site, photos: Iterable[PhotoEntry]) -> list[str]:
    """Addresses of the JPEGs, as search engines want them."""
    return [site.base_url + photo.facts.jpeg for photo in photos]
