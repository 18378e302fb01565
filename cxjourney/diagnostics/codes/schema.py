"""Codes of the schema: the shape of a file."""

from __future__ import annotations

from cxjourney.diagnostics.code import Code
from cxjourney.diagnostics.diagnostic import Severity

UNKNOWN_FIELD = Code(
    "S101",
    "unknown-field",
    Severity.ERROR,
    """
What  A field that the language does not have.
Why  A typing mistake that nobody reports is information that silently disappears from the map.
Quoi  Un champ que le langage ne connaît pas.
Pourquoi  Une faute de frappe que rien ne signale est une information qui disparaît de la carte sans un mot.
Bad
  cxjourney: v1
  kind: persona
  id: lea
  name: Léa
  gaols: [Have my parcel today]
Good
  cxjourney: v1
  kind: persona
  id: lea
  name: Léa
  goals: [Have my parcel today]
""",
    fix="unsafe",
)

MISSING_FIELD = Code(
    "S102",
    "missing-field",
    Severity.ERROR,
    """
What  A field without which the object means nothing.
Why  An id gives the address, a name gives the title; without them there is no page to open.
Quoi  Un champ sans lequel l'objet ne veut rien dire.
Pourquoi  L'identifiant donne l'adresse, le nom donne le titre ; sans eux, il n'y a pas de page à ouvrir.
Bad
  cxjourney: v1
  kind: persona
  id: lea
Good
  cxjourney: v1
  kind: persona
  id: lea
  name: Léa
""",
)

WRONG_TYPE = Code(
    "S103",
    "wrong-type",
    Severity.ERROR,
    """
What  A value of another nature than the one that is due: one word where a list is expected, text for a number.
Why  A list written as one word shows up as one odd item, or as none.
Quoi  Une valeur d'une autre nature que celle attendue : un mot au lieu d'une liste, un texte au lieu d'un nombre.
Pourquoi  Une liste écrite comme un seul mot s'affiche comme un élément étrange, ou pas du tout.
Bad
  cxjourney: v1
  kind: persona
  id: lea
  name: Léa
  goals: Have my parcel today
Good
  cxjourney: v1
  kind: persona
  id: lea
  name: Léa
  goals: [Have my parcel today]
""",
    fix="unsafe",
)

UNKNOWN_VALUE = Code(
    "S104",
    "unknown-value",
    Severity.ERROR,
    """
What  A word that is not in the closed list of the field.
Why  Pages group and count by these words; a variant would make a group of its own.
Quoi  Un mot qui n'est pas dans la liste fermée du champ.
Pourquoi  Les pages regroupent et comptent d'après ces mots ; une variante formerait un groupe à elle seule.
Bad
  cxjourney: v1
  kind: channel
  id: mail
  name: E-mail
  type: e-mail
Good
  cxjourney: v1
  kind: channel
  id: mail
  name: E-mail
  type: email
""",
    aliases=("unknown-aarrr", "unknown-organisation-type"),
    fix="unsafe",
)

OUT_OF_RANGE = Code(
    "S105",
    "out-of-range",
    Severity.ERROR,
    """
What  A number beyond the ends of its scale, or a list that must hold something and is empty.
Why  Emotions go from -2 to +2 and severities from 1 to 5, so that maps can be compared.
Quoi  Un nombre hors de son échelle, ou une liste vide là où il faut au moins un élément.
Pourquoi  Les émotions vont de -2 à +2 et les gravités de 1 à 5, afin que les cartes se comparent.
Bad
  cxjourney: v1
  kind: opportunity
  id: clear-words
  name: Speak plainly
  impact: 9
Good
  cxjourney: v1
  kind: opportunity
  id: clear-words
  name: Speak plainly
  impact: 5
""",
    aliases=("emotion-out-of-scale",),
)

BAD_ID = Code(
    "S106",
    "bad-id",
    Severity.ERROR,
    """
What  An id with capitals, spaces, accents or other signs.
Why  Ids become addresses of pages and names of files; small letters, digits and hyphens work everywhere.
Quoi  Un identifiant avec des capitales, des espaces, des accents ou d'autres signes.
Pourquoi  Les identifiants deviennent adresses de pages et noms de fichiers ; minuscules, chiffres et tirets passent partout.
Bad
  cxjourney: v1
  kind: persona
  id: Léa Martin
  name: Léa
Good
  cxjourney: v1
  kind: persona
  id: lea
  name: Léa
""",
    fix="unsafe",
)

