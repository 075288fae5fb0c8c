"""What a page may load, run and send: said in the page itself, as hosts of files set no headers.

Nothing from elsewhere, nothing inside the page but our own few lines, which are named by
their hash. Should a text of a contributor ever get past the escaping, no script of it runs
and nothing is sent anywhere.
"""

import base64
import re
from collections.abc import Iterable, Iterator
from hashlib import sha256

_FETCHED = (
    *("style-src 'self'", "img-src 'self' data:", "font-src 'self'", "connect-src 'self'"),
    *("worker-src 'self'", "manifest-src 'self'", "form-action 'self'", "base-uri 'none'"),
)
_INLINE = re.compile(r"<script(?![^>]*\b(?:src|type)=)[^>]*>(.*?)</script>", re.DOTALL)


def policy(scripts: Iterable[str]) -> str:
    """The value of ``Content-Security-Policy`` for a page with these scripts inside it."""
    hashes = "".join(f" 'sha256-{_digest(script)}'" for script in scripts)
    return "; ".join(("default-src 'none'", f"script-src 'self'{hashes}", *_FETCHED))


def inline_scripts(template: str) -> Iterator[str]:
    """The scripts inside a text of ours. Never of a finished page: it holds others' texts."""
    return (found[1] for found in _INLINE.finditer(template))


def _digest(script: str) -> str:
    return base64.b64encode(sha256(script.encode()).digest()).decode()
