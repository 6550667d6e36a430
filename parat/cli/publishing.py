"""The command that makes the public edition ready to be published."""

from pathlib import Path
from typing import Annotated

import typer

from parat.cli.console import say, show_json, show_table, waiting
from parat.cli.exit_codes import ExitCode
from parat.cli.options import AsJson, MunicipalityText, ProgrammeSlug, StaffId
from parat.cli.record import actor_of, engagement_of, looking

_SUMS = "sha256.txt"


def publish(
    municipality: MunicipalityText,
    to: Annotated[
        Path | None,
        typer.Option("--to", metavar="FOLDER", file_okay=False, help="Where; otherwise a new one, PROGRAMME-CODE."),
    ] = None,
    programme: ProgrammeSlug = None,
    as_json: AsJson = False,
    staff: StaffId = None,
) -> None:
    """Hand out the adopted plan's public edition as web page, Word file and PDF, checked and with their checksums.

    The page is one file that needs no other. Afterwards the publication is recorded with parat decide publication.
    """
    actor = actor_of(staff)
    from parat.cli.hand_out import readable, write_new
    from tasks.publication import NAME_DA, make_public

    with looking() as read:
        engagement = engagement_of(read, municipality, programme)
    with waiting("LibreOffice makes the PDF ..."):
        edition = make_public(engagement, actor)
    with looking() as read:
        name = readable(read, engagement, f"{NAME_DA} v{edition.number}")
    folder = to or Path.cwd() / engagement.replace("/", "-")
    rows = []
    for one in edition.files:
        path = write_new(folder / f"{name}{one.ending}", one.content)
        rows.append((path.name, one.sha256, "; ".join(f"{found.rule} at {found.place}" for found in one.findings)))
    sums = "".join(f"{sha256}  {file}\n" for file, sha256, _ in rows)
    write_new(folder / f"{name} {_SUMS}", sums.encode())
    if as_json:
        show_json([{"file": file, "sha256": sha256, "findings": findings} for file, sha256, findings in rows])
    else:
        show_table(
            ("File", "SHA-256", "Everybody can read it"),
            ((file, sha256[:16], findings or "yes") for file, sha256, findings in rows),
        )
        say(str(folder.absolute()), f"The PDF has {edition.pages} pages.")
    if any(one.findings for one in edition.files):
        raise typer.Exit(ExitCode.INPUT)
