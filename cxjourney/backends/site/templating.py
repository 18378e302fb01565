"""Templates compiled for speed: the code that Jinja makes, without what only templates of strangers need.

The templates of the site are ours: what stands after a dot is an attribute, what is called takes no context, and a
macro takes the arguments that it names. So `a.b` becomes `a.b` and `f(x)` becomes `f(x)`, where Jinja asks its
environment each time. What is shown is escaped in one place, `shown`.
"""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from collections.abc import Callable
from functools import cache, lru_cache
from keyword import iskeyword
from pathlib import Path
from types import CodeType

from jinja2 import BytecodeCache, Environment, nodes
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.utils import missing
from markupsafe import Markup, escape

_escaped = lru_cache(maxsize=5_000)(escape)
"""Texts come back: labels on every page, names wherever a thing is linked."""


def shown(value: object) -> str:
    """A value as HTML: text escaped, HTML as it is."""
    kind = type(value)
    if kind is str:
        return _escaped(value)
    return value if kind is Markup else escape(value)  # type: ignore[return-value]  # it is a Markup


def macro(body: Callable[..., str], names: tuple[str, ...]) -> Callable[..., Markup]:
    """A macro that can be called: `body` with its arguments in the order of `names`, absent ones `missing`."""
    count = len(names)
    absent = (missing,) * count

    def call(*given: object, **named: object) -> Markup:
        if named:
            given += tuple(named.pop(name, missing) for name in names[len(given) :])
        elif len(given) < count:
            given += absent[len(given) :]
        if named or len(given) > count:
            raise TypeError(f"a macro takes {names}, not {sorted(named) or len(given)}")
        return str.__new__(Markup, body(*given))

    return call


HTML = frozenset({"anchor", "rich", "svg", "ticks", "w"})
"""Filters that give HTML: what they give is not looked at again."""


class Direct(CodeGenerator):
    """Writes attributes, calls and macros as Python has them."""

    def write_commons(self) -> None:
        """What each function of a template begins with."""
        super().write_commons()
        self.writeline("shown = environment.shown")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        self.write("(" if self._is_html(node) else "shown(")

    def _is_html(self, node: nodes.Node) -> bool:
        """Whether a piece of a template is known to be HTML: what some filters give, and what macros give."""
        if isinstance(node, nodes.Filter):
            return node.name in HTML
        called = node.node if isinstance(node, nodes.Call) else None
        if isinstance(called, nodes.Getattr):
            called = called.node
            return isinstance(called, nodes.Name) and called.name in self._imported
        return isinstance(called, nodes.Name) and called.name in self._macros

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802 -- as Jinja calls it
        """A template, of which the macros are noted first."""
        self._macros = {one.name for one in node.find_all(nodes.Macro)}
        self._imported = {one.target for one in node.find_all(nodes.Import)}
        super().visit_Template(node, frame)

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 -- as Jinja calls it
        """An attribute."""
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802 -- as Jinja calls it
        """A call."""
        named = {one.key: one.value for one in node.kwargs}
        if forward_caller or node.dyn_args or node.dyn_kwargs or any(iskeyword(name) for name in named):
            super().visit_Call(node, frame, forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for value in node.args:
            self.visit(value, frame)
            self.write(", ")
        for name, value in named.items():
            self.write(f"{name}=")
            self.visit(value, frame)
            self.write(", ")
        self.write(")")

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        """The definition of a macro."""
        if macro_ref.accesses_kwargs or macro_ref.accesses_varargs or macro_ref.accesses_caller:
            super().macro_def(macro_ref, frame)
            return
        names = tuple(one.name for one in macro_ref.node.args)
        self.write(f"environment.macro(macro, {names!r})")


class Compiled(BytecodeCache):
    """The code of templates, shared by every language of a run, and kept in `__pycache__` beside the templates as Python
    keeps that of modules: written when it can be, made again when a template or this module is another."""

    def __init__(self, templates: Path) -> None:
        self._folder = templates / "__pycache__"
        self._known: dict[tuple[str, str], CodeType] = {}
        self._maker = Path(__file__).read_text(encoding="utf-8")

    def get_source_checksum(self, source: str) -> str:
        """What changes with the template, and with the way it is compiled."""
        return super().get_source_checksum(self._maker + source)

    def load_bytecode(self, bucket: Bucket) -> None:
        """The code of a template, when it is known."""
        if code := self._known.get((bucket.key, bucket.checksum)):
            bucket.code = code
            return
        with contextlib.suppress(OSError), (self._folder / _file(bucket)).open("rb") as kept:
            bucket.load_bytecode(kept)
        if bucket.code is not None:
            self._known[bucket.key, bucket.checksum] = bucket.code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template; where nothing can be written, for this run alone."""
        assert bucket.code is not None  # Jinja has just compiled it
        self._known[bucket.key, bucket.checksum] = bucket.code
        if sys.dont_write_bytecode:
            return
        with contextlib.suppress(OSError):
            self._folder.mkdir(exist_ok=True)
            handle, made = tempfile.mkstemp(dir=self._folder)
            with os.fdopen(handle, "wb") as opened:
                bucket.write_bytecode(opened)
            Path(made).replace(self._folder / _file(bucket))


def _file(bucket: Bucket) -> str:
    return f"{bucket.key}.{sys.implementation.cache_tag}.jinja"


@cache
def compiled() -> Compiled:
    """The code of the templates of the site."""
    return Compiled(Path(__file__).parent / "templates")


class Templates(Environment):
    """An environment whose templates are compiled so."""

    code_generator_class = Direct
    shown = staticmethod(shown)
    macro = staticmethod(macro)
