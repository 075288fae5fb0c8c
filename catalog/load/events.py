"""Text to a tree, from the events of the YAML parser. Knows PyYAML, and nothing else does.

Events are read one by one, so that anchors, tags, a second document or a nest of
brackets are refused before anything is built from them.
"""

import re
from collections.abc import Iterator
from typing import Any, NoReturn

import yaml

from catalog.load.decode import CONTROL
from catalog.load.source import MAX_SHOWN, Source, Stop, Tree
from catalog.problems import Location, Problem
from catalog.text import foreign_d, nfc

MAX_DEPTH = 10
MAX_EVENTS = 20_000

_Loader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_STEPS = {
    yaml.SequenceStartEvent: 1,
    yaml.MappingStartEvent: 1,
    yaml.SequenceEndEvent: -1,
    yaml.MappingEndEvent: -1,
}
"""Into a list or map, and out of it."""
_HOLDS = frozenset(
    {yaml.ScalarEvent, yaml.AliasEvent, yaml.SequenceStartEvent, yaml.MappingStartEvent}
)
_CUT_BY_HASH = re.compile(r"[ \t]+#[^\s#]")


class Reader:
    """Builds a tree from events; owns nothing after `read`."""

    def __init__(
        self, path: str, text: str, problems: list[Problem], most_events: int = MAX_EVENTS
    ) -> None:
        self.path, self.problems = path, problems
        self.text, self.most_events = text, most_events
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
                kind = type(event)
                depth += _STEPS.get(kind, 0)
                documents += kind is yaml.DocumentStartEvent
                if count > self.most_events or documents > 1 or depth > MAX_DEPTH:
                    self._stop_at_limit(event, count, documents)
                if kind in _HOLDS:
                    self._refuse_short_forms(event)
                    yield event
                elif kind in _STEPS:
                    yield event
        except yaml.MarkedYAMLError as error:
            self._stop_at_syntax(error)
        except yaml.YAMLError as error:
            self._stop("yaml-syntax", 1, 1, found=str(error)[:120])

    def _stop_at_limit(self, event: yaml.Event, count: int, documents: int) -> NoReturn:
        if count > self.most_events:
            self._stop("yaml-too-many", *_mark(event))
        if documents > 1:
            self._stop("yaml-several-documents", *_mark(event))
        self._stop("yaml-too-deep", *_mark(event), most=str(MAX_DEPTH))

    def _refuse_short_forms(self, event: Any) -> None:
        if type(event) is yaml.AliasEvent or event.anchor:
            self._stop("yaml-anchor", *_mark(event))
        if event.tag:
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
            name = self._spelt_out(key)
            inner = (*where, name)
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
        return self._spelt_out(event)

    def _spelt_out(self, event: yaml.ScalarEvent) -> str:
        """The text; what was refused in the file is refused in its escapes, too.

        In double quotes a sign can be spelt by its number, which the file itself did not show.
        """
        if event.style != '"':
            return str(event.value)
        hidden = CONTROL.search(event.value)
        if hidden:
            found = f"U+{ord(hidden[0]):04X}"
            self._stop("control-character", *_mark(event), found=found)
        at = foreign_d(event.value)
        if at >= 0 and foreign_d(self._typed(event)) < 0:
            self._report("letter-eth", *_mark(event), found=f"U+{ord(event.value[at]):04X}")
        return nfc(event.value)

    def _typed(self, event: yaml.ScalarEvent) -> str:
        """The value as it stands in the file, its quotes and escapes included."""
        start, end = event.start_mark, event.end_mark
        return self.text[start.index : end.index] if start and end else ""

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
        raise Stop(self._problem(code, line, column, values))

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
