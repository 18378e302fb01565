"""Naming an entity or an element on the command line, and being told what was meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxjourney.cli.app import run
from cxjourney.cli.find import find
from cxjourney.errors import CannotRun
from cxjourney.model.model import Model
from tests.laying import compiled, laid

FILES = {
    "j.yaml": """
    kind: journey
    id: visite
    name: Je visite
    stages:
      - id: venir
        name: Je viens
        touchpoints: [{id: plan, name: Je lis le plan, pains: [{id: flou, text: On ne voit rien}]}]
    exits: [{id: renonce, type: abandonment}, {id: venir, type: success}]
    """,
    "c.yaml": """
    kind: catalog
    personas: [{id: lea, name: Léa}]
    teams: [{id: accueil, name: Accueil}, {id: lea, name: Les amis de Léa}]
    metrics: [{id: csat, name: Satisfaction}]
    lifecycles: [{id: relation, name: La relation, phases: [{id: decouvrir, name: Découvrir}]}]
    """,
}


@pytest.fixture
def model(tmp_path: Path) -> Model:
    return compiled(tmp_path, FILES).model


@pytest.mark.parametrize(
    ("asked", "ref"),
    [
        ("visite", "journey:visite"),
        ("visite/venir", "journey:visite/venir"),
        ("visite/exit:renonce", "journey:visite/exit:renonce"),
        ("journey:visite/exit:renonce", "journey:visite/exit:renonce"),
        ("exit:visite/renonce", "journey:visite/exit:renonce"),
        ("visite/exit:venir", "journey:visite/exit:venir"),
        ("visite/venir/plan", "journey:visite/venir/plan"),
        ("touchpoint:visite/venir/plan", "journey:visite/venir/plan"),
        ("stage:visite/venir", "journey:visite/venir"),
        ("visite/venir/plan/flou", "journey:visite/venir/plan/flou"),
        ("lifecycle:relation/decouvrir", "lifecycle:relation/decouvrir"),
        ("team:lea", "team:lea"),
    ],
)
def test_what_is_named_is_found(model: Model, asked: str, ref: str) -> None:
    assert find(model, asked).ref == ref


@pytest.mark.parametrize(
    ("asked", "why", "help"),
    [
        ("personna:lea", "there is no kind `personna`", "did you mean `persona`?"),
        ("personna:lea/x", "there is no kind `personna`", "did you mean `persona`?"),
        ("lea", "`lea` may be several things", "write one of: persona:lea, team:lea"),
        ("visite/vnir/plan", "nothing is called `visite/vnir/plan`", "did you mean `visite/venir/plan`?"),
        ("visiet/vnir/paln", "nothing is called `visiet/vnir/paln`", "did you mean `visite/venir/plan`?"),
        ("journey:visite/vnir", "nothing is called `journey:visite/vnir`", "did you mean `journey:visite/venir`?"),
        ("visite/exit:renonse", "nothing is called `visite/exit:renonse`", "did you mean `visite/exit:renonce`?"),
        ("visite/zzzzz", "nothing is called `visite/zzzzz`", "in `visite`: `exit:renonce`, `exit:venir`, `venir`"),
        ("persona:lea/x", "nothing is called `persona:lea/x`", "`lea` holds no element"),
        ("persona:leah", "nothing is called `persona:leah`", "did you mean `persona:lea`?"),
        ("qqqqqq", "nothing is called `qqqqqq`", "`cxj ls` lists what there is"),
        (":", "nothing is called `:`", "`cxj ls` lists what there is"),
        ("exit:", "nothing is called `exit:`", "`cxj ls` lists what there is"),
        ("visite/", "nothing is called `visite/`", "in `visite`: `exit:renonce`, `exit:venir`, `venir`"),
    ],
)
def test_what_is_not_found_is_guessed(model: Model, asked: str, why: str, help: str) -> None:
    with pytest.raises(CannotRun) as caught:
        find(model, asked)
    assert caught.value.wording.in_("en") == why
    assert caught.value.help is not None
    assert caught.value.help.in_("en") == help


@pytest.mark.parametrize(
    ("args", "why"),
    [
        (["metrics", "persona:lea"], "`persona:lea` n'est pas un indicateur"),
        (["raci", "persona:lea"], "`persona:lea` n'est pas un parcours"),
        (["score", "persona:lea"], "`persona:lea` n'est pas un parcours"),
        (["score", "journey:visite/venir"], "`journey:visite/venir` n'est pas un parcours"),
        (["metrics", "csta"], "rien ne s'appelle `metric:csta`"),
        (["ls", "journées"], "le type `journées` n'existe pas"),
        (["schema", "persone"], "le type `persone` n'existe pas"),
        (["new", "persone", "x"], "le type `persone` n'existe pas"),
    ],
)
def test_a_thing_of_another_kind_is_refused(
    tmp_path: Path, args: list[str], why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    laid(tmp_path, FILES)
    assert run(["--locale", "fr", "-C", str(tmp_path), *args]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert why in err


def test_a_metric_that_holds_errors_is_not_shown_as_an_empty_table(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    laid(tmp_path, {"m.yaml": "kind: metric\nid: csat\nname: Satisfaction\nunti: x\n"})
    assert run(["-C", str(tmp_path), "metrics", "csat"]) == 2
    assert "`csat` holds errors" in capsys.readouterr().err
