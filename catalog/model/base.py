"""The ground of every record: frozen, strict, and each field described once.

A field carries its type and limits, its Vietnamese name, the words people
mistake for it, an example, and (as the docstring under it) its meaning. Error
messages, schemas, forms and spreadsheets are all derived from that.
"""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field


class Record(BaseModel):
    """One thing of the catalogue, or a part of one. Never changes after it is made."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", use_attribute_docstrings=True, defer_build=True
    )


def means(
    vi: str,
    tells: str,
    *,
    en: str = "",
    also: tuple[str, ...] = (),
    example: str | None = None,
    **limits: Any,
) -> Any:
    """Describe a field.

    Args:
        vi: The field's name in Vietnamese, for messages and forms.
        tells: Its meaning in Vietnamese; the docstring under the field is the English one.
        en: The field's name in English, where the name that files use does not say it.
        also: What contributors type for it by mistake, such as ``ten_san_pham``.
        example: A value that is right.
        limits: Limits that pydantic checks, such as ``max_length``.
    """
    return Field(
        examples=None if example is None else [example],
        json_schema_extra={"vi": vi, "tells": tells, "en": en, "also": list(also)},
        **limits,
    )


def _extra(model: type[Record], field: str, name: str) -> str:
    extra = model.model_fields[field].json_schema_extra
    return str(extra.get(name, "")) if isinstance(extra, dict) else ""


def vietnamese_name(model: type[Record], field: str) -> str:
    """What the field is called in Vietnamese."""
    return _extra(model, field, "vi") or field


def field_name(model: type[Record], field: str, language: str) -> str:
    """What the field is called in a language."""
    if language == "vi":
        return vietnamese_name(model, field)
    return _extra(model, field, "en") or field.replace("_", " ")


def field_meaning(model: type[Record], field: str, language: str) -> str:
    """What the field holds, in a sentence or two."""
    if language == "vi":
        return _extra(model, field, "tells")
    said = model.model_fields[field].description or ""
    return " ".join(said.replace("``", "").split())


def other_words(model: type[Record]) -> dict[str, str]:
    """What people type by mistake -> the field they mean."""
    words: dict[str, str] = {}
    for name, field in model.model_fields.items():
        extra = field.json_schema_extra
        if isinstance(extra, dict):
            also = extra.get("also", [])
            words.update({str(word): name for word in also} if isinstance(also, list) else {})
    return words
