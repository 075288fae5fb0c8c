"""What the watch keeps in an issue and no reader sees."""

import json
from collections.abc import Mapping
from typing import Any


def unseen(name: str, data: Mapping[str, Any]) -> str:
    """A comment of HTML that holds data as JSON on one line; nothing in it ends the comment."""
    text = json.dumps(data, ensure_ascii=True, separators=(",", ":"))
    text = text.replace("--", "-\\u002d").replace(">", "\\u003e")
    return f"<!-- {name} {text} -->"
