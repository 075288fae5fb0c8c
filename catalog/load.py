"""Read YAML files. Knows YAML and its dangers, and nothing about products.

Every scalar is kept as the text that the contributor typed; the model decides
what a number or a date is. The parser's events are read one by one, so that
anchors, tags, a second document or a nest of brackets are refused before
anything is built from them. What is wrong comes back as problems.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn

import yaml

from catalog.problems import Location, Problem, Severity
from catalog.text import foreign_d, nfc

Tree = str | list["Tree"] | dict[str, "Tree"]

MAX_BYTES = 256 * 1024
MAX_DEPTH = 10
MAX_EVENTS = 20_000
MAX_SHOWN = 200
"""Characters of a line that a message shows."""

_Loader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_CONTROL = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffe\uffff]"
)
"""What YAML refuses, and what nobody sees: soft hyphens, joiners, turns of direction."""
_CUT_BY_HASH = re.compile(r"[ \t]+#[^\s#]")


@dataclass(frozen=True, slots=True)
class Source:
    """One file as typed: its tree of text, and the position of every part.

    ``keys`` and ``values`` map a location to (line, column), counted from 1.
    """

    path: str
    lines: tuple[str, ...]
    tree: dict[str, Tree]
    keys: dict[Location, tuple[int, int]] = field(default_factory=dict)
    values: dict[Location, tuple[int, int]] = field(default_factory=dict)

    def problem(
        self,
        code: str,
        where: Location,
        found: dict[str, str] | None = None,
        *,
        at_key: bool = False,
        severity: Severity = Severity.ERROR,
    ) -> Problem:
        """A problem at a location, or at the nearest part that the file has."""
        marks = self.keys if at_key else self.values
        nearest = where
        while nearest and nearest not in marks:
            nearest, marks = nearest[:-1], self.values
        line, column = marks.get(nearest, (1, 1))
        shown = self.lines[line - 1][:MAX_SHOWN] if line <= len(self.lines) else ""
        return Problem(self.path, line, column, code, found or {}, shown, severity)


class _Stop(Exception):
    """Reading cannot go on; carries the problem."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem


def read_file(file: Path, path: str) -> tuple[Source | None, list[Problem]]:
    """Read one file of the disk; ``path`` is how messages call it."""
    try:
        if file.stat().st_size > MAX_BYTES:
            size = f"{file.stat().st_size // 1024}"
            return None, [Problem(path, 0, 0, "file-too-big", {"kb": size, "most": "256"})]
        return read(file.read_bytes(), path)
    except OSError as error:
        return None, [Problem(path, 0, 0, "file-unreadable", {"why": error.strerror or "?"})]


def read(data: bytes, path: str) -> tuple[Source | None, list[Problem]]:
    """Bytes to text with positions.

    Returns:
        The source, or None if the file cannot be used, and what is wrong.
    """
    problems: list[Problem] = []
    try:
        text = _decode(data, path, problems)
        return _Reader(path, text, problems).read(), problems
    except _Stop as stop:
        return None, [*problems, stop.problem]


def _decode(data: bytes, path: str, problems: list[Problem]) -> str:
    if len(data) > MAX_BYTES:
        size = f"{len(data) // 1024}"
        raise _Stop(Problem(path, 0, 0, "file-too-big", {"kb": size, "most": "256"}))
    if data.startswith(b"\xef\xbb\xbf"):
        data = data[3:]
        problems.append(Problem(path, 1, 1, "byte-order-mark", severity=Severity.WARNING))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", "replace")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        raise _Stop(Problem(path, line, column, "file-not-utf8")) from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise _Stop(Problem(path, 1, 1, "file-empty"))
    hidden = _CONTROL.search(text)
    if hidden:
        raise _Stop(_problem_at(path, text, hidden.start(), "control-character"))
    problems.extend(_foreign_letters(path, text))
    composed = nfc(text)
    if composed != text:
        at = next(i for i, (a, b) in enumerate(zip(text, composed, strict=False)) if a != b)
        problems.append(_problem_at(path, text, at, "text-decomposed", Severity.WARNING))
    return composed


def _foreign_letters(path: str, text: str) -> Iterator[Problem]:
    """The first false Đ of each line; a text full of them is not listed to its end."""
    begin, most = 0, 50
    for line in text.split("\n"):
        at = foreign_d(line)
        if at >= 0:
            yield _problem_at(path, text, begin + at, "letter-eth")
            most -= 1
        if not most:
            return
        begin += len(line) + 1


def _problem_at(
    path: str, text: str, at: int, code: str, severity: Severity = Severity.ERROR
) -> Problem:
    line = text.count("\n", 0, at) + 1
    begin = text.rfind("\n", 0, at) + 1
    shown = text[begin:].split("\n", 1)[0][:MAX_SHOWN]
    found = {"found": f"U+{ord(text[at]):04X}"}
    return Problem(path, line, at - begin + 1, code, found, _CONTROL.sub("\ufffd", shown), severity)


