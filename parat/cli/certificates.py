"""The command that makes the participants' certificates on demand."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from parat.cli.console import say
from parat.cli.errors import NoParticipantsError
from parat.cli.hand_out import readable, write_new
from parat.cli.options import MunicipalityText, ProgrammeSlug
from parat.cli.record import engagement_of, looking


def certificates(
    municipality: MunicipalityText,
    to: Annotated[
        Path, typer.Option("--to", metavar="FOLDER", file_okay=False, help="Where; a folder that few can read.")
    ],
    programme: ProgrammeSlug = None,
) -> None:
    """Make a certificate for each participant of the training; they name persons and are kept nowhere in parat.

    Asks for a dated data-processing agreement; a participant whose day of deletion has come gets none.
    """
    from tasks.certificates import certificates as made
    from tasks.run import today_in_denmark

    with looking() as read:
        engagement = engagement_of(read, municipality, programme)
    found = made(engagement, today_in_denmark())
    if not found:
        raise NoParticipantsError(engagement=engagement)
    with looking() as read:
        names = [
            readable(read, engagement, f"Deltagerbevis {number} {one.name}.docx")
            for number, one in enumerate(found, start=1)
        ]
    for name, one in zip(names, found, strict=True):
        write_new(to / name, one.content)
    say(f"{len(found)} {'certificate' if len(found) == 1 else 'certificates'}: {to.absolute()}")
    say("They hold personal data and are not stored in the record or among the documents.")
    say("Hand them over by secure mail, and delete the folder.")
