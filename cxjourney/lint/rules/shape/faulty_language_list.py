"""
What  `languages:` of the workspace names a language twice, names one that does not exist, or names none.
Why  Each language has its own pages: two of one language would write the same files, and nobody reads the other ones.
Quoi  `languages:` de l'espace de travail nomme deux fois une langue, en nomme une qui n'existe pas, ou n'en nomme aucune.
Pourquoi  Chaque langue a ses pages : deux fois la même écriraient les mêmes fichiers, et personne ne lit les autres.
Bad
  cxjourney: v1
  kind: workspace
  organisation: {name: Colis}
  languages: [fr, uk, fr]
  include: [journeys]
  ---
  cxjourney: v1
  kind: team
  id: care
  name: {fr: Service clients, uk: Служба підтримки}
Good
  cxjourney: v1
  kind: workspace
  organisation: {name: Colis}
  languages: [fr, uk]
  include: [journeys]
  ---
  cxjourney: v1
  kind: team
  id: care
  name: {fr: Service clients, uk: Служба підтримки}
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.diagnostics.diagnostic import Place, Related
from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.source.span import Pointer
from cxjourney.wording import Wording, say
from cxjourney.workspace import Workspace

_ISO_639_1 = """\
aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en
eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv
ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne
ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss
st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
"""
TWO_LETTERS = frozenset(_ISO_639_1.split())
"""The languages that have a code of two letters (ISO 639-1). Those of three letters are too many to be listed."""
_MEANT = {"cn": "zh", "cz": "cs", "dk": "da", "gr": "el", "jp": "ja", "ua": "uk", "vn": "vi"}
"""Codes of countries that are often written for the language spoken there."""


@rule("S113", "faulty-language-list", "error")
def check(context: Context) -> Iterator[Finding]:
    """Each faulty member of `languages:`, or the list itself when it is empty."""
    workspace = context.workspace
    if _is_empty_list(workspace):
        yield Finding(
            workspace,
            say("no language is named", "aucune langue n'est nommée"),
            say(
                "name the main one first, such as `[fr, en]`, or take this line out: it is `[en]` then",
                "nommez d'abord la principale, par exemple `[fr, en]`, ou retirez cette ligne : ce sera `[en]`",
            ),
            _place(workspace),
        )
    seen: dict[str, int] = {}
    for index, language in enumerate(workspace.languages):
        if _written(workspace, index) != language:
            continue  # a stand-in for what is no code at all, of which enough was said
        first = seen.setdefault(language, index)
        if first < index:
            yield Finding(
                workspace,
                say("`{language}` is listed twice", "`{language}` est nommée deux fois", language=language),
                say("keep one of them", "n'en gardez qu'une"),
                _place(workspace, index),
                (Related(_place(workspace, first), say("it is here too", "elle est aussi ici")),),
            )
        elif _unknown(language):
            yield Finding(
                workspace,
                say("no language has the code `{code}`", "aucune langue n'a pour code `{code}`", code=language),
                _advice(language),
                _place(workspace, index),
            )


def is_faulty(context: Context) -> bool:
    """Whether something is wrong with the list: then nobody knows which languages are due."""
    return any(check(context))


def _place(workspace: Workspace, *index: int) -> Place:
    assert workspace.origin is not None
    file = workspace.origin.file
    pointer: Pointer = ("languages", *index)
    return Place(file.path, lambda: file.span(pointer), pointer)


def _written(workspace: Workspace, *index: int) -> str:
    """What stands in the file at a member of the list, or at the list itself, without quotes."""
    assert workspace.origin is not None
    span = _place(workspace, *index).span
    return workspace.origin.file.data[span.start.offset : span.end.offset].decode().strip("\"'")


def _is_empty_list(workspace: Workspace) -> bool:
    if workspace.languages or workspace.origin is None or ("languages",) not in workspace.origin.file.spans:
        return False
    return _written(workspace).startswith("[") and ("languages", 0) not in workspace.origin.file.spans


def _unknown(language: str) -> bool:
    code = language.partition("-")[0]
    return len(code) == 2 and code not in TWO_LETTERS


def _advice(language: str) -> Wording:
    code, _, rest = language.partition("-")
    if code in _MEANT:
        likely = "-".join(filter(None, (_MEANT[code], rest)))
        return say("did you mean `{likely}`?", "vouliez-vous dire `{likely}` ?", likely=likely)
    return say(
        "write its ISO 639 code, such as `en`, `fr` or `fr-CA`",
        "écrivez son code ISO 639, par exemple `en`, `fr` ou `fr-CA`",
    )
