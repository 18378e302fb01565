"""The workspaces of `cxj init`: they teach, so they hold nothing to reproach, in either language, for years."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from cxjourney.cli.app import run
from cxjourney.cli.commands.init import TEMPLATES
from cxjourney.compiler import Compilation, compile_workspace
from cxjourney.lint.texts import texts_in
from cxjourney.metrics.resolve_metric import resolve_metrics
from cxjourney.model.kinds import Journey
from cxjourney.templates import laid_out
from tests.laying import TODAY

LANGUAGES = ("fr", "en")
LATER = dt.date(2031, 1, 1)
STORIES = tuple(template for template in TEMPLATES if template != "blank")
NARROW, WIDE = "\u202f", "\u00a0"
every_template = pytest.mark.parametrize("template", TEMPLATES)
every_story = pytest.mark.parametrize("template", STORIES)
every_language = pytest.mark.parametrize("lang", LANGUAGES)


def written(folder: Path, template: str, lang: str) -> Path:
    for path, text in laid_out(template, lang).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


def compiled(folder: Path, template: str, lang: str, today: dt.date = TODAY) -> Compilation:
    return compile_workspace(written(folder, template, lang), today)


def outline(value: Any) -> Any:
    """What does not depend on the language: keys, ids, references in lists of ids, numbers and dates."""
    match value:
        case dict():
            return {
                k: v if k in ("id", "kind", "to", "target", "metric", "type") else outline(v) for k, v in value.items()
            }
        case list():
            return [outline(item) for item in value]
        case str():
            return "words"
    return value


@every_template
@every_language
def test_a_template_is_laid_out_the_same_way_each_time_in_the_order_of_its_paths(template: str, lang: str) -> None:
    files = laid_out(template, lang)
    assert list(files) == sorted(files)
    assert files == laid_out(template, lang)
    assert {".gitignore", "README.md", "cxjourney.yaml"} <= files.keys()
    assert all(text.endswith("\n") and not text.startswith("\ufeff") and "\r" not in text for text in files.values())


@every_template
@every_language
@pytest.mark.parametrize("today", [TODAY, LATER], ids=["now", "in-years"])
def test_a_template_gives_nothing_to_report_now_and_in_years(
    tmp_path: Path, template: str, lang: str, today: dt.date
) -> None:
    found = compiled(tmp_path, template, lang, today).diagnostics
    assert [f"{d.place.file}:{d.place.span.start.line} {d.code} {d.message.in_('en')}" for d in found] == []


@every_template
def test_the_two_languages_of_a_template_have_the_same_files_and_the_same_structure(template: str) -> None:
    french, english = laid_out(template, "fr"), laid_out(template, "en")
    assert list(french) == list(english)
    for path in french:
        if path.endswith(".yaml"):
            first, second = yaml.safe_load(french[path]), yaml.safe_load(english[path])
            assert outline(first) == outline(second), path


@every_story
@every_language
def test_a_template_tells_one_whole_story(tmp_path: Path, template: str, lang: str) -> None:
    (journey,) = compiled(tmp_path, template, lang).model.all(Journey)
    touchpoints = [touchpoint for stage in journey.stages for touchpoint in stage.touchpoints]
    scores = [touchpoint.emotion.score for touchpoint in touchpoints if touchpoint.emotion]
    assert journey.status == "review"
    assert 3 <= len(journey.stages) <= 4
    assert 7 <= len(touchpoints) <= 10
    assert len(scores) == len(touchpoints)
    assert (min(scores), max(scores)) == (-2, 2)
    assert sum(touchpoint.moment_of_truth for touchpoint in touchpoints) == 1
    assert {exit_.type for exit_ in journey.exits} - {"success"}


@every_story
@every_language
def test_every_metric_of_a_template_can_be_computed(tmp_path: Path, template: str, lang: str) -> None:
    found = compiled(tmp_path, template, lang)
    specs = resolve_metrics(found.model, found.workspace)
    assert len(specs) == 4
    assert [spec.missing for spec in specs if not spec.executable] == []


@every_story
@every_language
def test_comments_teach_the_language(template: str, lang: str) -> None:
    for path, text in laid_out(template, lang).items():
        if path.endswith(".yaml") and not path.endswith("josette.yaml"):
            assert text.startswith("# "), path


@every_language
def test_the_blank_journey_is_a_dozen_lines_at_most(lang: str) -> None:
    assert len(laid_out("blank", lang)["journeys/first-journey.yaml"].splitlines()) <= 12


@every_template
def test_french_has_its_own_apostrophes_and_spaces(tmp_path: Path, template: str) -> None:
    for path, text in laid_out(template, "fr").items():
        prose = re.sub(r"`[^`]*`", "", text)
        assert not re.findall(r"[^\W\d_]'[^\W\d_]", prose), path
        assert not re.findall(rf".*(?<!{NARROW})[;!?»]|«(?!{NARROW}).*", prose), path
    for entity in compiled(tmp_path, template, "fr").model.sound:
        for words in (found.words for found in texts_in(entity) if found.format is None):
            assert not re.findall(rf"(?<!{WIDE}):(?=\s|$)", words), words


@every_template
def test_english_has_curly_apostrophes_and_no_french_spaces(template: str) -> None:
    for path, text in laid_out(template, "en").items():
        assert not re.findall(r"[^\W\d_]'[^\W\d_]", text), path
        assert not set(text) & {NARROW, WIDE, "«", "»"}, path


@every_template
@every_language
def test_init_then_check_succeeds(tmp_path: Path, capsys: pytest.CaptureFixture[str], template: str, lang: str) -> None:
    folder = tmp_path / "ours"
    assert run(["init", str(folder), "--template", template, "--lang", lang]) == 0
    assert run(["-C", str(folder), "check", "--today", str(TODAY), "--fail-on", "info"]) == 0, capsys.readouterr().out
