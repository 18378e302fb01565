"""What is wrong with a command line, in the languages of the house.

Click words its complaints in English; each is known by its shape and said again. A test provokes them one by one.
"""

from __future__ import annotations

import re

import click

from cxjourney.wording import Wording, plain, say


def usage_message(error: click.UsageError) -> Wording:
    """What click has to say about the flags, in our languages."""
    match error:
        case click.NoSuchOption():
            return _no_such_option(error)
        case click.MissingParameter():
            name = error.param.human_readable_name if error.param else ""
            return say("`{name}` is missing", "il manque `{name}`", name=name)
        case click.BadParameter():
            return say("`{name}`: {why}", "`{name}` : {why}", name=_named(error), why=_said_again(error.message))
    return _said_again(error.format_message())


def usage_help(error: click.UsageError) -> Wording:
    """What to do about it: the words that would do, else the page to read."""
    if isinstance(error, click.BadParameter) and error.param and isinstance(error.param.type, click.Choice):
        listed = ", ".join(f"`{word}`" for word in error.param.type.choices)
        return say("write one of: {listed}", "écrivez l'un de ces mots : {listed}", listed=listed)
    name = error.ctx.command_path if error.ctx else "cxj"
    return say("see `{name} --help`", "voyez `{name} --help`", name=name)


def _no_such_option(error: click.NoSuchOption) -> Wording:
    message = say("there is no option `{name}`", "l'option `{name}` n'existe pas", name=error.option_name)
    if not error.possibilities:
        return message
    return say(
        "{message}; did you mean {near}?",
        "{message} ; vouliez-vous dire {near} ?",
        message=message,
        near=" / ".join(f"`{name}`" for name in error.possibilities),
    )


def _named(error: click.BadParameter) -> str:
    if error.param is None:
        return ""
    return error.param.opts[-1] if isinstance(error.param, click.Option) else error.param.human_readable_name


_SAYINGS: tuple[tuple[str, Wording], ...] = (
    (r"(?P<v>.*) is not one of .*", say("`{v}` is not one of the choices", "`{v}` n'est pas un des choix possibles")),
    (r"(?P<v>.*) is not a valid (?:integer|int)\.", say("`{v}` is not a whole number", "`{v}` n'est pas un nombre entier")),
    (r"(?P<v>.*) is not a valid float\.", say("`{v}` is not a number", "`{v}` n'est pas un nombre")),
    (r"(?P<v>.*) is not a valid boolean\..*", say("`{v}` is neither yes nor no", "`{v}` n'est ni oui ni non")),
    (
        r"(?P<v>.*) is not in the range (?P<low>-?[\d.]+)<=x<=(?P<high>-?[\d.]+)\.",
        say("`{v}` is not between {low} and {high}", "`{v}` n'est pas entre {low} et {high}"),
    ),
    (r"(?P<v>.*) is not in the range x>=(?P<low>-?[\d.]+)\.", say("`{v}` is below {low}", "`{v}` est au-dessous de {low}")),
    (r"(?P<v>.*) is not in the range x<=(?P<high>-?[\d.]+)\.", say("`{v}` is above {high}", "`{v}` est au-dessus de {high}")),
    (r"Got unexpected extra arguments? \((?P<v>.*)\)\.?", say("not expected here: `{v}`", "inattendu ici : `{v}`")),
    (r"Option (?P<v>.*) requires an argument\.", say("`{v}` needs a value after it", "`{v}` demande une valeur à sa suite")),
    (r"Option (?P<v>.*) requires (?P<n>\d+) arguments\.", say("`{v}` needs {n} values after it", "`{v}` demande {n} valeurs à sa suite")),
    (r"Option (?P<v>.*) does not take a value\.", say("`{v}` takes no value", "`{v}` ne prend pas de valeur")),
    (r"(?:File|Directory|Path) (?P<v>.*) does not exist\.", say("`{v}` does not exist", "`{v}` n'existe pas")),
    (r"(?:File|Directory|Path) (?P<v>.*) is a file\.", say("`{v}` is a file, and a folder is due", "`{v}` est un fichier, et il faut un dossier")),
    (r"(?:File|Directory|Path) (?P<v>.*) is a directory\.", say("`{v}` is a folder, and a file is due", "`{v}` est un dossier, et il faut un fichier")),
    (r"(?:File|Directory|Path) (?P<v>.*) is not readable\.", say("`{v}` cannot be read", "`{v}` ne peut pas être lu")),
    (r"(?:File|Directory|Path) (?P<v>.*) is not writable\.", say("`{v}` cannot be written", "`{v}` ne peut pas être écrit")),
    (r"Missing command\.", say("which command?", "quelle commande ?")),
)  # fmt: skip
"""How click says it, and how we do."""


def _said_again(message: str) -> Wording:
    for pattern, wording in _SAYINGS:
        if found := re.fullmatch(pattern, message, re.DOTALL):
            values = {name: _unquoted(text) for name, text in found.groupdict().items()}
            return say(wording.en, wording.fr, **values)
    return plain(message)


def _unquoted(text: str) -> str:
    return text[1:-1] if len(text) > 1 and text[0] == text[-1] and text[0] in "'\"" else text