UNKNOWN_KIND = Code(
    "S107",
    "unknown-kind-or-version",
    Severity.ERROR,
    """
What  A file whose `kind` or language version is not known, or is missing.
Why  Without them nobody can say what the file is about.
Quoi  Un fichier dont le `kind` ou la version du langage est inconnu ou absent.
Pourquoi  Sans eux, personne ne peut dire de quoi parle le fichier.
Bad
  cxjourney: v1
  kind: personna
  id: lea
  name: Léa
Good
  cxjourney: v1
  kind: persona
  id: lea
  name: Léa
""",
    aliases=("unknown-kind",),
    fix="unsafe",
)

BAD_SCALAR = Code(
    "S108",
    "bad-date-duration-or-target",
    Severity.ERROR,
    """
What  A date, duration, target, share or address that cannot be read.
Why  A target that cannot be read is never judged; a date that cannot be read never falls due.
Quoi  Une date, une durée, une cible, une part ou une adresse illisible.
Pourquoi  Une cible illisible n'est jamais jugée ; une date illisible n'arrive jamais à échéance.
Bad
  cxjourney: v1
  kind: evidence
  id: interviews
  name: Interviews
  date: 12/03/2026
Good
  cxjourney: v1
  kind: evidence
  id: interviews
  name: Interviews
  date: 2026-03-12
""",
)

ENVELOPE_NOT_FIRST = Code(
    "S109",
    "envelope-not-first",
    Severity.INFO,
    """
What  A file that does not begin with `cxjourney:`, `kind:` and `id:`, in this order.
Why  They say what the file is; whoever opens it, or sees its first lines in a list, should not have to look.
Quoi  Un fichier qui ne commence pas par `cxjourney:`, `kind:` et `id:`, dans cet ordre.
Pourquoi  Ils disent ce qu'est le fichier ; qui l'ouvre, ou n'en voit que le début, ne devrait pas avoir à chercher.
Bad
  cxjourney: v1
  name: Léa
  kind: persona
  id: lea
Good
  cxjourney: v1
  kind: persona
  id: lea
  name: Léa
""",
    fix="safe",
)

NEWER_LANGUAGE = Code(
    "S111",
    "newer-language-than-tool",
    Severity.ERROR,
    """
What  A file written for a later version of the language.
Why  One sentence, "upgrade", is better than a heap of unknown fields.
Quoi  Un fichier écrit pour une version plus récente du langage.
Pourquoi  Une phrase, « mettez à jour », vaut mieux qu'une avalanche de champs inconnus.
Bad
  cxjourney: v2
  kind: persona
  id: lea
  name: Léa
Good
  cxjourney: v1
  kind: persona
  id: lea
  name: Léa
""",
)

MORE_THAN_ONE_ACCOUNTABLE = Code(
    "O103",
    "more-than-one-accountable",
    Severity.ERROR,
    """
What  Two teams are accountable for the same thing: a list of them, or the owner of a journey and another.
Why  Shared accountability is nobody's: when it goes wrong, each waits for the other.
Quoi  Deux équipes sont garantes de la même chose : une liste, ou celle qui répond du parcours et une autre.
Pourquoi  Une responsabilité partagée n'est à personne : quand cela va mal, chacune attend l'autre.
Bad
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  raci: {accountable: [care, digital]}
  stages:
    - {id: find, name: Find the locker}
Good
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  raci: {accountable: care}
  stages:
    - {id: find, name: Find the locker}
  ---
  cxjourney: v1
  kind: team
  id: care
  name: Customer care
""",
)

FILES_NOT_INCLUDED = Code(
    "S114",
    "files-not-included",
    Severity.WARNING,
    """
What  A workspace that says no `include`, has nothing in the usual folders, and journeys elsewhere.
Why  Nothing of them is checked, and a report without findings looks like a clean one.
Quoi  Un espace de travail sans `include`, où les dossiers habituels sont vides et les parcours rangés ailleurs.
Pourquoi  Rien n'en est vérifié, et un rapport sans constat passe pour un bon résultat.
Bad
  cxjourney: v1
  kind: workspace
  organisation: {name: Colis}
  ---
  # parcels/collect-parcel.yaml
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  stages:
    - {id: find, name: Find the locker}
Good
  cxjourney: v1
  kind: workspace
  organisation: {name: Colis}
  include: [parcels]
  ---
  # parcels/collect-parcel.yaml
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  stages:
    - {id: find, name: Find the locker}
""",
)
