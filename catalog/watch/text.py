"""What an issue says: Vietnamese first, English folded below, everything quoted as text."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from catalog.addresses import address
from catalog.catalogue import Catalogue
from catalog.report.step_summary import literal
from catalog.request import code
from catalog.watch.issues import mark_of
from catalog.watch.notices import Notice
from catalog.watch.phrases import PHRASES
from catalog.words import Words

MOST_SHOWN = 60
"""Things that one issue lists."""
MOST_TITLE = 120


def title_of(name: str) -> str:
    """The title of an issue: plain text, in which GitHub would still call people."""
    plain = "".join(sign if sign.isprintable() else " " for sign in name)
    plain = plain.replace("@", "@\u200b").replace("#", "#\u200b")
    return PHRASES["vi"]["title"].format(name=plain)[:MOST_TITLE]


def body_of(
    key: str,
    told: Iterable[str],
    news: Sequence[Notice],
    catalogue: Catalogue,
    words: Mapping[str, Words],
) -> str:
    """The whole text of an issue."""
    parts = {lang: _list(news, catalogue, words[lang]) for lang in ("vi", "en")}
    texts = {lang: "\n".join([PHRASES[lang]["lead"], "", *parts[lang]]) for lang in parts}
    return mark_of(key, told) + "\n" + folded(texts["vi"], texts["en"])


def folded(vi: str, en: str) -> str:
    """Vietnamese, and below it English for who opens it."""
    return f"{vi}\n\n<details><summary>English</summary>\n\n{en}\n\n</details>"


def comment_of(news: Sequence[Notice], catalogue: Catalogue, words: Mapping[str, Words]) -> str:
    """What is said when something new begins."""
    vi = "\n".join([PHRASES["vi"]["new"], "", *_list(news, catalogue, words["vi"])])
    en = "\n".join([PHRASES["en"]["new"], "", *_list(news, catalogue, words["en"])])
    return folded(vi, en)


def _list(news: Sequence[Notice], catalogue: Catalogue, words: Words) -> list[str]:
    say = PHRASES[words.language]
    lines = [f"- {_line(one, catalogue, words)}" for one in news[:MOST_SHOWN]]
    left = len(news) - MOST_SHOWN
    return lines + ([say["more"].format(n=left)] if left > 0 else [])


def _line(one: Notice, catalogue: Catalogue, words: Words) -> str:
    say = PHRASES[words.language]
    entry = catalogue.products.get(one.id) or catalogue.producers[one.id]
    values = {
        "name": literal(entry.record.name.best(words.language)[0]),
        "until": words.day(one.until) if one.until < date.max else "",
        "end": words.day(one.end) if one.end else "",
        "since": words.day(date.fromisoformat(one.mark)) if one.url else "",
        "url": code(one.url) if one.url else "",
    }
    return f"{say[one.kind.value].format(**values)} {_page(one, catalogue, words.language)}"


def _page(one: Notice, catalogue: Catalogue, language: str) -> str:
    base = catalogue.settings.base_url.rstrip("/")
    kind = "products" if one.id in catalogue.products else "producers"
    return f"[{PHRASES[language]['page']}]({base}/{address(language, kind, one.id)})"
