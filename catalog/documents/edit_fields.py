"""The fields of the form on every page: which, in which order, as the model describes them."""

import json
from collections.abc import Iterable, Mapping

from catalog.collect import Kind
from catalog.documents.described import LANGUAGES, Described, described
from catalog.receive.block import fingerprint
from catalog.reference import Lists
from catalog.report import messages
from catalog.words import Words

_FIELDS: Mapping[Kind, str] = {
    Kind.PRODUCT: """
        packs packs.form.vi packs.weight_g packs.volume_ml packs.price_vnd packs.price_to_vnd
        packs.price_on made season summary.vi summary.en ingredients.vi storage.vi shelf_life.vi
        story.vi brand channels channels.kind channels.url channels.checked_on traceability.gtin
        traceability.url supply.capacity.vi supply.minimum_order.vi supply.lead_time_days
        supply.case_size supply.invoice
    """,
    Kind.PRODUCER: """
        contacts contacts.kind contacts.number contacts.consent website summary.vi summary.en
        story.vi
    """,
}
"""Kind -> paths, in the order in which people look for them. All are a producer's own."""

CODES = (
    "money-form number-form number-too-small number-too-large date-form date-not-whole phone-form"
    " link-form gtin-form gtin-check-digit text-too-long control-character field-missing"
).split()
"""What the browser tells, in the words of the check."""


def edited_fields(kind: Kind) -> tuple[str, ...]:
    """Top fields that the form of a kind changes; none for other kinds."""
    paths = _FIELDS.get(kind, "").split()
    return tuple(dict.fromkeys(path.partition(".")[0] for path in paths))


def edit_fields(lists: Lists, words: Mapping[str, Words]) -> str:
    """A script that tells the form its fields, words and messages, in both languages."""
    data = {
        "words": {
            language: {
                key.removeprefix("edit."): text
                for key, text in words[language].table.items()
                if key.startswith("edit.")
            }
            for language in LANGUAGES
        },
        "fields": {kind.value: _of(kind, lists) for kind in _FIELDS},
        "messages": {
            language: {code: _message(code, language) for code in CODES} for language in LANGUAGES
        },
        "nothing": fingerprint(None),
    }
    told = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    # Old browsers end a line at these two, also within a string.
    told = told.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f"(window.ocop=window.ocop||{{}}).editData={told};\n"


def _message(code: str, language: str) -> list[str]:
    found = messages(language)[code]
    return [found.says, found.right]


def _of(kind: Kind, lists: Lists) -> list[dict[str, object]]:
    every = {one.path: one for top in described(kind, lists) for one in top.all()}
    paths = _FIELDS[kind].split()
    groups = [path for path in paths if every[path].several and every[path].record]
    return [
        _told(every, path, [p for p in paths if p.startswith(f"{path}.")] if path in groups else [])
        for path in paths
        if not any(path.startswith(f"{group}.") for group in groups)
    ]


def _told(every: Mapping[str, Described], path: str, inside: Iterable[str]) -> dict[str, object]:
    one = every[path]
    told: dict[str, object] = {
        "path": path.split("."),
        "label": _label(every, path),
        "hint": _hint(one) if one.name not in LANGUAGES else _parent(every, path).meaning,
    }
    if inside:
        return told | {"items": [_told(every, each, ()) for each in inside], "name": one.called}
    told["read"] = one.form.reader if one.form else one.name
    if one.several:
        told["read"] = "months"
    if one.choices:
        told["read"] = "choice"
        words = [one.choice_words[language] or one.choices for language in LANGUAGES]
        told["choices"] = [list(each) for each in zip(one.choices, *words, strict=True)]
    limits = {"least": one.least, "most": one.most, "longest": one.longest}
    told |= {name: limit for name, limit in limits.items() if limit is not None}
    if one.required:
        told["required"] = True
    if one.example:
        told["example"] = one.example
    return told


def _hint(one: Described) -> dict[str, str]:
    """What a field holds, without the words of files: the form offers those by their names."""
    sentences = {language: text.split(". ") for language, text in one.meaning.items()}
    return {
        language: ". ".join(s for s in several if not any(f"{id_}:" in s for id_ in one.choices))
        for language, several in sentences.items()
    }


def _label(every: Mapping[str, Described], path: str) -> Mapping[str, str]:
    """What a field is called; of a text in two languages, what the text is called, and which."""
    one = every[path]
    if one.name not in LANGUAGES:
        return one.called
    parent = _parent(every, path).called
    which = {
        "vi": {"vi": "tiếng Việt", "en": "tiếng Anh"},
        "en": {"vi": "Vietnamese", "en": "English"},
    }
    return {language: f"{parent[language]} ({which[language][one.name]})" for language in LANGUAGES}


def _parent(every: Mapping[str, Described], path: str) -> Described:
    return every[path.rpartition(".")[0]]
