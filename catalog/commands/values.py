"""What an option may hold: text to value, or why not.

Each is a ``type`` of argparse and raises ArgumentTypeError with an example of what is right.
"""

import argparse
import os
from datetime import date
from urllib.parse import urlsplit


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def sizes(text: str) -> list[int]:
    sizes = [int(size) for size in text.split(",") if size.strip().isdecimal() and int(size)]
    if len(sizes) != text.count(",") + 1:
        raise argparse.ArgumentTypeError(f"{text}: 200,2000")
    return sizes


def size(text: str) -> int:
    if not text.isdecimal() or not int(text):
        raise argparse.ArgumentTypeError(f"{text}: 18000")
    return int(text)


def ids(text: str) -> tuple[str, ...]:
    ids = tuple(filter(None, (one.strip() for one in text.split(","))))
    if not ids:
        # None at all would mean any: a script with an empty list would print the whole catalogue.
        raise argparse.ArgumentTypeError("ID,ID")
    return ids


def day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text}: YYYY-MM-DD") from None


def printed_day(text: str) -> date:
    """A day as decisions print it, or as we write it."""
    number, slash, rest = text.partition("/")
    month, _, year = rest.partition("/")
    return day(f"{year}-{month:0>2}-{number:0>2}" if slash else text)


def account(text: str) -> str:
    # Some shells pass an empty word where a number is not known: that is a stranger.
    if text and not (text.isascii() and text.isdigit()):
        raise argparse.ArgumentTypeError(f"{text}: 1234567")
    return text


def port(text: str) -> int:
    if not text.isdigit() or int(text) > 65535:
        raise argparse.ArgumentTypeError(f"{text}: 0-65535")
    return int(text)


def address(text: str) -> str:
    parts = urlsplit(text) if "[" not in text else None
    # A name and password would be printed in every QR code.
    if (
        parts is None
        or parts.scheme not in {"http", "https"}
        or not parts.hostname
        or parts.username is not None
    ):
        raise argparse.ArgumentTypeError(f"{text}: https://...")
    return text
