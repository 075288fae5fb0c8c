"""A view and a template make the text of a page. Knows Jinja2, and no product.

Everything is escaped unless a template of ours says otherwise; a name that the
view does not have is an error.
"""

import json
import re
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from catalog.addresses import root_from
from catalog.bundles import Bundles
from catalog.policy import inline_scripts, policy
from catalog.shell import Frame
from catalog.templates import Fixed, Templates
from catalog.views import View
from catalog.views.base import Head, Link, Site

_FOLDER_LINK = re.compile(
    r'((?:href|action|content)="(?:0; url=)?(?![a-zA-Z][\w+.-]*:|//)[^"#?]*/)(["#?])'
)
"""A link of ours to a folder. Contributors' links have a scheme, so they never match."""


def as_json(data: object) -> Markup:
    """JSON that may stand inside ``<script>``: no sign of it can end the element."""
    text = _JSON.encode(data)
    for sign, code in (("<", "\\u003c"), (">", "\\u003e"), ("&", "\\u0026")):
        text = text.replace(sign, code)
    return Markup(text)  # noqa: S704 - the signs that HTML obeys were just replaced


def _plain(value: object) -> object:
    """Views inside JSON become maps."""
    if is_dataclass(value) and not isinstance(value, type):
        return {name: getattr(value, name) for name in _names(type(value))}
    raise TypeError(f"{type(value).__name__} is no JSON")


@lru_cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=_plain)


class Renderer:
    """Renders the pages of one language of the site."""

    def __init__(
        self,
        theme: Path,
        site: Site,
        frame: Frame,
        bundles: Bundles,
        *,
        index: Callable[[], str],
        offline: bool = False,
        fixed: Fixed | None = None,
    ) -> None:
        """Make the environment of a language.

        ``index``: tells the version of the search data, empty where addresses carry none.
        ``fixed``: what templates may call besides ``t``, and is the same on every page.
        ``offline``: links end in ``index.html``, so that they open from ``file://``.
        """
        self.site, self.frame, self.bundles, self.offline = site, frame, bundles, offline
        self._theme = theme
        self.environment = Templates(theme, {"t": site.t, **(fixed or {})})
        self.environment.filters["tojson"] = as_json
        self.environment.tests["link"] = lambda value: isinstance(value, Link)
        self.environment.globals.update(
            language=site.language, site=site, index=index, offline=offline
        )

    @cached_property
    def as_of(self) -> str:
        """The day of the catalogue in words."""
        return str(escape(self.site.t.day(self.site.catalogue.day)))

    @cached_property
    def policy(self) -> str:
        """What every page in the frame may load, run and tell others."""
        allowed = Markup(policy(inline_scripts("".join(self.frame.pieces))))  # noqa: S704 - ours
        return self.environment.get_template("parts/policy.html").render(policy=allowed)

    @cached_property
    def banner(self) -> str:
        """What a memory stick says above every page: of which day it is."""
        return self.environment.get_template("parts/banner.html").render(as_of=self.as_of)

    @cached_property
    def scripts(self) -> str:
        """Addresses of the scripts that a page loads when it needs them."""
        return self.bundles.on_demand

    def page(self, template: str, view: View) -> bytes:
        """The whole page of a view."""
        head = view.head
        root = self.root(head)
        values = {
            "page": view,
            "head": head,
            "root": root,
            "to": lambda path: root + path,
            "asset": lambda name: root + self.bundles.address(name),
        }
        slots = {
            "policy": self.policy,
            "root": root,
            "title": str(escape(self._title(head))),
            "head": self.environment.get_template("parts/head.html").render(values),
            "other": str(escape(root + head.other)),
            "main": self.environment.get_template(f"pages/{template}").render(values),
            "here": f"here-{head.kind}",
            "as_of": self.as_of,
            "style": self.bundles.address("site.css"),
            "late": self.bundles.address("late.css"),
            "scripts": self.scripts,
            "banner": self.banner,
        }
        return self._bytes(self.frame.fill(slots))

    def root(self, head: Head) -> str:
        """The way from a page to the root of the site.

        An unknown address may lie at any depth, so the 404 page starts from the top.
        """
        if head.kind == "not-found":
            return urlsplit(self.site.base_url).path
        return root_from(head.path)

    def bare(self, template: str, **values: Any) -> bytes:
        """A page without the frame."""
        page = self.environment.get_template(f"pages/{template}")
        return self._bytes(page.render(values, policy=self._policy_of(template)))

    @cache  # noqa: B019 - a renderer lives as long as the build
    def _policy_of(self, template: str) -> Markup:
        """What a page without the frame may load and run, by the scripts of its template."""
        text = (self._theme / "pages" / template).read_text(encoding="utf-8")
        return Markup(policy(inline_scripts(text)))  # noqa: S704 - ours

    def policy_tags(self, template: str) -> str:
        """What such a page says of it, as it stands in its head."""
        tags = self.environment.get_template("parts/policy.html")
        return tags.render(policy=self._policy_of(template))

    def _bytes(self, page: str) -> bytes:
        if self.offline:
            page = _FOLDER_LINK.sub(r"\1index.html\2", page)
        return page.encode("utf-8")

    def _title(self, head: Head) -> str:
        name = self.site.catalogue.settings.name.best(self.site.language)[0]
        return name if head.kind == "home" else f"{head.title} · {name}"
