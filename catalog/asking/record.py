"""Answers to a record: what is asked, which file it becomes, and that it is right."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from catalog.asking.questions import QUESTIONS, Question
from catalog.asking.talk import Choice, Stopped, Talk
from catalog.canonical import CURES, canonical
from catalog.catalogue import Catalogue
from catalog.check import check
from catalog.codes import lines_of
from catalog.collect import FAIRS, MODELS, SALES_POINTS, UNATTRIBUTED, Kind
from catalog.edit import Change, problems_after, record_text, replace
from catalog.edit.trees import at, changed_tree
from catalog.load import Source, Tree
from catalog.model.fields import called, example_of, meaning
from catalog.model.parts import Place
from catalog.problems import Location, Problem
from catalog.report import in_words
from catalog.shape import shape
from catalog.text import slug

_REPORTERS = {
    "press": ("báo chí", "the press"),
    "officials": ("cán bộ, cơ quan", "officials"),
    "council": ("hội đồng đánh giá", "the council"),
    "producer": ("chính chủ thể", "the producer"),
}


@dataclass(frozen=True, slots=True)
class Given:
    """A new file, or why there is none. Its path is as messages call it."""

    path: str
    data: bytes
    problems: tuple[Problem, ...] = ()


def given(talk: Talk, catalogue: Catalogue, folder: Path, kind: Kind, producer: str) -> Given:
    """Ask for a record of this kind.

    Raises:
        Stopped: No more answers.
    """
    home = _home(talk, catalogue, kind, producer)
    tree = _Asking(talk, catalogue, kind).tree()
    path = _path(talk, folder, kind, home, str(at(tree, ("name", "vi"))))
    data = record_text(tree).encode()
    shown = f"{folder.name}/{path}"
    tidy = canonical(data, shown, MODELS[kind]) or data
    problems = problems_after(folder, {shown: tidy}, catalogue.day)
    return Given(shown, tidy, tuple(problems))


def write_given(one: Given, folder: Path, kind: Kind, day: date) -> str:
    """Write the file, and the code of a new product behind the others; the code, if any."""
    file = folder.parent / one.path
    file.parent.mkdir(parents=True, exist_ok=True)
    replace(file, one.data)
    after = check(folder, day).catalogue
    if after is None or kind is not Kind.PRODUCT:
        return ""
    replace(folder / "codes.csv", lines_of(after.codes).encode())
    return after.codes.by_id[one.path.partition("/")[2].removesuffix(".yml")]


def _home(talk: Talk, catalogue: Catalogue, kind: Kind, producer: str) -> str:
    """The folder of the new file; of a product, its producer's."""
    if kind is not Kind.PRODUCT:
        return {Kind.SALES_POINT: SALES_POINTS, Kind.FAIR: FAIRS}.get(kind, "")
    if producer:
        return producer
    makers = [Choice(e.id, e.record.name.vi) for e in catalogue.producers.values()]
    question = talk.word(
        "Của chủ thể nào? (Enter nếu nguồn không nói)", "Of which producer? (Enter if not stated)"
    )
    return talk.choose(question, makers, required=False) or UNATTRIBUTED


def _path(talk: Talk, folder: Path, kind: Kind, home: str, name: str) -> str:
    """Where the file is to stand: proposed from the name, never in the place of another."""
    proposed = slug(name)
    of_folder = kind is Kind.PRODUCER

    def path(id_: str) -> str:
        return f"{id_}/producer.yml" if of_folder else f"{home}/{id_}.yml"

    def fault(id_: str) -> str:
        if slug(id_) != id_:
            return talk.word(f"Hãy viết: {slug(id_)}", f"Write: {slug(id_)}")
        if (folder / path(id_)).exists():
            return talk.word("Tên này đã có.", "There is one of this name.")
        return ""

    question = talk.word(
        f"Tên {'thư mục' if of_folder else 'tệp'} (Enter: {proposed})",
        f"Name of the {'folder' if of_folder else 'file'} (Enter: {proposed})",
    )
    if proposed and not fault(proposed):
        return path(talk.ask_until(question, fault, required=False) or proposed)
    return path(talk.ask_until(question, fault, required=True))


