"""The command that opens an adopted plan again."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from parat.cli.console import say, show_table
from parat.cli.going_on import go_on
from parat.cli.options import MunicipalityText, StaffId, programme_slug, words
from parat.cli.record import actor_of, engagement_of, looking

if TYPE_CHECKING:
    from tasks.revision import Revision


class Reason(StrEnum):
    """Say why a plan is opened again."""

    TERM = "term"
    EVENT = "event"
    LAW = "law"


def revise(
    municipality: MunicipalityText,
    programme: Annotated[
        str,
        typer.Option(
            "--programme",
            metavar="SLUG",
            parser=programme_slug,
            help="The programme of the revision, another than the plan's own; with --title it is begun.",
        ),
    ],
    because: Annotated[Reason, typer.Option(help="Its time is up, something happened, or the law changed.")] = (
        Reason.TERM
    ),
    reason: Annotated[
        str, typer.Option(parser=words("--reason", 400), help="What happened; needed for an event and a law. No names.")
    ] = "",
    title: Annotated[
        str, typer.Option(parser=words("--title", 200), help="Begin the programme under this title, its call open.")
    ] = "",
    staff: StaffId = None,
) -> None:
    """Open an adopted plan again in another programme; open actions, texts, policies and parties come along.

    Contacts come along once the new data-processing agreement is dated: give the same command again then.
    """
    actor = actor_of(staff)
    from tasks import revision

    previous = _plan_of(municipality, programme)
    reopening = revision.Reopening(programme, revision.Because(because.value), reason, title)
    opened = revision.revise(previous, reopening, actor)
    _tell(opened)
    go_on(opened.engagement, actor)


def _plan_of(municipality: str, programme: str) -> str:
    """Give the forløb whose plan is revised: as PROGRAMME/CODE, or the municipality's newest in another programme."""
    from db.lookup import known_municipalities
    from db.schema import Engagement
    from parat.domain.municipalities import find
    from tasks.revision import plan_to_revise

    with looking() as read:
        if read.find(Engagement, municipality) is not None:
            return municipality
        town = find(municipality.rpartition("/")[2], known_municipalities(read))
    found = plan_to_revise(town.code, programme) if "/" not in municipality else None
    if found is not None:
        return found
    with looking() as read:
        return engagement_of(read, municipality, None)


def _tell(opened: Revision) -> None:
    if opened.already:
        say(f"{opened.engagement} already revises {opened.previous}; nothing was carried over again.")
    else:
        came = opened.carried
        say(
            f"{opened.engagement} revises {opened.previous}.",
            f"Came along: {came.actions} open actions as proposals, {came.texts} texts, {came.policies} policies, "
            f"{came.stakeholders} parties.",
        )
    for_contacts = "" if opened.contacts else " (none before the agreement is dated: parat agreement)"
    say(f"Contacts that came along: {opened.contacts}{'' if opened.already else for_contacts}")
    if opened.carried.left:
        show_table(
            ("Nr.", "Not carried over", "Because"),
            ((str(one.number), one.title, one.because_da) for one in opened.carried.left),
        )
