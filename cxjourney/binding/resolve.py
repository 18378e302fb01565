"""Every id once, every reference answered. What has no answer is reported once, where it is written."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import MISSING, fields
from typing import Any

from cxjourney.binding.decode import PREFIXES
from cxjourney.diagnostics.codes import references as codes
from cxjourney.diagnostics.diagnostic import Diagnostic, Place, Related
from cxjourney.diagnostics.suggest import nearest
from cxjourney.model.declare import KINDS, ChoiceType, FieldSpec, fields_of
from cxjourney.model.entity import Entity
from cxjourney.model.kinds.journey import Journey
from cxjourney.model.kinds.lifecycle import Lifecycle
from cxjourney.model.model import ELEMENTS, Address, Model, address, elements_of, kind_of
from cxjourney.model.node import Node
from cxjourney.model.nouns import Noun, noun
from cxjourney.model.values import Ref, Text
from cxjourney.model.walk import Use, own_uses
from cxjourney.wording import say


def resolve(
    entities: Iterable[Entity],
    faulty: frozenset[Address],
    announced: Collection[str] = (),
    stock: Iterable[Entity] = (),
) -> tuple[Model, tuple[Diagnostic, ...]]:
    """The model, and what is wrong with ids and references.

    `faulty` entities take part, so that references to them stay silent; so do references to `announced` ids, which
    stand in files that could not be read. `stock` entities ship with the tool and
    join the model when something refers to them and nothing in the workspace has their id.
    """
    written = list(entities)
    unique, diagnostics = _unique(written)
    for entity in written:
        diagnostics.extend(_unique_inside(entity))
    model = Model(_with_stock(unique, stock), faulty)
    stand_ins: dict[Address, Node] = {}
    for place, made in model.uses.items():
        entity = model.entities[place]
        for use in made:
            expected = use.ref.id.partition("/")[0] in announced
            if not expected and (found := _answer(use, model, entity)) is not None:
                diagnostics.append(found)
            if use.ref not in model and use.ref.id:
                stand_ins[(use.ref.kind, use.ref.id)] = _stand_in(use.ref)
    model.stand_ins.update(stand_ins)
    diagnostics.extend(_cycles(model))
    return model, tuple(diagnostics)


# ---------------------------------------------------------------- ids

_ID_LINE = re.compile(rb"""(?:^|[\s{,-])id:[ ]*["']?([a-z0-9-]+)""", re.MULTILINE)


def ids_in(data: bytes) -> frozenset[str]:
    """What look like ids in a file that could not be read: references to them are not to blame."""
    return frozenset(found.decode() for found in _ID_LINE.findall(data))


def _unique(entities: list[Entity]) -> tuple[list[Entity], list[Diagnostic]]:
    first: dict[Address, Entity] = {}
    kept: list[Entity] = []
    diagnostics: list[Diagnostic] = []
    for entity in entities:
        place = address(entity)
        if place in first:
            diagnostics.append(_duplicate(entity, first[place], entity.id, noun(place[0]), ("id",)))
            continue
        first[place] = entity
        kept.append(entity)
    for entity in kept:
        for index, alias in enumerate(entity.aliases):
            other = first.get((kind_of(entity), alias))
            if other is not None:
                diagnostics.append(_duplicate(entity, other, alias, noun(kind_of(entity)), ("aliases", index)))
            else:
                first[(kind_of(entity), alias)] = entity
    return kept, diagnostics


def _unique_inside(entity: Entity) -> Iterator[Diagnostic]:
    seen: dict[Address, Node] = {}
    for place, element in elements_of(entity):
        other = seen.setdefault(place, element)
        if other is not element:
            yield _duplicate(element, other, place[1].rpartition("/")[2], noun(place[0]), ("id",))


def _duplicate(node: Node, other: Node, id_: str, kind: Noun, path: tuple[str | int, ...]) -> Diagnostic:
    return codes.DUPLICATE_ID.at(
        node.at(*path),
        say("{kind} have the id `{id}`", "{kind} portent l'identifiant `{id}`", kind=kind.two, id=id_),
        say("give one of them another id", "donnez un autre identifiant à l'un des deux"),
        ref=node.ref,
        related=(Related(other.at("id"), say("`{id}` is already here", "`{id}` est déjà ici", id=id_)),),
    )


def _with_stock(entities: list[Entity], stock: Iterable[Entity]) -> list[Entity]:
    present = {address(entity) for entity in entities}
    wanted = {(use.ref.kind, use.ref.id) for entity in entities for use in own_uses(entity)}
    return entities + [entity for entity in stock if address(entity) in wanted - present]


# ---------------------------------------------------------------- references


def _answer(use: Use, model: Model, entity: Entity) -> Diagnostic | None:
    ref = use.ref
    if not ref.id or ref.id == "?" or "?" in ref.id.split("/"):
        return None
    if ref.kind and ref in model:
        return _about_answer(use, model)
    if _hidden_by_fault(ref, model):
        return None
    # Positions cost a second reading of the file: they are asked for only when there is something to say.
    place, shown = _place(use), _shown(use, entity)
    owner = use.node.ref
    if not ref.kind or ref.kind not in use.type.kinds:
        return _unprefixed(use, model, place, shown)
    if ref.kind == "phase" and not _lifecycle_known(ref, model):
        if isinstance(entity, Journey) and entity.lifecycle:
            return None  # the lifecycle itself is unknown: said where it is named
        return codes.UNKNOWN_REFERENCE.at(
            place,
            say(
                "the phase `{id}` belongs to no lifecycle",
                "la phase `{id}` n'appartient à aucun cycle de vie",
                id=shown,
            ),
            say("name a `lifecycle:` on the journey", "indiquez un `lifecycle:` sur le parcours"),
            ref=owner,
        )
    elsewhere = (
        [] if ref.kind in ELEMENTS else [kind for kind in KINDS if model.find(kind, ref.id) and kind != ref.kind]
    )
    kind = noun(ref.kind)
    likely = _likely(ref, model)
    if elsewhere and likely is None:
        other = model.entities.get((elsewhere[0], ref.id)) or model.find(elsewhere[0], ref.id)
        return codes.WRONG_KIND.at(
            place,
            say(
                "`{id}` is {other}; {kind} is due here",
                "`{id}` est {other} ; c'est {kind} qui est attendu ici",
                id=shown,
                kind=kind.one,
                other=noun(elsewhere[0]).one,
            ),
            say("name {kind}", "indiquez {kind}", kind=kind.one),
            ref=owner,
            related=(Related(other.at("id"), say("`{id}` is here", "`{id}` est ici", id=ref.id)),) if other else (),
        )
    message = say("{kind} has the id `{id}`", "{kind} n'a l'identifiant `{id}`", kind=kind.none, id=shown)
    if likely is None:
        advice = say("define it, or use an id that exists", "définissez-le, ou employez un identifiant existant")
        return codes.UNKNOWN_REFERENCE.at(place, message, advice, ref=owner)
    target = model.find(ref.kind, likely)
    wanted = likely.partition("/")[2] if ref.kind in use.type.local or ref.kind == "phase" else likely
    return codes.UNKNOWN_REFERENCE.at(
        place,
        message,
        say("did you mean `{likely}`?", "vouliez-vous dire `{likely}` ?", likely=wanted),
        ref=owner,
        related=(Related(target.at("id"), say("`{id}` is here", "`{id}` est ici", id=wanted)),) if target else (),
    )


def _about_answer(use: Use, model: Model) -> Diagnostic | None:
    """What can be said of a reference that has an answer: it is the thing itself, or its former id."""
    target: Node = model[use.ref]
    if target.ref == use.node.ref and use.path[0] in ("parent", "part_of", "counterpart", "to", "drives", "formula"):
        return codes.SELF_REFERENCE.at(
            _place(use),
            say("`{id}` refers to itself", "`{id}` se désigne lui-même", id=use.ref.id.rpartition("/")[2]),
            say("name another one, or take the line out", "indiquez-en un autre, ou retirez la ligne"),
            ref=use.node.ref,
        )
    if isinstance(target, Entity) and use.ref.id != target.id:
        return codes.ALIAS_REFERENCE.at(
            _place(use),
            say("`{old}` is now called `{new}`", "`{old}` s'appelle désormais `{new}`", old=use.ref.id, new=target.id),
            say("write `{new}`", "écrivez `{new}`", new=target.id),
            ref=use.node.ref,
        )
    return None


def _unprefixed(use: Use, model: Model, place: Place, shown: str) -> Diagnostic:
    kinds = ", ".join(f"`{kind}:`" for kind in use.type.kinds)
    if use.ref.kind:
        return codes.WRONG_KIND.at(
            place,
            say("`{kind}:` cannot stand here", "`{kind}:` n'a pas sa place ici", kind=use.ref.kind),
            say("write an id after one of {kinds}", "écrivez un identifiant après l'un de {kinds}", kinds=kinds),
            ref=use.node.ref,
        )
    having = [kind for kind in use.type.kinds if model.find(kind, use.ref.id)]
    if len(having) > 1:
        return codes.AMBIGUOUS_REFERENCE.at(
            place,
            say(
                "`{id}` may be {kinds}",
                "`{id}` peut désigner {kinds}",
                id=shown,
                kinds=", ".join(f"`{k}:{shown}`" for k in having),
            ),
            say("write the one you mean", "écrivez celui que vous visez"),
            ref=use.node.ref,
        )
    return codes.UNKNOWN_REFERENCE.at(
        place,
        say("`{id}` does not say of which kind it is", "`{id}` ne dit pas de quel type il est", id=shown),
        say("write `{full}`", "écrivez `{full}`", full=f"{having[0]}:{shown}")
        if having
        else say("write an id after one of {kinds}", "écrivez un identifiant après l'un de {kinds}", kinds=kinds),
        ref=use.node.ref,
    )


def _hidden_by_fault(ref: Ref[Any], model: Model) -> bool:
    """Whether the target may well exist inside something that could not be read whole."""
    if (ref.kind, ref.id) in model.faulty:
        return True
    head = ref.id.partition("/")[0]
    if ref.kind == "phase":
        return ("lifecycle", head) in model.faulty
    return ref.kind in ELEMENTS and ("journey", head) in model.faulty


def _lifecycle_known(ref: Ref[Any], model: Model) -> bool:
    return isinstance(model.find("lifecycle", ref.id.partition("/")[0]), Lifecycle)


def _likely(ref: Ref[Any], model: Model) -> str | None:
    known = [path for kind, path in model.addresses if kind == ref.kind]
    if ref.kind in ELEMENTS:
        home = ref.id.partition("/")[0] + "/"
        known = [path for path in known if path.startswith(home)] or known
    return nearest(ref.id, known)


def _shown(use: Use, entity: Entity) -> str:
    if use.ref.kind in use.type.local:
        return use.ref.id.removeprefix(f"{entity.id}/")
    return use.ref.id.partition("/")[2] if use.ref.kind == "phase" else use.ref.id


def _place(use: Use) -> Place:
    return use.node.at_key(*use.path) if use.is_key else use.node.at(*use.path)


def _stand_in(ref: Ref[Any]) -> Node:
    cls = {**KINDS, **ELEMENTS}.get(PREFIXES.get(ref.kind, ref.kind), ELEMENTS["touchpoint"])
    name = ref.id.rpartition("/")[2]
    needed = {f.name for f in fields(cls) if f.default is MISSING and f.default_factory is MISSING}
    values = {spec.attribute: _least(spec, name) for spec in fields_of(cls) if spec.attribute in needed}
    made: Node = cls(**values)
    return made


def _least(spec: FieldSpec, name: str) -> Any:
    if spec.many:
        return ()
    if spec.name == "id":
        return name
    return spec.type.values[0] if isinstance(spec.type, ChoiceType) else Text((("", name),))


# ---------------------------------------------------------------- cycles


def _cycles(model: Model) -> Iterator[Diagnostic]:
    """Chains of acyclic references that come back, each reported once, at the first of its members by address."""
    steps: dict[int, list[tuple[Use, Entity]]] = {}
    for entity in model.entities.values():
        for use in own_uses(entity):
            target = model.find(use.ref.kind, use.ref.id) if use.type.acyclic else None
            if isinstance(target, Entity) and target is not entity:
                steps.setdefault(id(entity), []).append((use, target))
    done: set[int] = set()
    for entity in model.entities.values():
        chain: list[tuple[Use, Entity]] = []
        yield from _follow(entity, entity, steps, chain, done)
        done.add(id(entity))


def _follow(
    start: Entity,
    at: Entity,
    steps: Mapping[int, list[tuple[Use, Entity]]],
    chain: list[tuple[Use, Entity]],
    done: set[int],
) -> Iterator[Diagnostic]:
    for use, target in steps.get(id(at), ()):
        if target is start:
            names = " → ".join([start.id, *(member.id for _, member in chain), start.id])
            first = chain[0][0] if chain else use
            yield codes.CIRCULAR_PARENT.at(
                first.node.at(*first.path),
                say(
                    "this chain comes back to its start: {names}",
                    "cette chaîne revient à son départ : {names}",
                    names=names,
                ),
                say("break it at one of these places", "rompez-la à l'un de ces endroits"),
                ref=first.node.ref,
                related=tuple(
                    Related(other.node.at(*other.path), say("and here", "et ici"))
                    for other in [*[u for u, _ in chain[1:]], use]
                    if other is not first
                ),
            )
        elif id(target) not in done and all(target is not member for _, member in chain):
            yield from _follow(start, target, steps, [*chain, (use, target)], done)
