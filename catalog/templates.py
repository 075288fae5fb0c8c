"""How templates become code: Jinja's, with less of it done anew for every page.

Templates of ours get frozen views, which have attributes and no keys, and plain functions,
which want nothing of Jinja's. So an attribute is read and a function called as Python does
it, and a word that is the same on every page is looked up once, when its template is read.
Knows how Jinja writes code, and no page.
"""

from collections.abc import Callable, Mapping, MutableMapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from jinja2 import (
    Environment,
    FileSystemBytecodeCache,
    FileSystemLoader,
    StrictUndefined,
    nodes,
)
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.utils import missing
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

from catalog.ground import code_digest, digest_of

Fixed = Mapping[str, Callable[..., Any]]
"""Name in templates -> a function that gives the same answers on every page."""


def ours(text: str) -> Markup:
    """Text that is HTML already, without Markup's own questions about what it is."""
    return str.__new__(Markup, text)


def shown(value: Any) -> str:
    """A value as HTML, escaped as ``markupsafe.escape`` does, but as plain text."""
    kind = type(value)
    if kind is Markup:
        return str.__str__(value)
    if kind is not str:
        if hasattr(value, "__html__"):
            return str(value.__html__())
        value = str(value)
    text: str = value
    # Two million times for a country: a loop over the five would take twice as long.
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    if '"' in text:
        text = text.replace('"', "&#34;")
    if "'" in text:
        text = text.replace("'", "&#39;")
    return text


def macro(
    body: Callable[..., str], names: tuple[str, ...], wants_caller: bool
) -> Callable[..., Markup]:
    """A macro as a plain function: Jinja's own decides anew at each call how it was called.

    ``body`` takes every argument, ``missing`` for one that was not given, then the caller.
    """
    count = len(names)

    def called(*args: Any, **named: Any) -> Markup:
        caller = (named.pop("caller"),) if wants_caller else ()
        if len(args) != count:
            args = (*args, *(named.pop(name, missing) for name in names[len(args) :]))
        if named:
            raise TypeError(f"a macro takes no {', '.join(named)}")
        return ours(body(*args, *caller))

    return called


class _Folded(NodeTransformer):
    """Puts the answers of fixed functions in the place of their calls."""

    def __init__(self, fixed: Fixed) -> None:
        self.fixed = fixed

    def visit_Call(self, node: nodes.Call) -> nodes.Expr:  # noqa: N802 - Jinja's name
        """A call that is the same on every page becomes its answer."""
        try:
            answer = self._answer(node)
        except nodes.Impossible:
            return self.generic_visit(node)  # type: ignore[return-value]
        if isinstance(answer, str):
            return nodes.Const(answer, lineno=node.lineno)
        return self.generic_visit(node)  # type: ignore[return-value]

    def _answer(self, node: nodes.Node) -> Any:
        if isinstance(node, nodes.Const):
            return node.value
        if not isinstance(node, nodes.Call) or node.dyn_args or node.dyn_kwargs:
            raise nodes.Impossible
        asked = self._function(node.node)
        arguments = [self._answer(one) for one in node.args]
        return asked(*arguments, **{one.key: self._answer(one.value) for one in node.kwargs})

    def _function(self, node: nodes.Node) -> Callable[..., Any]:
        if isinstance(node, nodes.Name) and node.name in self.fixed:
            return self.fixed[node.name]
        if isinstance(node, nodes.Getattr) and isinstance(node.node, nodes.Call):
            method: Callable[..., Any] = getattr(self._answer(node.node), node.attr)
            return method
        raise nodes.Impossible


class _Generator(CodeGenerator):
    """Writes the code of a template. What it leaves out costs a third of a page's time."""

    environment: "Templates"

    def visit_Template(  # noqa: N802 - Jinja's name
        self, node: nodes.Template, frame: Frame | None = None
    ) -> None:
        """A whole template."""
        super().visit_Template(_Folded(self.environment.fixed).visit(node), frame)

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        """``view.name``: no view has keys, so there is nothing else to try."""
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Call(  # noqa: N802 - Jinja's name
        self, node: nodes.Call, frame: Frame, forward_caller: bool = False
    ) -> None:
        """A function or macro: none of ours asks for the context."""
        self.visit(node.node, frame)
        self.write("(")
        for one in node.args:
            self.visit(one, frame)
            self.write(", ")
        for named in node.kwargs:
            self.visit(named, frame)
            self.write(", ")
        self.write("caller=caller)" if forward_caller else ")")

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        """What a name of a macro, or of the block of a call, stands for."""
        if macro_ref.accesses_kwargs or macro_ref.accesses_varargs:
            super().macro_def(macro_ref, frame)
            return
        names = tuple(argument.name for argument in macro_ref.node.args)
        self.write(f"environment.macro(macro, {names!r}, {macro_ref.accesses_caller!r})")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:  # noqa: ARG002 - Jinja calls it
        self.write("environment.shown(")


class _Compiled(FileSystemBytecodeCache):
    """Code of templates, kept where Python keeps that of modules, and believed as much.

    Not among what is kept of records: that may come from another machine, and is never run.
    """

    def __init__(self, theme: Path, fixed: Fixed) -> None:
        folder = theme / "__pycache__"
        with suppress(OSError):
            folder.mkdir(exist_ok=True)
        super().__init__(str(folder), "%s.template")
        # Words that are the same on every page stand in the code; each language has its own.
        table: Mapping[str, str] = getattr(fixed["t"], "table", {})
        self._language: str = getattr(fixed["t"], "language", "")
        words = digest_of(part.encode() for item in sorted(table.items()) for part in item)
        self._ground = f"{code_digest()}{words}"

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """One file for a template and language: new code takes the place of the old."""
        return super().get_cache_key(f"{self._language} {name}", filename)

    def get_source_checksum(self, source: str) -> str:
        """Of the template, and of what else decides about its code."""
        return super().get_source_checksum(self._ground + source)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """A disk that refuses it is no error."""
        with suppress(OSError):
            super().dump_bytecode(bucket)


class Templates(Environment):
    """The templates of ``theme``: all is escaped, and an unknown name is an error."""

    code_generator_class = _Generator
    shown = staticmethod(shown)
    macro = staticmethod(macro)

    def __init__(self, theme: Path, fixed: Fixed) -> None:
        super().__init__(
            loader=FileSystemLoader(theme),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            bytecode_cache=_Compiled(theme, fixed),
        )
        self.fixed = fixed
        self.globals.update(fixed)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """One plain map: every page copies it, and Jinja's chain of maps is slow to copy."""
        return {**self.globals, **(d or {})}
