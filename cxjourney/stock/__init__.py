"""Lifecycles that ship with the tool: `classic`, `aarrr`, `citizen`, `patient`.

They join a workspace that names them and does not define them itself. Their names are ordinary texts, so a
workspace that prefers other words defines a lifecycle with the same id.
"""

from __future__ import annotations

from cxjourney.model.kinds.lifecycle import Lifecycle, Phase
from cxjourney.model.node import Origin, make
from cxjourney.model.values import Text
from cxjourney.source.file import SourceFile

_Row = tuple[str, str, str, str]
"""An id, the English and the French name, and the growth step or an empty string."""

_STOCK: dict[str, tuple[str, str, tuple[_Row, ...]]] = {
    "classic": (
        "Relation with a customer",
        "Relation avec un client",
        (
            ("consideration", "Consideration", "Considération", ""),
            ("evaluation", "Evaluation", "Évaluation", ""),
            ("purchase", "Purchase", "Achat", ""),
            ("after-purchase", "After the purchase", "Après l’achat", ""),
        ),
    ),
    "aarrr": (
        "Growth",
        "Croissance",
        (
            ("acquisition", "Acquisition", "Acquisition", "acquisition"),
            ("activation", "Activation", "Activation", "activation"),
            ("retention", "Retention", "Rétention", "retention"),
            ("revenue", "Revenue", "Revenu", "revenue"),
            ("referral", "Referral", "Recommandation", "referral"),
        ),
    ),
    "citizen": (
        "Dealings of a citizen",
        "Démarche d’un usager",
        (
            ("event", "Something happens", "Un événement survient", ""),
            ("inform", "Finding out", "S’informer", ""),
            ("request", "Asking", "Demander", ""),
            ("follow", "Following", "Suivre", ""),
            ("decision", "The decision", "La décision", ""),
            ("after", "Afterwards", "Après", ""),
        ),
    ),
    "patient": (
        "Care of a patient",
        "Prise en charge d’un patient",
        (
            ("alert", "Something is wrong", "Quelque chose ne va pas", ""),
            ("diagnosis", "Diagnosis", "Diagnostic", ""),
            ("decision", "Deciding together", "Décider ensemble", ""),
            ("treatment", "Treatment", "Traitement", ""),
            ("follow-up", "Follow-up", "Suivi", ""),
        ),
    ),
}


def lifecycles() -> tuple[Lifecycle, ...]:
    """The stock lifecycles. Their origin is a file that exists nowhere, so nothing points at a line of it."""
    return tuple(_made(id_, *row) for id_, row in _STOCK.items())


def _made(id_: str, english: str, french: str, rows: tuple[_Row, ...]) -> Lifecycle:
    file = SourceFile("(cxjourney)", b"", lambda data: {})
    ref = f"lifecycle:{id_}"
    phases = tuple(
        make(Phase, id=phase, name=_both(en, fr), aarrr=aarrr or None, origin=Origin(file, (), f"{ref}/{phase}"))
        for phase, en, fr, aarrr in rows
    )
    return make(Lifecycle, id=id_, name=_both(english, french), phases=phases, origin=Origin(file, (), ref))


def _both(en: str, fr: str) -> Text:
    return Text((("en", en), ("fr", fr)))
