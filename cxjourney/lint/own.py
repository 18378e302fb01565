"""Own rules: declared under `rules: custom:` of the workspace, run like those of the tool."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from cxjourney.diagnostics.code import Code
from cxjourney.diagnostics.diagnostic import Place, Severity
from cxjourney.lint.own_conditions import parse_own, satisfied
from cxjourney.lint.rule import Check, Context, Finding, Rule
from cxjourney.lint.texts import Written
from cxjourney.metrics.conditions import Condition, fields_in
from cxjourney.model.declare import KINDS
from cxjourney.model.kinds.journey import Exit, Gain, Kpi, Need, Pain, Stage, Touchpoint
from cxjourney.model.kinds.lifecycle import Phase
from cxjourney.model.node import Node
from cxjourney.model.values import Fault, Text
from cxjourney.model.walk import walk
from cxjourney.source.span import Span
from cxjourney.wording import Wording, say
from cxjourney.workspace import CustomRule, Workspace

SUBJECTS: dict[str, type[Any]] = {
    **KINDS,
    "stage": Stage,
    "touchpoint": Touchpoint,
    "exit": Exit,
    "need": Need,
    "pain": Pain,
    "gain": Gain,
    "kpi": Kpi,
    "phase": Phase,
}
"""What `for:` may name, with its class."""


def own_rules(workspace: Workspace) -> tuple[Rule, ...]:
    """The own rules that can be run, in the order of their codes."""
    return tuple(rule for rule in _rules(workspace) if rule.check is not _never)


def own_codes(workspace: Workspace) -> tuple[Code, ...]:
    """The codes of the own rules, of those too that cannot be run."""
    return tuple(rule.code for rule in _rules(workspace))


def _rules(workspace: Workspace) -> tuple[Rule, ...]:
    found: dict[str, Rule] = {}
    for declared in _declared(workspace):
        where, require = _read(declared, "where"), _read(declared, "require")
        made = Code(
            declared.code,
            declared.name,
            Severity[(declared.severity or "warning").upper()],
            _manual(declared, workspace.language),
        )
        check: Check = _never
        if not (isinstance(where, Fault) or isinstance(require, Fault) or require is None):
            check = _check(declared, where, require, workspace.language)
        found.setdefault(declared.code, Rule(made, check))
    return tuple(found[code] for code in sorted(found))


def _never(context: Context) -> Iterator[Finding]:
    """A rule whose condition cannot be read finds nothing."""
    yield from ()


def refusals(workspace: Workspace) -> Iterator[tuple[CustomRule, Place, Wording, Wording]]:
    """What is wrong with the rules that cannot be run: the rule, the place, the sentence, the advice."""
    from cxjourney.lint.catalogue import code_names

    taken: dict[str, str] = dict.fromkeys(code_names(), "")
    for declared in _declared(workspace):
        for field in ("where", "require"):
            fault = _read(declared, field)
            if isinstance(fault, Fault):
                yield declared, _place(declared, field, fault), *_told(declared, field, fault)
        for field, word in (("code", declared.code), ("name", declared.name)):
            if word in taken:
                message = say("`{word}` is the {what} of another rule", "`{word}` est déjà {what} d'une autre règle",
                              word=word, what=_WHAT[field])  # fmt: skip
                yield declared, declared.at(field), message, say("choose another one", "choisissez-en un autre")
            taken[word] = field


_WHAT = {"code": say("code", "le code"), "name": say("name", "le nom")}


def _declared(workspace: Workspace) -> Iterator[CustomRule]:
    """The rules whose shape is sound: what stands in for a faulty field is not written in the file."""
    for declared in workspace.rules.custom if workspace.rules else ():
        if all(_is_written(declared, field, value) for field, value in _needed(declared)):
            yield declared


def _needed(declared: CustomRule) -> tuple[tuple[str, str], ...]:
    return (("code", declared.code), ("name", declared.name), ("for", declared.for_), ("require", declared.require))


def _is_written(declared: CustomRule, field: str, value: str) -> bool:
    origin = declared.origin
    if origin is None:
        return True
    pointer = (*origin.pointer, field)
    if pointer not in origin.file.spans:
        return False
    source = origin.file.text(origin.file.span(pointer))
    return value != "?" and (field == "require" or value in source)


def _read(declared: CustomRule, field: str) -> Condition | Fault | None:
    """A condition, the first thing that cannot be read in it, or None when it is not given."""
    text = getattr(declared, field)
    return None if text is None else parse_own(text, SUBJECTS[declared.for_])


def _told(declared: CustomRule, field: str, fault: Fault) -> tuple[Wording, Wording]:
    text: str = getattr(declared, field)
    word = _word_at(text, fault.at)
    if not word:
        return (
            say("`{field}` of `{code}` stops too early", "`{field}` de `{code}` s'arrête trop tôt",
                field=field, code=declared.code),
            say("end it: a field alone, or a field, a sign and a value",
                "achevez-la : un champ seul, ou un champ, un signe et une valeur"),
        )  # fmt: skip
    message = say(
        "`{field}` of `{code}` cannot be read at `{word}`",
        "`{field}` de `{code}` ne peut pas être lu à `{word}`",
        field=field,
        code=declared.code,
        word=word,
    )
    return message, fault.message


def _word_at(text: str, at: int) -> str:
    found = re.match(r"\w+|'[^']*'?|[<>=!]+|\S", text[at:])
    return found.group() if found else ""


def _place(declared: CustomRule, field: str, fault: Fault) -> Place:
    """Where the word stands that cannot be read; the whole condition when it stops too early, or is folded."""
    text: str = getattr(declared, field)
    word = _word_at(text, fault.at)
    whole = declared.at(field)
    rest = Written(declared, (field,), "", text).place_of(text[fault.at :]) if word else whole
    if not word or (rest.span == whole.span and fault.at > 0):
        return whole
    return Place(rest.file, Span(rest.span.start, rest.span.start.after(word)), whole.pointer)


# ---------------------------------------------------------------- running


def _check(declared: CustomRule, where: Condition | None, require: Condition, default: str) -> Check:
    def check(context: Context) -> Iterator[Finding]:
        """Those that the rule concerns, and for which what it requires does not hold."""
        for node in _subjects(declared.for_, context):
            concerned = where is None or satisfied(where, node, context.model)
            if concerned and not satisfied(require, node, context.model):
                advice = _both(declared.help, default) if declared.help else None
                yield Finding(node, _both(declared.message, default), advice, _to_edit(require, node))

    return check


def _subjects(name: str, context: Context) -> Iterator[Node]:
    """Every object of a kind or element, of the sound entities that the workspace writes."""
    cls = SUBJECTS[name]
    for entity in context.model.sound:
        if entity.origin and entity.origin.file.data:
            yield from (
                (node for node in walk(entity) if type(node) is cls)
                if name not in KINDS
                else ((entity,) if type(entity) is cls else ())
            )


def _to_edit(require: Condition, node: Node) -> Place:
    """The first field of the condition that is given, else what names the object."""
    for name in fields_in(require):
        head = name.partition(".")[0]
        place = node.at(head)
        if place.pointer and place.pointer[-1] == head:
            return place
    return node.at()


def _both(text: Text, default: str) -> Wording:
    """A text of the workspace as a sentence of the interface."""
    return Wording(_line(text.in_("en", default)), _line(text.in_("fr", default)))


def _line(words: str) -> str:
    return " ".join(words.split())


def _manual(declared: CustomRule, default: str) -> str:
    """The manual page: what the rule says, and what it requires in place of examples."""
    sentence, reason = _both(declared.message, default), declared.why
    why = _both(reason, default) if reason else say("Our organisation asks for it.", "Notre organisation le demande.")
    conditions = [f"for: {declared.for_}", f"require: {_line(declared.require)}"]
    if declared.where:
        conditions.insert(1, f"where: {_line(declared.where)}")
    shown = "".join(f"\n  {line}" for line in conditions)
    return f"What  {sentence.en}\nWhy  {why.en}\nQuoi  {sentence.fr}\nPourquoi  {why.fr}\nGood{shown}\n"
