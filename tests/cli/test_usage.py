"""What is wrong with a command line, said in French as a native would, and never half in English."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Any

import click
import pytest

from cxjourney.cli.app import run
from cxjourney.cli.usage import usage_help, usage_message
from cxjourney.errors import system_reason


def said(capsys: pytest.CaptureFixture[str], *args: str) -> list[str]:
    assert run(["--locale", "fr", *args]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    return err.splitlines()


@pytest.mark.parametrize(
    ("args", "lines"),
    [
        (
            ["ls", "--format", "x"],
            ["`--format` : `x` n'est pas un des choix possibles", "écrivez l'un de ces mots : `table`, `json`, `refs`"],
        ),
        (["check", "--max-warnings", "x"], ["`--max-warnings` : `x` n'est pas un nombre entier", "cxj check --help"]),
        (["score", "--min", "12"], ["`--min` : `12` n'est pas entre 0 et 9", "cxj score --help"]),
        (["ls", "--format"], ["`--format` demande une valeur à sa suite", "--help"]),
        (["ls", "--quiet=3"], ["`--quiet` ne prend pas de valeur", "--help"]),
        (["show"], ["il manque `REF`", "voyez `cxj show --help`"]),
        (["show", "a", "b", "c"], ["inattendu ici : `b c`", "voyez `cxj show --help`"]),
        (["check", "--outptu"], ["l'option `--outptu` n'existe pas ; vouliez-vous dire `--output` ?", "--help"]),
        (["--locale", "de", "ls"], ["`--locale` : `de` n'est pas un des choix possibles", "`en`, `fr`"]),
        (["lss"], ["la commande `lss` n'existe pas", "vouliez-vous dire `cxj ls` ?"]),
    ],
)
def test_usage_errors_are_french(args: list[str], lines: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    for line, expected in zip(said(capsys, *args), lines, strict=True):
        assert expected in line


def test_paths_that_do_not_suit(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "file"
    file.touch()
    assert f"`{file}` est un fichier, et il faut un dossier" in said(capsys, "init", str(file))[0]
    assert f"`{file / 'x'}`" in said(capsys, "schema", "--out", str(file / "x"))[0]


def every_complaint() -> list[click.UsageError]:
    """What each kind of option has to say about a value that does not suit it, as click words it."""
    here = str(Path(__file__).parent)
    types: list[tuple[Any, str]] = [
        (click.Choice(["a", "b"]), "c"),
        (click.INT, "x"),
        (click.FLOAT, "x"),
        (click.BOOL, "x"),
        (click.IntRange(0, 9), "12"),
        (click.IntRange(min=1), "0"),
        (click.IntRange(max=1), "2"),
        (click.FloatRange(0, 1), "1.5"),
        (click.Path(exists=True), "/nowhere/at/all"),
        (click.Path(file_okay=False), __file__),
        (click.Path(dir_okay=False), here),
    ]
    found = []
    for type_, value in types:
        for nargs, given in ((1, ["--it", value]), (1, ["--it"]), (1, ["--ti", value]), (2, ["--it"])):
            option = click.Option(["--it"], type=type_, nargs=nargs)
            with pytest.raises(click.UsageError) as caught:
                click.Command("c", params=[option]).main(given, standalone_mode=False)
            found.append(caught.value)
    for params, given in (
        ([], ["x"]),
        ([], ["x", "y"]),
        ([click.Argument(["it"])], []),
        ([click.Option(["--it"], is_flag=True)], ["--it=1"]),
        ([click.Option(["--it"], required=True)], []),
    ):
        with pytest.raises(click.UsageError) as caught:
            click.Command("c", params=list(params)).main(given, standalone_mode=False)
        found.append(caught.value)
    return found


def test_nothing_that_click_says_stays_in_english() -> None:
    for error in every_complaint():
        message = usage_message(error)
        assert message.in_("fr") != message.in_("en"), error.format_message()
        assert usage_help(error).in_("fr") != usage_help(error).in_("en")


@pytest.mark.parametrize(
    ("number", "french"),
    [
        (errno.EACCES, "accès refusé"),
        (errno.ENOENT, "fichier ou dossier introuvable"),
        (errno.EISDIR, "c'est un dossier"),
        (errno.ENOSPC, "le disque est plein"),
    ],
)
def test_the_machine_gives_its_reasons_in_french(number: int, french: str) -> None:
    assert system_reason(OSError(number, os.strerror(number), "x")).in_("fr") == french


def test_a_rare_reason_is_given_as_the_machine_words_it() -> None:
    assert system_reason(OSError(errno.EDOM, "Out of domain")).in_("fr") == "Out of domain"
    assert system_reason(OSError("no number")).in_("en") == "no number"


def test_first_page_is_french_to_the_last_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--locale", "fr", "--help"]) == 0
    out = capsys.readouterr().out
    assert "Afficher la version." in out
    assert "Afficher cette page." in out
    assert "Show" not in out
    assert "Commandes\u00a0:" in out


@pytest.mark.parametrize("locale", ["en", "fr"])
def test_an_empty_list_of_metrics_says_so(tmp_path: Path, locale: str, capsys: pytest.CaptureFixture[str]) -> None:
    text = "cxjourney: v1\nkind: workspace\norganisation: {name: Colis}\n"
    (tmp_path / "cxjourney.yaml").write_text(text, encoding="utf-8")
    assert run(["--locale", locale, "-C", str(tmp_path), "metrics"]) == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert err.strip() in ("nothing to list", "rien à lister")


def test_counts_agree(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "cxjourney: v1\nkind: workspace\norganisation: {name: Colis}\n"
    (tmp_path / "cxjourney.yaml").write_text(text, encoding="utf-8")
    run(["--locale", "fr", "-C", str(tmp_path), "doctor"])
    assert "1 fichier, 0 objet, date" in capsys.readouterr().out
    run(["--locale", "en", "-C", str(tmp_path), "doctor"])
    assert "1 file, 0 entities, date" in capsys.readouterr().out


def test_a_field_that_a_kind_has_not_is_said_with_its_article(capsys: pytest.CaptureFixture[str]) -> None:
    assert "une équipe n'a pas de champ `personas`" in said(capsys, "new", "team", "x", "--persona", "y")[0]


def test_what_cannot_be_silenced_is_not_explained_with_a_comment(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "S102"]) == 0
    assert "cxj: ignore" not in capsys.readouterr().out
    assert run(["explain", "O102"]) == 0
    assert "cxj: ignore[O102]" in capsys.readouterr().out
