"""What the language says of its fields, in French."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxjourney.cli.app import run
from cxjourney.schema.reference import reference
from tests.laying import compiled


def test_the_help_of_a_missing_field_is_french(tmp_path: Path) -> None:
    [fault] = compiled(tmp_path, {"t.yaml": "kind: team\nid: care\n"}).diagnostics
    assert fault.code == "S102"
    assert fault.help is not None
    assert fault.help.in_("fr") == "ajoutez `name:` — Comment on l'appelle."
    assert fault.help.in_("en") == "add `name:` — What people call it."


def test_fields_and_kinds_are_explained_in_french(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--locale", "fr", "explain", "persona.quote"]) == 0
    assert "Une phrase que dirait ce persona." in capsys.readouterr().out
    assert run(["--locale", "fr", "explain", "persona"]) == 0
    out = capsys.readouterr().out
    assert "Un voyageur typique" in out
    assert "What" not in out


def test_reference_page_is_the_same_in_both_languages_but_for_the_words() -> None:
    pages = {locale: reference(locale).splitlines() for locale in ("en", "fr")}
    assert len(pages["en"]) == len(pages["fr"])
    fields = {
        locale: [line.split("|")[1] for line in lines if line.startswith("| `")] for locale, lines in pages.items()
    }
    assert fields["en"] == fields["fr"]
    for line in pages["fr"]:
        words = {word.strip(",.;:()*") for word in line.split("`")[::2] for word in word.split()}
        assert not words & {"the", "The", "which", "when", "whether", "What", "of", "and", "with"}, line
