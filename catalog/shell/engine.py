"""Runs mkdocs once, in this process, and takes what we need from its events.

Knows mkdocs, its events and where Material keeps its style sheets. Writes
nothing that lasts, says nothing on the terminal: what mkdocs would print as a
warning is raised.
"""

import logging
import re
import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from html import escape
from html.parser import HTMLParser
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

with warnings.catch_warnings():
    # Deprecations inside libraries are news to their makers, not to our users.
    warnings.simplefilter("ignore")
    from jinja2 import Environment, StrictUndefined
    from mkdocs.commands.build import build
    from mkdocs.config import load_config
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.exceptions import MkDocsException
    from mkdocs.plugins import BasePlugin
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.pages import Page
    from mkdocs.utils.meta import get_data

from catalog.errors import SiteEngineFailed, UnknownWord
from catalog.shell.frame import SLOTS, Frame, HandWritten, Shell
from catalog.shell.stylesheet import purged, words_of
from catalog.text import slug

_OPEN, _CLOSE = "\ue000", "\ue001"
"""Private code points around the name of a slot: no text holds them by chance."""


def run(root: Path, words: Mapping[str, Mapping[str, str]], desk: Path | None) -> Shell:
    """See ``render_shell``."""
    with TemporaryDirectory(dir=desk) as nowhere, _warnings_raised():
        config = load_config(str(root / "mkdocs.yml"), site_dir=nowhere)
        config.mdx_configs.setdefault("toc", {})["slugify"] = lambda text, _: slug(text)
        # mkdocs and Material bring pages of their own (404, sitemap): not asked for.
        config.theme.static_templates.clear()
        listener = _Listener(words)
        config.plugins["shell"] = listener
        build(config)
    pages = tuple(sorted(listener.pages, key=lambda page: page.path))
    return Shell(listener.frames, pages, _stylesheet(root / "theme", listener))


def _stylesheet(theme: Path, heard: "_Listener") -> str:
    """What our pages need of the theme's style sheets: 4 kB on the way instead of 25."""
    sheets = (text for _, text in sorted(heard.stylesheets.items()))
    files = (file for file in sorted(theme.rglob("*")) if file.suffix in {".html", ".js"})
    texts = (file.read_text(encoding="utf-8") for file in files)
    frames = (piece for frame in heard.frames.values() for piece in frame.pieces)
    own = [file.read_text(encoding="utf-8") for file in sorted((theme / "styles").glob("*.css"))]
    # Scripts write data-md-color-scheme in one word; our own style sheets spell it.
    words = words_of([*texts, *frames, *own, *(page.html for page in heard.pages)])
    return purged("\n".join(sheets), words, "\n".join(own))


class _Listener(BasePlugin):  # type: ignore[type-arg, no-untyped-call] # it has no options
    """Takes frames, pages and style sheets out of a run of mkdocs."""

    def __init__(self, words: Mapping[str, Mapping[str, str]]) -> None:
        self.words = words
        self.frames: dict[str, Frame] = {}
        self.pages: list[HandWritten] = []
        self.stylesheets: dict[str, str] = {}

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Give each page the address that its author chose; copy nothing."""
        documents = [file for file in files if file.is_documentation_page()]
        for file in files:
            if file.src_dir == config.docs_dir and file not in documents:
                raise SiteEngineFailed(f"{file.src_uri}: only .md here, the rest in theme/assets/")
        for file in documents:
            if _language(file) not in self.words:
                raise SiteEngineFailed(f"{file.src_uri}: not in the folder of a language")
            address = _front_matter(file, "address")
            if not re.fullmatch(r"([a-z0-9-]+/)+", address):
                raise SiteEngineFailed(f"{file.src_uri}: address {address!r} is not like 've-sao/'")
            file.dest_uri = f"{address}index.html"
        _all_differ(documents, lambda file: file.dest_uri)
        _all_differ(documents, lambda file: f"{_language(file)} {_front_matter(file, 'id')}")
        for file in files.css_files():
            if file.src_uri.startswith("assets/stylesheets/"):
                # Without the map: we do not ship it, and developer tools would ask for it.
                sheet, _, _ = file.content_string.partition("/*# sourceMappingURL=")
                self.stylesheets[file.src_uri] = sheet.rstrip()
        return Files(documents)

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> None:
        """Keep the body; the page around it is made elsewhere."""
        for link in _links(html):
            # mkdocs has replaced every .md that it found.
            if not urlsplit(link).netloc and urlsplit(link).path.endswith(".md"):
                raise SiteEngineFailed(f"{page.file.src_uri}: no such page: {link}")
        file = page.file
        self.pages.append(
            HandWritten(
                id=_front_matter(file, "id"),
                language=_language(file),
                path=file.dest_uri.removesuffix("index.html"),
                title=_front_matter(file, "title"),
                description=_front_matter(file, "description"),
                html=html,
            )
        )

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> None:
        """Render the frame of each language, with marks where the slots are."""
        env.undefined = StrictUndefined
        env.trim_blocks = env.lstrip_blocks = True
        template = env.get_template("frame.html")
        for language, words in self.words.items():
            html = template.render(
                language=language,
                other_language=next(code for code in self.words if code != language),
                slot={name: f"{_OPEN}{name}{_CLOSE}" for name in SLOTS},
                t=_translator(language, words),
                address={
                    page: by_language[language]
                    for page, by_language in config.extra["addresses"].items()
                },
            )
            parts = re.split(f"{_OPEN}([a-z_]+){_CLOSE}", html)
            self.frames[language] = Frame(language, tuple(parts[::2]), tuple(parts[1::2]))


def _translator(language: str, words: Mapping[str, str]) -> Callable[..., str]:
    def t(key: str, **values: str) -> str:
        """The text of a key, escaped; ``{name}`` in it becomes a value as it is."""
        if key not in words:
            raise UnknownWord(f"{language}: {key}")
        text = escape(words[key])
        return text.format(**values) if values else text

    return t


def _front_matter(file: File, name: str) -> str:
    value = get_data(file.content_string)[1].get(name)
    if not isinstance(value, str) or not value.strip():
        raise SiteEngineFailed(f"{file.src_uri}: the front matter has no text for {name!r}")
    return value.strip()


def _language(file: File) -> str:
    return file.src_uri.partition("/")[0]


def _all_differ(files: list[File], key: Callable[[File], str]) -> None:
    seen: dict[str, File] = {}
    for file in files:
        other = seen.setdefault(key(file), file)
        if other is not file:
            raise SiteEngineFailed(f"{file.src_uri} and {other.src_uri} both are {key(file)}")


def _links(html: str) -> Iterator[str]:
    found: list[str] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found.extend(value for name, value in attrs if name == "href" and value)

    Reader().feed(html)
    return iter(found)


class _Ear(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(record.getMessage())


@contextmanager
def _warnings_raised() -> Iterator[None]:
    """Keep mkdocs off the terminal; raise what it would have warned of."""
    logger, ear = logging.getLogger("mkdocs"), _Ear()
    propagate, logger.propagate = logger.propagate, False
    logger.addHandler(ear)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except MkDocsException as error:
        raise SiteEngineFailed("\n".join([*ear.heard, str(error)])) from error
    finally:
        logger.removeHandler(ear)
        logger.propagate = propagate
    if ear.heard:
        raise SiteEngineFailed("\n".join(ear.heard))
