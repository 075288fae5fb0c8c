r"""Content lines of iCalendar (RFC 5545), as the library writes them. Knows no calendar.

The library takes a quarter of a millisecond for each entry, and a country has 45,000 days
of certificates. ``tests/test_calendar_lines.py`` holds both to the same bytes.
"""

_ROOM = 74
"""Bytes on a line. A line that goes on in the next begins there with a space."""
_BEGINS_ESCAPE = b"\\^"
"""A sign that stays with the next one: old calendars join lines after they read ``\\n``."""


def line(name: str, value: str) -> bytes:
    """One property whose value is no text, such as a day or an address."""
    return _folded(f"{name}:{value}".encode())


def text_line(name: str, text: str) -> bytes:
    """One property whose value is text: what the standard gives a meaning is escaped."""
    text = text.replace("\\N", "\n").replace("\\", "\\\\")
    text = text.replace(";", "\\;").replace(",", "\\,")
    text = text.replace("\r\n", "\\n").replace("\n", "\\n").replace("\r", "\\n")
    return _folded(f"{name}:{text}".encode())


def _folded(data: bytes) -> bytes:
    if len(data) <= _ROOM:
        return data + b"\r\n"
    pieces, start = [], 0
    while len(data) - start > _ROOM:
        end = start + _ROOM
        while data[end] & 0xC0 == 0x80:  # within a letter
            end -= 1
        if data[end - 1] in _BEGINS_ESCAPE:
            end -= 1
        pieces.append(data[start:end])
        start = end
    return b"\r\n ".join([*pieces, data[start:]]) + b"\r\n"