class _Asking:
    """Puts one answer after another into a tree that the model reads each time."""

    def __init__(self, talk: Talk, catalogue: Catalogue, kind: Kind) -> None:
        self._talk, self._catalogue, self._kind = talk, catalogue, kind
        self._model = MODELS[kind]
        self._tree: dict[str, Tree] = {}

    def tree(self) -> dict[str, Tree]:
        for question in QUESTIONS[self._kind]:
            if self._is_due(question):
                self._put(question, self._answer(question))
        return self._tree

    def _is_due(self, question: Question) -> bool:
        has = self._has
        return (
            (not question.after or has(question.after))
            and not (question.unless and has(question.unless))
            and not has(question.where)
        )

    def _has(self, where: Location) -> bool:
        try:
            at(self._tree, where)
        except (KeyError, IndexError, TypeError):
            return False
        return True

    def _answer(self, question: Question) -> str:
        words = self._words(question)
        if question.of:
            choices = list(self._choices(question.of))
            return self._talk.choose(words, choices, required=question.required)
        where = question.where
        typed = self._talk.ask_until(
            words,
            lambda typed: self._fault(where, self._mended(where, typed)),
            required=question.required,
        )
        meant = self._mended(where, typed) if typed else ""
        if meant != typed:
            self._talk.say(f"  → {meant}")
        return meant

    def _words(self, question: Question) -> str:
        where, talk = question.where, self._talk
        name = called(self._model, where, talk.language)
        told = meaning(self._model, where, talk.language)
        if where[-1] in {"vi", "en"}:
            # "In Vietnamese" alone would not say of what.
            name = f"{called(self._model, where[:-1], talk.language)}, {name}"
            told = meaning(self._model, where[:-1], talk.language)
        example = example_of(self._model, where)
        parts = [f"{name}: {told}" if told else name]
        parts += [talk.word(f"ví dụ {example}", f"such as {example}")] if example else []
        parts += [] if question.required else [talk.word("Enter: bỏ qua", "Enter: leave out")]
        return f"? {parts[0]}" + (f" ({'; '.join(parts[1:])})" if parts[1:] else "")

    def _mended(self, where: Location, typed: str) -> str:
        """An answer as files write it, where only one thing can be meant: 24/1/2024, 45k."""
        for problem in self._problems(where, typed):
            cure = CURES.get(problem.code)
            meant = cure(problem, typed) if cure else None
            if isinstance(meant, str) and not self._problems(where, meant):
                return meant
        return typed

    def _problems(self, where: Location, typed: str) -> list[Problem]:
        tree = changed_tree(self._tree, Change(where, typed))
        found = shape(self._model, Source("", (), tree))[1]
        return [one for one in found if one.where == where and one.code != "field-missing"]

    def _fault(self, where: Location, typed: str) -> str:
        """What the model, or the list of places, has against an answer; empty for nothing."""
        for problem in self._problems(where, typed):
            return in_words(problem, self._talk.language).sentences
        if where == ("place", "commune"):
            found = self._catalogue.places.locate(Place(commune=typed))[1]
            if found:
                values = {"field": "commune"} | dict(found[0].values)
                return in_words(Problem("", 0, 0, found[0].code, values), self._talk.language).says
        return ""

    def _choices(self, of: str) -> Iterator[Choice]:
        language, lists = self._talk.language, self._catalogue.lists
        if of == "reporters":
            for id_, names in _REPORTERS.items():
                yield Choice(id_, names[language == "en"])
            return
        table = lists.leaves if of == "groups" else getattr(lists, of)
        for term in table.values():
            yield Choice(term.id, term.name(language))

    def _put(self, question: Question, answer: str) -> None:
        if not answer:
            return
        where = question.where
        if where[0] == "contacts":
            self._put_contact(answer)
        else:
            self._tree = changed_tree(self._tree, Change(where, answer))

    def _put_contact(self, number: str) -> None:
        """A number is published only with the recorded consent of whom it rings."""
        talk = self._talk
        consent = talk.agrees(
            talk.word(
                "  Người có số này đã đồng ý đăng công khai?",
                "  Has the person behind this number agreed to publish it?",
            )
        )
        if not consent:
            talk.say(talk.word("  Vậy không ghi số này.", "  Then it is not recorded."))
            return
        tree = self._tree
        self._tree = changed_tree(
            tree, Change(("contacts",), [{"kind": "phone", "number": number, "consent": {}}])
        )
        for name in ("given_on", "recorded_by"):
            where = ("contacts", 0, "consent", name)
            self._put_answered(where, self._answer(Question(where, required=True)))

    def _put_answered(self, where: Location, answer: str) -> None:
        self._tree = changed_tree(self._tree, Change(where, answer))


__all__ = ["Given", "Stopped", "given", "write_given"]
