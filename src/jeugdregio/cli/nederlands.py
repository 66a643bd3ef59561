"""The command line in Dutch: Typer's own English words in help and in errors of use, replaced.

Typer carries most of its texts in code, out of reach of gettext, so help is reworded and errors of use
are worded here. Checks of values (does the path exist, is this a month) are the commands' own, in Dutch.
"""

import errno
import re
import sys
import traceback
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import Any

import typer
from rich.console import Console
from typer.core import TyperCommand, TyperGroup

EXIT_FOUND = 1
EXIT_USE = 2
EXIT_INTERRUPTED = 130

_SCHIJF = {
    errno.ENOSPC: "de schijf is vol",
    errno.EDQUOT: "de schijfruimte voor deze gebruiker is op",
    errno.EACCES: "dit programma heeft er geen rechten voor",
    errno.EPERM: "dit programma heeft er geen rechten voor",
    errno.EROFS: "de schijf is alleen om te lezen",
    errno.ENOENT: "het bestand of de map is er niet",
    errno.ENOTDIR: "een deel van het pad is geen map",
}
# Words in the errors of SQLite and PostgreSQL; the rest of such an error may quote a row, so it is not shown.
_DATABASE = (
    ("readonly", "zij is alleen te lezen; geef dit programma rechten op het bestand en de map"),
    ("permission denied", "dit programma heeft er geen rechten op"),
    ("locked", "een ander programma houdt haar bezet; probeer het later nog eens"),
    ("full", "de schijf is vol"),
    ("not a database", "het bestand is geen database; zet een reservekopie terug"),
    ("malformed", "het bestand is beschadigd; zet een reservekopie terug"),
    ("unable to open", "het bestand kan niet worden geopend; controleer JEUGDREGIO_MAP en de rechten"),
    ("connect", "er is geen verbinding; controleer JEUGDREGIO_DATABASE en of de server draait"),
)
# What Typer calls the kinds of values of an option.
_INVULLEN = {
    "<bool>": None,
    "<str>": "<tekst>",
    "<int>": "<getal>",
    "<int range>": "<getal>",
    "<float range>": "<getal>",
    "<path>": "<bestand>",
}

stderr = Console(stderr=True, highlight=False)


@cache
def _name_panels() -> None:
    """Give the parts of a help text their Dutch names; only then, for what shows help is slow to load."""
    from typer import rich_utils

    rich_utils.ARGUMENTS_PANEL_TITLE = "Argumenten"
    rich_utils.OPTIONS_PANEL_TITLE = "Opties"
    rich_utils.COMMANDS_PANEL_TITLE = "Opdrachten"
    rich_utils.ERRORS_PANEL_TITLE = "Fout"
    rich_utils.DEFAULT_STRING = "[standaard: {}]"
    rich_utils.REQUIRED_LONG_STRING = "[verplicht]"
    rich_utils.ENVVAR_STRING = "[omgeving: {}]"


def _kind(param: Any, original: Callable[[Any], str | None], ctx: Any) -> str | None:
    """Say what to fill in for an option; nothing for a switch, nor for an argument: its name says it."""
    if param.param_type_name == "argument":
        return None
    soort = original(ctx)
    return _INVULLEN.get(soort, soort) if soort else soort


class _Nederlands:
    """Words the help of a command or group in Dutch; stands before Typer's own class."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help text."""
        _name_panels()
        for param in self.get_params(ctx):  # type: ignore[attr-defined]  # of the Typer class that follows
            param.display_type_rich = partial(_kind, param, param.display_type_rich)
        super().format_help(ctx, formatter)  # type: ignore[misc]  # of the Typer class that follows

    def get_usage(self, ctx: Any) -> str:
        """Give the line that says how it is used."""
        text: str = super().get_usage(ctx)  # type: ignore[misc]  # of the Typer class that follows
        text = re.sub(r"\{([A-Z-]+)(?:\.{3})?\}", r"\1", text)  # what must be given needs no braces
        return (
            text.replace("Usage:", "Gebruik:")
            .replace("[OPTIONS]", "[OPTIES]")
            .replace("COMMAND [ARGS]...", "OPDRACHT [ARGUMENTEN]...")
        )

    def get_help_option(self, ctx: Any) -> Any:
        """Give the option `--help`, explained in Dutch."""
        option = super().get_help_option(ctx)  # type: ignore[misc]  # of the Typer class that follows
        if option is not None:
            option.help = "Toon deze uitleg."
        return option


