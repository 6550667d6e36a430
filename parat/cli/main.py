"""The command `parat`: what it is called, where its parts are, and how it ends."""

import gc
import sys
from collections.abc import Callable
from typing import Annotated, Any, ClassVar

import typer

from parat.cli.about import show_version
from parat.cli.auditing import audit
from parat.cli.certificates import certificates
from parat.cli.checking import check, pdf
from parat.cli.console import accept_every_letter, say_aside, tell
from parat.cli.coverage import coverage
from parat.cli.deciding import decide
from parat.cli.deliverables import deliver, draft
from parat.cli.doctor import doctor
from parat.cli.duty import duty
from parat.cli.earlier_plans import earlier_plans
from parat.cli.exit_codes import MEANINGS, ExitCode, exit_code_of
from parat.cli.hearings import hearings
from parat.cli.importing import import_files
from parat.cli.instruments import instrument
from parat.cli.listing import colleagues, contacts, programmes
from parat.cli.overlaps import overlaps
from parat.cli.people import assign, hours
from parat.cli.persons import persons
from parat.cli.policies import policies
from parat.cli.posting import outbox
from parat.cli.programmes import agreement, enrol, withdraw
from parat.cli.proposing import proposals
from parat.cli.publishing import publish
from parat.cli.redrafting import redraft, returned
from parat.cli.respondents import respondents
from parat.cli.revising import revise
from parat.cli.serving import demo, serve
from parat.cli.settling import conflicts, settle
from parat.cli.stage_start import start
from parat.cli.status import gates, status
from parat.cli.steps import steps
from parat.cli.templates import template
from parat.cli.tracing import trace
from parat.cli.versions import versions
from parat.cli.workbooks import packet
from parat.cli.workshops import workshops
from parat.domain.errors import ParatError

_SET_UP, _WORK, _LOOK, _RUN = "Set up", "Work", "Look", "Run and check"
_EPILOG = "\n\n".join(["It ends with:", *(f"{code.value}  {meaning}" for code, meaning in MEANINGS.items())])
_HELP = (
    "Carry each municipality from application to an adopted, published and followed-up action plan.\n\n"
    "Commands that record something need to know who you are: set PARAT_STAFF to your staff id, or add --staff."
)

app = typer.Typer(
    name="parat", help=_HELP, epilog=_EPILOG, no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False
)
_GROUPS = (
    ("programme", programmes, _SET_UP), ("staff", colleagues, _SET_UP), ("contact", contacts, _SET_UP),
    ("hours", hours, _WORK), ("respondent", respondents, _WORK), ("outbox", outbox, _WORK),
    ("returned", returned, _WORK), ("versions", versions, _WORK), ("workshop", workshops, _WORK),
    ("hearing", hearings, _WORK), ("duty", duty, _WORK),
    ("proposal", proposals, _WORK), ("coverage", coverage, _WORK), ("policy", policies, _WORK),
    ("overlap", overlaps, _WORK), ("earlier-plan", earlier_plans, _WORK),
    ("instrument", instrument, _RUN), ("person", persons, _WORK), ("audit", audit, _RUN), ("template", template, _RUN),
)  # fmt: skip
_COMMANDS: tuple[tuple[str, Callable[..., Any], str], ...] = (
    ("enrol", enrol, _SET_UP), ("agreement", agreement, _SET_UP), ("assign", assign, _SET_UP),
    ("packet", packet, _WORK), ("import", import_files, _WORK), ("start", start, _WORK), ("decide", decide, _WORK),
    ("draft", draft, _WORK), ("redraft", redraft, _WORK), ("deliver", deliver, _WORK),
    ("certificates", certificates, _WORK), ("settle", settle, _WORK),
    ("steps", steps, _WORK), ("publish", publish, _WORK), ("revise", revise, _WORK),
    ("withdraw", withdraw, _WORK), ("status", status, _LOOK), ("gates", gates, _LOOK),
    ("conflicts", conflicts, _LOOK), ("trace", trace, _LOOK),
    ("serve", serve, _RUN), ("demo", demo, _RUN), ("check", check, _RUN), ("pdf", pdf, _RUN), ("doctor", doctor, _RUN),
    ("version", show_version, _RUN),
)  # fmt: skip
for _name, _command, _panel in _COMMANDS:
    app.command(_name, rich_help_panel=_panel)(_command)
for _name, _group, _panel in _GROUPS:
    app.add_typer(_group, name=_name, rich_help_panel=_panel)


def _show_version(asked: bool) -> None:
    if asked:
        show_version()
        raise typer.Exit


@app.callback()
def _options(
    debug: Annotated[bool, typer.Option("--debug", help="Show where an unforeseen error arose.")] = False,
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Say which version this is.")
    ] = False,
) -> None:
    _Errors.whole = debug


class _Errors:
    """Say whether an error is shown with the place in the code where it arose."""

    whole: ClassVar[bool] = False


def main() -> None:
    """Run the command and end with the number that says what happened."""
    gc.disable()  # most commands are over before there is anything to collect; those that record turn it on
    accept_every_letter()
    try:
        app(prog_name="parat")
    except ParatError as error:
        if _Errors.whole:
            raise
        tell(error)
        sys.exit(exit_code_of(error))
    except KeyboardInterrupt:
        say_aside("Stopped.")
        sys.exit(ExitCode.STOPPED)
    except Exception as error:
        if _Errors.whole:
            raise
        _tell_unforeseen(error)
        sys.exit(ExitCode.UNEXPECTED)


def _tell_unforeseen(error: Exception) -> None:
    """Say that a fault is ours; its text may hold what must not be printed, so only its kind is shown."""
    say_aside(
        f"Error: something that nobody foresaw ({type(error).__name__}). Nothing of the last step was stored.",
        "Do:    run the same again as parat --debug ..., and report what it prints, without names, to whoever gave you "
        "parat; parat doctor checks this machine.",
    )
