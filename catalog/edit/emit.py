"""Values as lines of YAML, in the house's style: what is written, not where."""

import re
from collections.abc import Mapping

from catalog.load import Tree

_PLAIN = re.compile(r"[^\W_](?:[^\n]*[^\s:])?")
_LIES = re.compile(
    r"""
    [+]?0[\dxob][\da-f_]*           # 0912345678, 04075, 0x1f
    | [+-]?\d[\d_]*_[\d_]*         # 1_000
    | \d{5,}                       # codes and barcodes are text, whatever they look like
    | [+]\d.*
    | [+-]?\d+(\.\d+)*\.\d*0      # 45.000 would come back as 45.0, 1.10 as 1.1
    | [+-]?\d{1,3}(\.\d{3})+
    | [+-]?\d+\.
    | [+-]?[\d.]+e[+-]?\d+
    | [+-]?\d+(:[0-5]?\d)+(\.\d*)? # 19:30 would come back as 1170
    | y | n | yes | no | on | off | true | false | null
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""What other readers of YAML would give back as another text."""
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}


def scalar(text: str, *, in_flow: bool = False, quoted: bool = False) -> str:
    """One value on one line: plain where that is safe, else in double quotes."""
    lies = _LIES.fullmatch(text)
    plain = (
        not quoted
        and not lies
        and _PLAIN.fullmatch(text)
        and not re.search(r":\s|\s#|\t", text)
        and not (in_flow and re.search(r"[,\[\]{}:]", text))
    )
    if plain:
        return text
    return '"' + "".join(_ESCAPES.get(sign, sign) for sign in text) + '"'


def entry(key: str, value: Tree, indent: int) -> list[str]:
    """A field of a map, as lines that begin at ``indent``."""
    pad = " " * indent
    if isinstance(value, str):
        first, *others = block(value, indent)
        return [f"{pad}{key}: {first}", *others]
    if isinstance(value, dict):
        return [f"{pad}{key}:", *_fields(value, indent + 2)]
    if all(isinstance(one, str) and one.isdecimal() for one in value):
        return [f"{pad}{key}: {flow(value)}"]
    return [f"{pad}{key}:", *(line for one in value for line in item(one, indent + 2))]


def record_text(tree: Mapping[str, Tree]) -> str:
    """A whole record as its file would say it."""
    return "\n".join(_fields(tree, 0)) + "\n"


def item(value: Tree, indent: int) -> list[str]:
    """An item of a list, as lines that begin at ``indent``."""
    pad = " " * indent
    if isinstance(value, dict):
        lines = _fields(value, indent + 2)
        return [f"{pad}- {lines[0][indent + 2 :]}", *lines[1:]]
    return [f"{pad}- {scalar(str(value))}"]


def block(value: str, indent: int) -> list[str]:
    """A text behind its key, which stands at ``indent``: several lines go below it."""
    inner = value.removesuffix("\n")
    simple = not value[:1].isspace() and not inner.endswith("\n") and "\t" not in value
    if "\n" not in value or not simple:
        return [scalar(value)]
    pad = " " * (indent + 2)
    lines = [f"{pad}{line}" if line else "" for line in inner.split("\n")]
    return ["|" if value.endswith("\n") else "|-", *lines]


def flow(value: Tree) -> str:
    """The value on one line, as it stands within brackets."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {flow(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(flow, value)) + "]"
    return scalar(value, in_flow=True)


def _fields(value: Mapping[str, Tree], indent: int) -> list[str]:
    return [line for key, inner in value.items() for line in entry(key, inner, indent)]
