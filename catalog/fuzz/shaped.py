"""Ways to break what is inside a format, and to seal it again: else most inputs fail at the seal.

Trees of JSON, which is YAML, too; lines of messages with their checksum; the parts of a
workbook; the chunks of a PNG.
"""

import base64
import io
import json
import re
import struct
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from functools import lru_cache
from random import Random
from typing import Any
from xml.sax.saxutils import escape

from catalog.fuzz.mutate import Material, mutated

_PNG = b"\x89PNG\r\n\x1a\n"
_BETWEEN = re.compile(rb">([^<>]*)<")
_DEEPEST = 40


def tree_mutated(random: Random, told: bytes, pieces: Sequence[bytes]) -> bytes:
    """JSON with one to four of its parts replaced, dropped, doubled, nested or renamed."""
    tree = json.loads(told)
    for _ in range(random.randint(1, 4)):
        places = list(_places(tree))
        if places:
            parent, key = random.choice(places)
            _change(random, parent, key, pieces)
    return json.dumps(tree, ensure_ascii=False).encode("utf-8", "replace")


def _places(tree: Any) -> Iterator[tuple[Any, Any]]:
    inside = tree.items() if isinstance(tree, dict) else enumerate(tree)
    for key, value in list(inside):
        yield tree, key
        if isinstance(value, dict | list):
            yield from _places(value)


def _change(random: Random, parent: Any, key: Any, pieces: Sequence[bytes]) -> None:
    kind = random.randrange(8)
    piece = random.choice(pieces).decode("utf-8", "replace")
    if kind <= 2:
        parent[key] = piece
    elif kind == 3:
        parent[key] = random.choice((None, True, -1, 2**70, 1.5, "", [], {}, [[]], {"vi": None}))
    elif kind == 4:
        del parent[key]
    elif kind == 5:
        parent[key] = [parent[key]] * random.choice((1, 2, 30))
    elif kind == 6:
        for _ in range(random.randint(1, _DEEPEST)):
            parent[key] = random.choice(([parent[key]], {piece[:9]: parent[key]}))
    elif isinstance(parent, dict):
        parent[piece] = parent.pop(key)
    else:
        parent.insert(key, parent[key])


def sealed_line(told: bytes) -> bytes:
    """The line of a message that tells this JSON, whatever it is."""
    body = base64.urlsafe_b64encode(told).rstrip(b"=")
    return b"[OCOP1:%s:%08X]" % (body, zlib.crc32(told))


def told_in(line: str) -> bytes:
    """The JSON that a line of a message tells."""
    body = line.split(":")[1]
    return base64.urlsafe_b64decode(body + "=" * (-len(body) % 4))


def message_mutated(random: Random, told: Sequence[bytes], pieces: Sequence[bytes]) -> bytes:
    """One to three lines whose form is right, and whose wishes are not what a form would send."""
    lines = []
    for _ in range(random.choice((1, 1, 1, 2, 3))):
        tree = json.loads(random.choice(told))
        for wish in tree["set"]:
            holder = [wish[2]]
            for _ in range(random.randint(1, 2)):
                places = list(_places(holder)) or [(holder, 0)]
                parent, key = random.choice(places)
                _change(random, parent, key, pieces)
                holder = holder or [None]
            wish[2] = holder[0]
        lines.append(sealed_line(json.dumps(tree, ensure_ascii=False).encode("utf-8", "replace")))
    return b"\n".join(lines)


def resealed_png(data: bytes) -> bytes:
    """The same chunks, each with the checksum of what it holds now."""
    if not data.startswith(_PNG):
        return data
    found, at = bytearray(_PNG), len(_PNG)
    while at + 12 <= len(data):
        size = min(struct.unpack_from(">I", data, at)[0], len(data) - at - 12)
        chunk = data[at + 4 : at + 8 + size]
        found += data[at : at + 4] + chunk + struct.pack(">I", zlib.crc32(chunk))
        at += 12 + size
    return bytes(found + data[at:])


@lru_cache(maxsize=64)
def _parts(data: bytes) -> tuple[tuple[str, bytes], ...]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return tuple((name, archive.read(name)) for name in archive.namelist())


def book_mutated(random: Random, whole: bytes, material: Material) -> bytes:
    """A workbook with one or two of its parts broken, renamed, lost or in twice."""
    parts = list(_parts(whole))
    for _ in range(random.randint(1, 2)):
        at = random.randrange(len(parts))
        name, content = parts[at]
        kind = random.randrange(12)
        if kind == 0 and len(parts) > 1:
            del parts[at]
        elif kind == 1:
            parts.append((random.choice(parts)[0], content))
        elif kind <= 7:
            parts[at] = name, _texts_replaced(random, content, material)
        else:
            parts[at] = name, mutated(random, content, material)
    out = io.BytesIO()
    how = random.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))
    with zipfile.ZipFile(out, "w", how) as archive, warnings.catch_warnings():
        # That a name is in it twice is what we want.
        warnings.simplefilter("ignore", UserWarning)
        for name, content in parts:
            # A time of its own would make another input of the same numbers.
            archive.writestr(zipfile.ZipInfo(name), content, how)
    return out.getvalue()


def _texts_replaced(random: Random, content: bytes, material: Material) -> bytes:
    """XML as before, with other texts in one to five of its elements: cells, and names."""
    for _ in range(random.randint(1, 5)):
        places = list(_BETWEEN.finditer(content))
        if not places:
            return content
        start, end = random.choice(places).span(1)
        text = random.choice(material.pieces).decode("utf-8", "replace")
        content = content[:start] + escape(text).encode("utf-8", "replace") + content[end:]
    return content