class _Reader:
    """Builds a tree from events; owns nothing after `read`."""

    def __init__(self, path: str, text: str, problems: list[Problem]) -> None:
        self.path, self.problems = path, problems
        self.text = text
        self.lines = tuple(text.rstrip("\n").split("\n"))
        self.keys: dict[Location, tuple[int, int]] = {}
        self.values: dict[Location, tuple[int, int]] = {}

    def read(self) -> Source:
        events = self._safe_events()
        first = next(events, None)
        if first is None:
            self._stop("file-empty", 1, 1)
        tree = self._value(first, events, ())
        for _ in events:
            pass
        if not isinstance(tree, dict):
            self._stop("map-expected-file", *_mark(first))
        return Source(self.path, self.lines, tree, self.keys, self.values)

    def _safe_events(self) -> Iterator[yaml.Event]:
        """The events that hold data; refuses what YAML can do and we never want."""
        depth = documents = 0
        try:
            for count, event in enumerate(yaml.parse(self.text, Loader=_Loader)):
                documents += isinstance(event, yaml.DocumentStartEvent)
                depth += isinstance(event, yaml.CollectionStartEvent)
                depth -= isinstance(event, yaml.CollectionEndEvent)
                if count > MAX_EVENTS:
                    self._stop("yaml-too-many", *_mark(event))
                if documents > 1:
                    self._stop("yaml-several-documents", *_mark(event))
                if depth > MAX_DEPTH:
                    self._stop("yaml-too-deep", *_mark(event), most=str(MAX_DEPTH))
                self._refuse_short_forms(event)
                if isinstance(event, yaml.NodeEvent | yaml.CollectionEndEvent):
                    yield event
        except yaml.MarkedYAMLError as error:
            self._stop_at_syntax(error)
        except yaml.YAMLError as error:
            self._stop("yaml-syntax", 1, 1, found=str(error)[:120])

    def _refuse_short_forms(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            self._stop("yaml-anchor", *_mark(event))
        if getattr(event, "tag", None):
            self._stop("yaml-tag", *_mark(event), found=self._word_at(*_mark(event)))

    def _value(self, event: yaml.Event, events: Iterator[yaml.Event], where: Location) -> Tree:
        self.values[where] = self._inside(*_mark(event))
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if isinstance(event, yaml.SequenceStartEvent):
            items: list[Tree] = []
            for inner in events:
                if isinstance(inner, yaml.SequenceEndEvent):
                    break
                items.append(self._value(inner, events, (*where, len(items))))
            return items
        return self._mapping(events, where)

    def _mapping(self, events: Iterator[yaml.Event], where: Location) -> dict[str, Tree]:
        found: dict[str, Tree] = {}
        for key in events:
            if isinstance(key, yaml.MappingEndEvent):
                break
            if not isinstance(key, yaml.ScalarEvent):
                self._stop("key-not-text", *_mark(key))
            name, inner = key.value, (*where, key.value)
            first = self.keys.get(inner)
            if first:
                self._report("key-repeated", *_mark(key), key=name[:60], first=str(first[0]))
            else:
                self.keys[inner] = self._inside(*_mark(key))
            value = self._value(next(events), events, inner)
            found.setdefault(name, value)
        return found

    def _scalar(self, event: yaml.ScalarEvent) -> str:
        """The text; a plain one that YAML cut at ``#`` is a problem."""
        if not event.style:
            line, column = _mark(event, at_end=True)
            rest = self.lines[line - 1][column - 1 :] if line <= len(self.lines) else ""
            if _CUT_BY_HASH.match(rest):
                self._report("text-cut-by-hash", line, column, found=event.value[:60])
        return event.value

    def _word_at(self, line: int, column: int) -> str:
        """What stands there up to the next space."""
        typed = self.lines[line - 1][column - 1 :].split() if line <= len(self.lines) else []
        return typed[0][:60] if typed else ""

    def _inside(self, line: int, column: int) -> tuple[int, int]:
        """The place; one behind the last line, as the parser names the end, is its end."""
        if line <= len(self.lines):
            return line, column
        return len(self.lines), len(self.lines[-1]) + 1

    def _problem(self, code: str, line: int, column: int, values: dict[str, str]) -> Problem:
        line, column = self._inside(line, column)
        shown = self.lines[line - 1][:MAX_SHOWN]
        return Problem(self.path, line, column, code, values, shown)

    def _report(self, code: str, line: int, column: int, **values: str) -> None:
        self.problems.append(self._problem(code, line, column, values))

    def _stop(self, code: str, line: int, column: int, **values: str) -> NoReturn:
        raise _Stop(self._problem(code, line, column, values))

    def _stop_at_syntax(self, error: yaml.MarkedYAMLError) -> NoReturn:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        shown = self.lines[line - 1] if line <= len(self.lines) else ""
        why, during = str(error.problem), str(error.context)
        if "\t" in shown[: len(shown) - len(shown.lstrip())] or "\\t" in why:
            self._stop("yaml-tab", line, column)
        if "mapping values are not allowed" in why:
            self._stop("yaml-colon-in-text", line, column)
        if "<document start>" in why:
            dots = [n for n, text in enumerate(self.lines[:line], 1) if text.startswith("...")]
            if dots:
                self._stop("yaml-several-documents", dots[-1], 1)
        # The parser notices late what a person must mend where it begins.
        begun = error.context_mark or mark
        start = (begun.line + 1, begun.column + 1) if begun else (1, 1)
        if "an alias" in during or "an anchor" in during:
            self._stop("yaml-anchor", *start)
        if "a tag" in during:
            self._stop("yaml-tag", *start, found=self._word_at(*start))
        if start[0] < line and ("quoted scalar" in during or "flow" in during):
            self._stop("yaml-not-closed", *start)
        if "simple key" in during:
            line, column = start
        self._stop("yaml-syntax", line, column, found=(error.problem or during)[:120])


def _mark(event: yaml.Event, *, at_end: bool = False) -> tuple[int, int]:
    mark = event.end_mark if at_end else event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)
