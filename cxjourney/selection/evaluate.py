"""From the words of a selection to the entities and elements that they choose."""

from __future__ import annotations

from dataclasses import dataclass

from cxjourney.diagnostics.suggest import nearest
from cxjourney.model.declare import KINDS
from cxjourney.model.entity import Entity
from cxjourney.model.model import ELEMENTS
from cxjourney.selection.ground import Ground, Thing, covered
from cxjourney.selection.terms import TERMS, Scope, by_id, is_pattern, matches
from cxjourney.selection.words import Unclear, Union, Word, parse
from cxjourney.wording import Wording, say


@dataclass(frozen=True, eq=False)
class Selected:
    """What a selection chose: the addresses of entities and, when it speaks of elements, of those."""

    refs: frozenset[str]
    ground: Ground

    def __contains__(self, ref: str) -> bool:
        """Whether an address was chosen, or something that contains it."""
        return covered(ref, self.refs)

    @property
    def things(self) -> tuple[Thing, ...]:
        """What was chosen, without what stands inside something that was chosen, in the order of the model."""
        things = self.ground.things
        return tuple(thing for ref, thing in things.items() if ref in self.refs and not _inner(ref, self.refs))

    @property
    def entities(self) -> tuple[Entity, ...]:
        """The entities that were chosen or of which an element was, in the order of the model."""
        found = {id(thing.entity): thing.entity for thing in self.things}
        return tuple(found.values())


def select(text: str, scope: Scope) -> Selected:
    """What a selection chooses. Raises `Unclear` for a word that means nothing or chooses nothing here.

    Entities are chosen, unless a word speaks of elements: a kind of them, or a path that leads into an entity. Then
    "not" leaves out also what contains the thing, which would bring it back.
    """
    union = parse(text)
    ground = Ground(scope.model, inner=_speaks_of_elements(union, text, scope, ()))
    return Selected(_union(union, text, ground, scope, ()), ground)


def _union(union: Union, text: str, ground: Ground, scope: Scope, within: tuple[str, ...]) -> frozenset[str]:
    chosen: frozenset[str] = frozenset()
    for words in union:
        sets = [_chosen(word, text, ground, scope, within) for word in words]
        chosen |= frozenset.intersection(*sets)
    return chosen


def _chosen(word: Word, text: str, ground: Ground, scope: Scope, within: tuple[str, ...]) -> frozenset[str]:
    found = _plain(word, word.value, text, ground, scope, within)
    if word.other:
        found = _plain(word, "*", text, ground, scope, within) - _with_outer(word, found, ground)
    found = _stepped(found, ground, word.back, back=True) | _stepped(found, ground, word.ahead, back=False)
    if word.without:
        return frozenset(ground.things) - _with_outer(word, found, ground)
    return found


def _with_outer(word: Word, found: frozenset[str], ground: Ground) -> frozenset[str]:
    return found | ground.above(found) if "/" in word.value else found


def _stepped(found: frozenset[str], ground: Ground, steps: int, *, back: bool) -> frozenset[str]:
    for _ in range(steps):
        wider = ground.step(found, back=back)
        if wider == found:
            break
        found = wider
    return found


def _plain(word: Word, value: str, text: str, ground: Ground, scope: Scope, within: tuple[str, ...]) -> frozenset[str]:
    """What a word chooses, its "not" and its steps aside."""
    if word.name == "@":
        return _selection(word, text, ground, scope, within)
    if (term := TERMS.get(word.name)) is not None:
        if term.closed and word.name != "changed":
            known = tuple(term.known(ground, scope))
            if not any(matches(value, each) for each in known):
                raise _nothing(word, text, known)
        found = frozenset(term.chosen(ground, scope, value))
        if not found and not term.closed and value != "*":
            raise _nothing(word, text, tuple(term.known(ground, scope)))
        return found
    if word.name and word.name not in (*KINDS, *ELEMENTS):
        raise _unknown_term(word, text)
    found = by_id(ground, word.name, value)
    if not found:
        paths = (thing.path for thing in ground.things.values() if not word.name or thing.kind == word.name)
        raise _nothing(word, text, tuple(paths))
    return found


def _selection(word: Word, text: str, ground: Ground, scope: Scope, within: tuple[str, ...]) -> frozenset[str]:
    inner = _named(word, text, scope, within)
    return _union(parse(inner), inner, ground, scope, (*within, word.value))


def _named(word: Word, text: str, scope: Scope, within: tuple[str, ...]) -> str:
    """The text of a named selection."""
    if word.value in within:
        raise Unclear(
            text,
            word.start,
            word.end,
            say(
                "`@{name}` stands in its own definition", "`@{name}` figure dans sa propre définition", name=word.value
            ),
        )
    found = scope.selections.get(word.value)
    if found is None:
        raise Unclear(
            text,
            word.start,
            word.end,
            say(
                "the workspace has no selection `@{name}`",
                "l'espace de travail n'a pas de sélection `@{name}`",
                name=word.value,
            ),
            _hint(word.value, tuple(scope.selections), "@")
            or say("write it under `selections:` in `cxjourney.yaml`", "écrivez-la sous `selections:` dans `cxjourney.yaml`"),
        )  # fmt: skip
    return found


def _speaks_of_elements(union: Union, text: str, scope: Scope, within: tuple[str, ...]) -> bool:
    return any(_speaks(word, text, scope, within) for words in union for word in words)


def _speaks(word: Word, text: str, scope: Scope, within: tuple[str, ...]) -> bool:
    if word.name == "@":
        inner = _named(word, text, scope, within)
        return _speaks_of_elements(parse(inner), inner, scope, (*within, word.value))
    if word.name == "kind":
        return not any(matches(word.value, kind) for kind in KINDS) and any(matches(word.value, e) for e in ELEMENTS)
    if word.name in ELEMENTS and word.name not in TERMS:
        return True
    return "/" in word.value and word.name not in TERMS


def _inner(ref: str, refs: frozenset[str]) -> bool:
    return "/" in ref and covered(ref.rpartition("/")[0], refs)


# ---------------------------------------------------------------- what is said of a word


def _unknown_term(word: Word, text: str) -> Unclear:
    start = word.start + text[word.start : word.end].find(f"{word.name}:")
    known = (*TERMS, *KINDS)
    likely = nearest(word.name, known)
    return Unclear(
        text,
        start,
        start + len(word.name),
        say("`{name}:` is not a term", "`{name}:` n'est pas un terme connu", name=word.name),
        say("did you mean `{likely}:`?", "vouliez-vous dire `{likely}:` ?", likely=likely)
        if likely
        else say("terms: {known}", "termes : {known}", known=", ".join(f"{name}:" for name in TERMS)),
    )


def _nothing(word: Word, text: str, known: tuple[str, ...]) -> Unclear:
    start = text.rfind(word.value, word.start, word.end)
    return Unclear(
        text,
        start,
        start + len(word.value),
        say("`{value}` selects nothing", "`{value}` ne sélectionne rien", value=word.value),
        (None if is_pattern(word.value) else _hint(word.value, known, ""))
        or say("`cxj ls` lists what there is", "`cxj ls` donne la liste de ce qui existe"),
    )


def _hint(word: str, known: tuple[str, ...], mark: str) -> Wording | None:
    likely = nearest(word, known)
    if likely is None:
        return None
    return say("did you mean `{likely}`?", "vouliez-vous dire `{likely}` ?", likely=f"{mark}{likely}")