class Opdracht(_Nederlands, TyperCommand):
    """A command whose help reads in Dutch."""


class Groep(_Nederlands, TyperGroup):
    """A group of commands whose help reads in Dutch."""


def new_app(uitleg: str) -> typer.Typer:
    """Make a group of commands with this help text, without Typer's own shell-completion options."""
    return typer.Typer(
        cls=Groep, help=uitleg, no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False
    )


def fail(tekst: str, code: int = EXIT_USE) -> typer.Exit:
    """Print what is wrong on standard error; `raise` what this returns. Code 2 is wrong use."""
    stderr.print(f"Fout: {tekst}", style="red", markup=False, soft_wrap=True)
    return typer.Exit(code)


def word_use_error(fout: Exception) -> str:
    """Say in Dutch what a Typer error of use says."""
    param = getattr(fout, "param", None)
    wat = getattr(fout, "param_hint", None) or (param.get_error_hint() if param is not None else "")
    match type(fout).__name__:
        case "NoSuchOption":
            return f"de optie {getattr(fout, 'option_name', '')} bestaat niet."
        case "MissingParameter":
            return f"{wat} ontbreekt." if wat else "er ontbreekt een argument."
        case "BadParameter":
            return f"de waarde van {wat} kan niet gelezen worden." if wat else "een waarde is niet te lezen."
    bericht = str(getattr(fout, "message", fout))
    for engels, nederlands in (
        ("No such command", "deze opdracht bestaat niet:"),
        ("Missing command", "er ontbreekt een opdracht"),
        ("Got unexpected extra arguments", "deze argumenten zijn te veel:"),
        ("Got unexpected extra argument(s)", "er is een argument te veel:"),
        ("Got unexpected extra argument", "er is een argument te veel:"),
    ):
        if bericht.startswith(engels):
            rest = bericht.removeprefix(engels).strip(" .()")
            return f"{nederlands} {rest}".strip() + "."
    return bericht


def word_failure(fout: Exception) -> str:
    """Say in Dutch why a command broke off, without a word of the error itself: it may quote a message."""
    soort = type(fout)
    if any((basis.__module__, basis.__name__) == ("django.db.utils", "Error") for basis in soort.__mro__):
        melding = str(fout).lower()
        reden = next((reden for woord, reden in _DATABASE if woord in melding), soort.__name__)
        return f"de database is niet te gebruiken: {reden}. Wat al was vastgelegd, staat er nog."
    if (soort.__module__, soort.__name__) == ("django.core.exceptions", "ImproperlyConfigured"):
        return str(fout)  # worded by our own settings
    if isinstance(fout, OSError):
        waar = f" van {fout.filename}" if isinstance(fout.filename, str) else ""
        reden = _SCHIJF.get(fout.errno or 0, soort.__name__)
        return f"lezen of schrijven{waar} lukt niet: {reden}."
    plaatsen = traceback.extract_tb(fout.__traceback__)[-3:]
    plek = ", ".join(f"{Path(plaats.filename).name} regel {plaats.lineno}" for plaats in plaatsen)
    return f"dit programma heeft een fout ({soort.__name__}; {plek}). Meld dat bij de makers."


def run(app: typer.Typer) -> None:
    """Run the app: exit 0 when all is well, 1 when something was found wrong or failed, 2 for wrong use."""
    try:
        sys.exit(app(standalone_mode=False) or 0)
    except typer.Exit as einde:
        sys.exit(einde.exit_code)
    except (typer.Abort, KeyboardInterrupt):
        stderr.print("Afgebroken.")
        sys.exit(EXIT_INTERRUPTED)
    except BrokenPipeError:
        # the reader of our output (head, less) has what it wanted; the work itself may not be done
        sys.stderr.close()
        sys.exit(EXIT_FOUND)
    except typer.TyperException as fout:
        if type(fout).__name__ == "NoArgsIsHelpError":
            stderr.print(str(getattr(fout, "message", "")), markup=False)
        else:
            opdracht = getattr(getattr(fout, "ctx", None), "command_path", "jeugdregio")
            uitleg = f"Fout: {word_use_error(fout)}\nZie '{opdracht} --help'."
            stderr.print(uitleg, markup=False, soft_wrap=True)
        sys.exit(EXIT_USE)
    except Exception as fout:
        fail(word_failure(fout))
        sys.exit(EXIT_FOUND)
