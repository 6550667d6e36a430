"""The commands that plan workshops: propose days, set, move and cancel them, and list them with what clashes."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from parat.cli.console import say, show_table
from parat.cli.going_on import go_on
from parat.cli.options import AsJson, MunicipalityText, ProgrammeSlug, StaffId, day, words
from parat.cli.record import actor_of, engagement_of, looking
from parat.cli.workshop_options import (
    Anyway,
    AtPlace,
    AtTime,
    Consultants,
    KeyFunctions,
    KindKey,
    Number,
    OnDay,
    Scenarios,
    listed,
    weekdays,
)
from parat.cli.workshop_table import remarks_on, show_workshops
from parat.domain.scheduling import Period, Proposal
from parat.domain.workshop_kinds import workshop_kinds

if TYPE_CHECKING:
    from tasks.run import Actor
    from tasks.workshop_plan import Asked, Proposed

workshops = typer.Typer(no_args_is_help=True, help="Plan workshops, and see which of them clash.")


@workshops.command("propose")
def propose_workshops(
    municipality: MunicipalityText,
    begin: Annotated[date, typer.Option("--from", parser=day, metavar="DATE", help="The first day that will do.")],
    kinds: Annotated[
        str, typer.Option(metavar="LIST", help="Only these kinds, with commas: start,concerns. Otherwise every one.")
    ] = "",
    on_weekdays: Annotated[
        str, typer.Option("--weekdays", metavar="LIST", help="On which days of the week, with commas.")
    ] = "tue,wed,thu",
    at: AtTime = None,
    place: AtPlace = None,
    consultant: Consultants = None,
    apply: Annotated[bool, typer.Option("--apply", help="Store them as planned workshops.")] = False,
    programme: ProgrammeSlug = None,
    staff: StaffId = None,
) -> None:
    """Propose a day for each workshop that has none: in their order, with time between, on days people can come."""
    from tasks import workshop_plan

    engagement = _engagement(municipality, programme)
    each = workshop_plan.Wanted(begins=at, place=place, consultants=_several(consultant))
    asked = workshop_plan.Asked(begin, listed(kinds), weekdays(on_weekdays), each)
    if apply:
        actor = actor_of(staff)
        found = workshop_plan.apply_proposals(engagement, asked, actor)
        _show_proposals(found, f"Planned: {len(found)} workshops of {engagement}.")
        _after(engagement, actor)
    else:
        found = _proposed(engagement, asked)
        _show_proposals(found, "Nothing is stored. Run the same with --apply, or plan each with parat workshop set.")


@workshops.command("set")
def set_workshop(
    municipality: MunicipalityText,
    number: Number,
    kind: KindKey = None,
    on: OnDay = None,
    at: AtTime = None,
    place: AtPlace = None,
    consultant: Consultants = None,
    key_function: KeyFunctions = None,
    scenario: Scenarios = None,
    anyway: Anyway = "",
    programme: ProgrammeSlug = None,
    staff: StaffId = None,
) -> None:
    """Plan a workshop or change what is planned; what is left out stays as it is. Those invited are told."""
    actor = actor_of(staff)
    from tasks import workshop_plan

    engagement = _engagement(municipality, programme)
    wanted = workshop_plan.Wanted(
        kind, on, at, place, _several(consultant), _several(key_function), anyway, _several(scenario)
    )
    _report(engagement, number, workshop_plan.set_workshop(engagement, number, wanted, actor), "planned")
    _after(engagement, actor)


@workshops.command("move")
def move_workshop(
    municipality: MunicipalityText,
    number: Number,
    on: Annotated[date, typer.Option("--on", parser=day, metavar="DATE", help="The new day.")],
    at: AtTime = None,
    place: AtPlace = None,
    anyway: Anyway = "",
    programme: ProgrammeSlug = None,
    staff: StaffId = None,
) -> None:
    """Move a planned workshop to another day; those who were invited get a new time for the same meeting."""
    actor = actor_of(staff)
    from tasks import workshop_plan

    engagement = _engagement(municipality, programme)
    wanted = workshop_plan.Wanted(on=on, begins=at, place=place, anyway=anyway)
    changed = workshop_plan.move_workshop(engagement, number, wanted, actor)
    _report(engagement, number, changed, f"on {on.isoformat()}")
    _after(engagement, actor)


@workshops.command("cancel")
def cancel_workshop(
    municipality: MunicipalityText,
    number: Number,
    reason: Annotated[
        str, typer.Option(parser=words("--reason", 400), help="Why; those who were invited are told. Name no persons.")
    ],
    programme: ProgrammeSlug = None,
    staff: StaffId = None,
) -> None:
    """Cancel a planned workshop; it stays on the list with its reason, and the invitation is called off."""
    actor = actor_of(staff)
    from tasks import workshop_plan

    engagement = _engagement(municipality, programme)
    _report(engagement, number, workshop_plan.cancel_workshop(engagement, number, reason, actor), "cancelled")
    go_on(engagement, actor)


@workshops.command("list")
def list_workshops(
    municipality: Annotated[
        str | None, typer.Argument(metavar="MUNICIPALITY", help="Code or name; every one when left out.")
    ] = None,
    programme: ProgrammeSlug = None,
    as_json: AsJson = False,
) -> None:
    """List workshops, and what stands in the way: days on which none is held, and clashes with other meetings."""
    engagement = None if municipality is None else _engagement(municipality, programme)
    show_workshops(engagement, as_json)


@workshops.command("times")
def allow_times(
    municipality: MunicipalityText,
    allow: Annotated[
        list[Period] | None, typer.Option("--allow", help="A time in which it holds workshops; again for several.")
    ] = None,
    none: Annotated[bool, typer.Option("--none", help="Take every exception back.")] = False,
    programme: ProgrammeSlug = None,
    staff: StaffId = None,
) -> None:
    """Show or add the times in which a municipality holds workshops although others do not: holidays of its schools."""
    from tasks import workshop_plan

    engagement = _engagement(municipality, programme)
    with looking() as read:
        allowed = workshop_plan.allowed_times(read, engagement)
    if allow or none:
        kept = () if none else allowed
        allowed = workshop_plan.allow_times(engagement, (*kept, *(allow or ())), actor_of(staff))
    say(f"{engagement} holds workshops in: {', '.join(allowed)}." if allowed else f"{engagement} has no exceptions.")


def _engagement(municipality: str, programme: str | None) -> str:
    with looking() as read:
        return engagement_of(read, municipality, programme)


def _proposed(engagement: str, asked: Asked) -> list[Proposed]:
    from tasks.run import today_in_denmark
    from tasks.workshop_plan import proposals

    with looking() as read:
        return proposals(read, engagement, asked, today_in_denmark())


def _several(given: list[str] | None) -> tuple[str, ...] | None:
    """Give what was named, or None when nothing was."""
    return tuple(given) if given else None


def _report(engagement: str, number: int, changed: bool, what: str) -> None:
    unchanged = "" if changed else " already; nothing was changed"
    say(f"Workshop {number} of {engagement} is {what}{unchanged}.")


def _after(engagement: str, actor: Actor) -> None:
    """Show what clashes, and let the path write programme and invitation."""
    say(*remarks_on(engagement))
    go_on(engagement, actor)


def _show_proposals(found: list[Proposed], conclusion: str) -> None:
    if not found:
        say("Every kind asked for is held, or planned with a day.")
        return
    rows = ((str(one.number), workshop_kinds()[one.proposal.kind].title_da, f"{one.proposal.day:%a %Y-%m-%d}",
             f"{one.proposal.because} ({one.proposal.earliest:%Y-%m-%d})") for one in found)  # fmt: skip
    show_table(("No.", "Workshop", "Day", "Not before"), rows)
    for one in found:
        for line in _passed_over(one.proposal):
            say(f"  Workshop {one.number}, passed over: {line}")
    say(conclusion)


def _passed_over(proposal: Proposal) -> list[str]:
    return [
        f"{skipped.first:%Y-%m-%d}"
        + (f" to {skipped.last:%Y-%m-%d}" if skipped.last > skipped.first else "")
        + f", {skipped.why.reason}"
        for skipped in proposal.skipped
    ]
