"""A view of a sheet as JSON for the engine: maps, lists and texts, and nothing that it obeys."""

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass

from catalog.letters import printed
from catalog.qr import Qr
from catalog.views.base import Block
from catalog.views.sheets.said import Said

Json = str | int | float | bool | None | list["Json"] | dict[str, "Json"]


def as_data(view: object, mode: str) -> Json:
    """What the engine gets of a view.

    ``mode``: vi, en or both. A `Said` becomes ``[{"lang": ..., "text": [...]}]``, its
    first text the one that is printed large; a `Qr` its picture and size.
    """
    if isinstance(view, Said):
        return [_block(block) for block in view.shown(mode)]
    if isinstance(view, Qr):
        return {"svg": view.svg, "size": view.size, "dark": view.dark}
    if is_dataclass(view) and not isinstance(view, type):
        return {one.name: as_data(getattr(view, one.name), mode) for one in fields(view)}
    if isinstance(view, tuple | list):
        return [as_data(one, mode) for one in view]
    if isinstance(view, Mapping):
        return {str(key): as_data(value, mode) for key, value in view.items()}
    if view is None or isinstance(view, str | bool | int | float):
        return view  # A plain text is ours: a code, a path; what people wrote is said.
    raise TypeError(f"{type(view).__name__} cannot be printed")


def _block(block: Block) -> Json:
    text: list[Json] = [printed(one) for one in block.paragraphs]
    return {"lang": block.lang or "vi", "text": text}


def as_json(view: object, mode: str, **more: Json) -> str:
    """The same view and mode give the same text."""
    data = as_data(view, mode)
    assert isinstance(data, dict)  # noqa: S101 - a view is a dataclass, narrows the type
    return json.dumps({**data, "mode": mode, **more}, ensure_ascii=False, separators=(",", ":"))
