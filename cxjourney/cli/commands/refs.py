"""`cxj refs`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from cxjourney.cli.locale import tr
from cxjourney.cli.options import common, settings
from cxjourney.cli.speech import command, option
from cxjourney.cli.work import sound
from cxjourney.wording import Wording, counted, say

if TYPE_CHECKING:
    from cxjourney.model.derive.references import Branch
    from cxjourney.model.node import Node


@command(
    "refs",
    say("Say what uses something, and what it uses.", "Dit ce qui utilise un objet, et ce qu'il utilise."),
    say(
        "Which journeys touch the CRM? `cxj refs system:crm --up`. Without --up and --down, both are shown.",
        "Quels parcours touchent le CRM ? `cxj refs system:crm --up`. Sans --up ni --down, les deux sont montrés.",
    ),
)
@click.argument("ref")
@option("--up", is_flag=True, wording=say("Only what uses it.", "Seulement ce qui l'utilise."))
@option("--down", is_flag=True, wording=say("Only what it uses.", "Seulement ce qu'il utilise."))
@option(
    "--depth",
    type=click.IntRange(1),
    default=1,
    wording=say("How many steps to go: 1 by default.", "Le nombre de pas : 1 par défaut."),
)
@option(
    "--format",
    "format_",
    type=click.Choice(["tree", "json"]),
    default="tree",
    wording=say("How to write it.", "Comment l'écrire."),
)
@settings
def refs(ref: str, up: bool, down: bool, depth: int, format_: str) -> int:
    """Print one tree or two."""
    from cxjourney.cli.find import find
    from cxjourney.model.derive.references import downwards, upwards

    compilation = sound()
    model, default = compilation.model, compilation.workspace.language
    node = find(model, ref)
    wanted = {}
    if up or not down:
        wanted["up"] = upwards(model, node, depth)
    if down or not up:
        wanted["down"] = downwards(model, node, depth)
    if format_ == "json":
        data = {"ref": node.ref, "name": _name(node, default)}
        trees = {way: [_data(branch, default) for branch in tree.branches] for way, tree in wanted.items()}
        click.echo(json.dumps({**data, **trees}, ensure_ascii=False, indent=2))
        return 0
    titles = {"up": say("used by", "utilisé par"), "down": say("uses", "utilise")}
    click.echo(_shown(node, default))
    for way, tree in wanted.items():
        click.echo(f"\n{common().paint(tr(titles[way]), 'strong')}")
        for line in _lines(tree, default) if tree.branches else [f"  {tr(say('nothing', 'rien'))}"]:
            click.echo(line)
        if way == "up" and (journeys := _journeys(tree)):
            click.echo(f"\n{tr(_in_journeys(len(journeys)))} {', '.join(journeys)}")
    return 0


def _in_journeys(number: int) -> Wording:
    return counted(number, say("in {n} journey:", "dans {n} parcours :"), say("in {n} journeys:", "dans {n} parcours :"))  # fmt: skip


def _journeys(tree: Branch) -> list[str]:
    found: set[str] = set()
    for branch in tree.branches:
        kind, _, path = branch.node.ref.partition(":")
        if kind == "journey":
            found.add(path.partition("/")[0])
        found.update(_journeys(branch))
    return sorted(found)


def _lines(tree: Branch, default: str, lead: str = "  ") -> Iterator[str]:
    for index, branch in enumerate(tree.branches):
        last = index == len(tree.branches) - 1
        fields = f"  ({', '.join(branch.fields)})" if branch.fields else ""
        again = f"  {tr(say('see above', 'voir plus haut'))}" if branch.again else ""
        yield f"{lead}{'└─' if last else '├─'} {_shown(branch.node, default)}{fields}{again}"
        yield from _lines(branch, default, lead + ("   " if last else "│  "))


def _shown(node: Node, default: str) -> str:
    from cxjourney.diagnostics.terminal import shown

    return shown(f"{node.ref}  {_name(node, default)}".rstrip())


def _data(branch: Branch, default: str) -> dict[str, Any]:
    data: dict[str, Any] = {
        "ref": branch.node.ref,
        "name": _name(branch.node, default),
        "fields": list(branch.fields),
    }
    if branch.again:
        return {**data, "again": True}
    return {**data, "refs": [_data(one, default) for one in branch.branches]}


def _name(node: Node, default: str) -> str:
    words = getattr(node, "name", None) or getattr(node, "text", None)
    return words.in_(common().locale, default) if words else ""


COMMAND = refs
