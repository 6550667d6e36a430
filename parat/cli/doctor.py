"""The command that looks at the machine and the record, and says what to do."""

from typing import Annotated

import typer

from parat.cli import machine_checks, record_checks
from parat.cli.console import say, show_table
from parat.cli.findings import Finding, Health, carried_out
from parat.cli.record import begin_record


def doctor(
    prepare: Annotated[bool, typer.Option("--prepare", help="Make or renew the record's tables first.")] = False,
    repair: Annotated[bool, typer.Option("--repair", help="Remove the temporary files that a crash left.")] = False,
) -> None:
    """Check this machine and everything that is stored; nothing is changed unless you ask for it."""
    if prepare:
        _prepare()
    found = [*_machine(), *_record(repair)]
    show_table(("Check", "State", "Seen"), ((one.check, one.health, one.seen) for one in found))
    for one in found:
        if one.remedy:
            say(f"{one.check}: {one.remedy}")
    faults = [one for one in found if one.health is Health.FAULT]
    if faults:
        raise typer.Exit(faults[0].exit_code)


def _machine() -> list[Finding]:
    checks = {
        "Python": machine_checks.check_python,
        "Packages": machine_checks.check_packages,
        "Settings": machine_checks.check_home,
        "PARAT_STAFF": machine_checks.check_staff,
        "LibreOffice": machine_checks.check_office,
        "Templates": machine_checks.check_templates,
        "Mail": machine_checks.check_mail,
        "Server": machine_checks.check_server,
    }
    return [finding for name, check in checks.items() for finding in carried_out(name, check)]


def _record(repair: bool) -> list[Finding]:
    """Check what is stored; without a prepared record there is nothing more to look at."""
    found = carried_out("Record", record_checks.check_record)
    if any(one.health is Health.FAULT and one.check == "Record" for one in found):
        return found
    checks = {
        "Audit chains": record_checks.check_chains,
        "Claims": record_checks.check_claims,
        "Personal data": record_checks.check_personal_data,
        "Files": lambda: record_checks.check_files(repair),
    }
    return found + [finding for name, check in checks.items() for finding in carried_out(name, check)]


def _prepare() -> None:
    from db.engine import HEAD, engine_for, version_of
    from db.prepare import prepare
    from parat.settings import settings

    if version_of(engine_for(settings().database_url)) is None:
        begin_record()
    else:
        prepare(settings().database_url)
        say(f"The record has version {HEAD}.")
