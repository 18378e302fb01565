"""Every reference answered. What has no answer is reported once, where it is written."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import MISSING, fields
from typing import Any

from cxjourney.binding.cycles import cycles
from cxjourney.binding.decode import PREFIXES
from cxjourney.binding.ids import unique, unique_inside
from cxjourney.binding.prefixes import bare_prefix, place_of, prefixed, unprefixed
from cxjourney.binding.repairs import renaming
from cxjourney.diagnostics.codes import references as codes
from cxjourney.diagnostics.diagnostic import Diagnostic, Related
from cxjourney.diagnostics.suggest import nearest, nearly
from cxjourney.model.declare import KINDS, ChoiceType, FieldSpec, fields_of
from cxjourney.model.entity import Entity
from cxjourney.model.kinds.journey import Journey
from cxjourney.model.kinds.lifecycle import Lifecycle
from cxjourney.model.model import ELEMENTS, Address, Model, address
from cxjourney.model.node import Node, Origin
from cxjourney.model.nouns import noun
from cxjourney.model.values import Ref, Text
from cxjourney.model.walk import Use, own_uses
from cxjourney.source.span import Pointer
from cxjourney.wording import say


def resolve(
    entities: Iterable[Entity],
    faults: Mapping[Address, tuple[Pointer, ...]],
    announced: Collection[str] = (),
    stock: Iterable[Entity] = (),
    lost_kinds: Collection[str] = (),
) -> tuple[Model, tuple[Diagnostic, ...]]:
    """The model, and what is wrong with ids and references.

    Entities with `faults` (where each was mended, from the root of its file) take part; references into them stay
    silent when what they name may have been lost in the mending. So do references to `announced` ids, which stand in
    files that could not be read, and to unknown entities of `lost_kinds`, some of which may be gone with such a file.
    `stock` entities ship with the tool and join the model when something refers to them and nothing in the workspace
    has their id.
    """
    written = list(entities)
    kept, diagnostics = unique(written)
    for entity in written:
        diagnostics.extend(unique_inside(entity))
    model = Model(with_stock(kept, stock), frozenset(faults))
    diagnostics.extend(answer(model, faults, announced, lost_kinds))
    diagnostics.extend(cycles(model))
    return model, tuple(diagnostics)


def answer(
    model: Model,
    faults: Mapping[Address, tuple[Pointer, ...]],
    announced: Collection[str] = (),
    lost_kinds: Collection[str] = (),
    among: Callable[[Entity], bool] = lambda entity: True,
) -> tuple[Diagnostic, ...]:
    """What is wrong with the references of the entities `among` a model, which gets stand-ins for those without answer."""
    diagnostics: list[Diagnostic] = []
    stand_ins: dict[Address, Node] = {}
    for place, made in model.uses.items():
        entity = model.entities[place]
        for use in made if among(entity) else ():
            target = model.find(use.ref.kind, use.ref.id)
            if target is not None and not _odd(use, target):
                continue
            expected = use.ref.id.partition("/")[0] in announced
            if not expected and (found := _answer(use, model, entity, faults, lost_kinds)) is not None:
                diagnostics.append(found)
            if target is None and use.ref.kind not in use.type.words:
                stand_ins[(use.ref.kind, use.ref.id)] = _stand_in(use.ref)
    model.stand_ins.update(stand_ins)
    return tuple(diagnostics)


def with_stock(entities: list[Entity], stock: Iterable[Entity], named: Iterable[Address] = ()) -> list[Entity]:
    """The entities, and those of the tool that they name and do not define; so with those that others have `named`."""
    present = {address(entity) for entity in entities}
    missing = {*named, *((use.ref.kind, use.ref.id) for entity in entities for use in own_uses(entity))} - present
    return entities + [entity for entity in stock if address(entity) in missing]


def _answer(
    use: Use,
    model: Model,
    entity: Entity,
    faults: Mapping[Address, tuple[Pointer, ...]],
    lost_kinds: Collection[str],
) -> Diagnostic | None:
    ref = use.ref
    if ref.kind in use.type.words or "?" in ref.id.split("/"):
        return None
    if ref.kind and ref in model:
        return _about_answer(use, model)
    if _lost(ref, model, faults):
        return None
    # Positions cost a second reading of the file: they are asked for only when there is something to say.
    place, shown = place_of(use), _shown(use, entity)
    owner = use.node.ref
    if not ref.kind or ref.kind not in use.type.kinds:
        return unprefixed(use, model, place, shown)
    if not shown:
        return bare_prefix(use, ref.kind, place)
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
    if (found := prefixed(use, shown, place)) is not None:
        return found
    if ref.kind in lost_kinds:
        return None
    if ref.kind == "phase" and (other_phase := _elsewhere(ref, model)) is not None:
        return codes.UNKNOWN_REFERENCE.at(
            place,
            say(
                "the phase `{id}` belongs to the lifecycle `{other}`, not to `{own}`",
                "la phase `{id}` appartient au cycle de vie `{other}`, et non à `{own}`",
                id=shown,
                other=other_phase.ref.partition(":")[2].partition("/")[0],
                own=ref.id.partition("/")[0],
            ),
            say(
                "name a phase of `{own}`, or another `lifecycle:` on the journey",
                "indiquez une phase de `{own}`, ou un autre `lifecycle:` sur le parcours",
                own=ref.id.partition("/")[0],
            ),
            ref=owner,
            related=(Related(other_phase.at("id"), say("`{id}` is here", "`{id}` est ici", id=shown)),),
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
                "`{id}` est {other} ; il faut ici {kind}",
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
        fix=renaming(use, wanted) if nearly(shown, wanted) else None,
    )


_TO_ANOTHER = frozenset({"parent", "part_of", "counterpart", "to", "drives", "formula"})
"""Fields that cannot name the thing itself."""


def _odd(use: Use, target: Node) -> bool:
    """Whether there may be something to say of a reference that has an answer."""
    return use.path[0] in _TO_ANOTHER or (isinstance(target, Entity) and use.ref.id != target.id)


def _about_answer(use: Use, model: Model) -> Diagnostic | None:
    """What can be said of a reference that has an answer: it is the thing itself, or its former id."""
    target: Node = model[use.ref]
    if target.ref == use.node.ref and use.path[0] in _TO_ANOTHER:
        return codes.SELF_REFERENCE.at(
            place_of(use),
            say("`{id}` refers to itself", "`{id}` se désigne lui-même", id=use.ref.id.rpartition("/")[2]),
            say("name another one, or take the line out", "indiquez-en un autre, ou retirez la ligne"),
            ref=use.node.ref,
        )
    if isinstance(target, Entity) and use.ref.id != target.id:
        return codes.ALIAS_REFERENCE.at(
            place_of(use),
            say("`{old}` is now called `{new}`", "`{old}` s'appelle désormais `{new}`", old=use.ref.id, new=target.id),
            say("write `{new}`", "écrivez `{new}`", new=target.id),
            ref=use.node.ref,
            fix=renaming(use, target.id, safe=True),
        )
    return None


_HOLDERS = frozenset({"stages", "touchpoints", "exits", "pains", "phases"})
_NAMES = frozenset({"id", "aliases"})


def _lost(ref: Ref[Any], model: Model, faults: Mapping[Address, tuple[Pointer, ...]]) -> bool:
    """Whether the target may well stand in something that was mended, and not have survived it."""
    place = ("lifecycle" if ref.kind == "phase" else "journey", ref.id.partition("/")[0])
    if ref.kind not in ELEMENTS or place not in faults:
        return False
    origin = model.entities[place].origin if place in model.entities else None
    if origin is None:
        return True
    own = len(origin.pointer)
    return any(_may_lose(pointer[own:], origin, pointer) for pointer in faults[place])


def _may_lose(path: Pointer, origin: Origin, pointer: Pointer) -> bool:
    """Whether mending at `path`, inside an entity, may have taken elements or ids away."""
    *way, last = [step for step in path if isinstance(step, str)] or [""]
    if not _HOLDERS.issuperset(way):
        return False
    if not last or last in _HOLDERS or last in _NAMES:
        return True
    # An unknown field that holds something may be a holder misspelt.
    known = {spec.name for cls in (Journey, Lifecycle, *ELEMENTS.values()) for spec in fields_of(cls)}
    if last in known or (nearest(last, known) or last) in known - _HOLDERS:
        return False
    return any(len(other) > len(pointer) and other[: len(pointer)] == pointer for other in origin.file.spans)


def _lifecycle_known(ref: Ref[Any], model: Model) -> bool:
    return isinstance(model.find("lifecycle", ref.id.partition("/")[0]), Lifecycle)


def _likely(ref: Ref[Any], model: Model) -> str | None:
    known = [path for kind, path in model.addresses if kind == ref.kind]
    if ref.kind not in ELEMENTS:
        return nearest(ref.id, known)
    # What stands before the first slash is the same for all that is at home, and says nothing of their likeness.
    home, slash, way = ref.id.partition("/")
    at_home = [path.removeprefix(home + slash) for path in known if path.startswith(home + slash)]
    near = nearest(way, at_home) if slash else None
    if near is not None:
        return f"{home}/{near}"
    return None if at_home else nearest(ref.id, known)


def _elsewhere(ref: Ref[Any], model: Model) -> Node | None:
    """The phase of another lifecycle that has the id of a phase which this one lacks."""
    home, _, way = ref.id.partition("/")
    paths = sorted(path for kind, path in model.addresses if kind == "phase" and path.endswith(f"/{way}"))
    return next((model.find("phase", path) for path in paths if path != f"{home}/{way}"), None)


def _shown(use: Use, entity: Entity) -> str:
    if use.ref.kind in use.type.local:
        return use.ref.id.removeprefix(f"{entity.id}/")
    return use.ref.id.partition("/")[2] if use.ref.kind == "phase" else use.ref.id


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
