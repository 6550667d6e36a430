"""The command that records what a person decided at a gate."""

from typing import Annotated

import typer

from parat.cli.console import say, tell
from parat.cli.errors import UnknownDeciderError
from parat.cli.exit_codes import exit_code_of
from parat.cli.going_on import go_on
from parat.cli.options import MunicipalityText, ProgrammeSlug, StaffId, number_or_address, words
from parat.cli.record import actor_of, engagement_of, looking
from parat.domain.stages import Decider, Ruling


def decide(
    gate: Annotated[str, typer.Argument(metavar="GATE", help="As parat gates lists it, such as report.")],
    municipality: MunicipalityText,
    ruling: Annotated[
        Ruling, typer.Argument(metavar="RULING", help="approve, request_changes, waive or reject; all but the first "
                               "need a reason.")
    ],
    by: Annotated[str, typer.Option(metavar="FUNCTION", help="The function that decided, such as project_lead.")],
    reason: Annotated[str, typer.Option(parser=words("--reason", 400), help="Why; name no persons.")] = "",
    on: Annotated[
        str, typer.Option("--on", metavar="DATE", help="The day it was decided, when that was before today.")
    ] = "",
    meeting_on: Annotated[str, typer.Option(metavar="DATE", help="The council's meeting.")] = "",
    item: Annotated[
        str, typer.Option(parser=number_or_address("--item", 60), metavar="NUMBER", help="The item on its agenda.")
    ] = "",
    published_on: Annotated[str, typer.Option(metavar="DATE", help="The day the plan was published.")] = "",
    address: Annotated[
        str, typer.Option(parser=number_or_address("--address", 400), metavar="URL", help="Where it is published.")
    ] = "",
    programme: ProgrammeSlug = None,
    staff: StaffId = None,
) -> None:  # fmt: skip
    """Record a decision; a gate is decided once, and the path goes on."""
    actor = actor_of(staff)
    from tasks import decisions
    from tasks.decision_errors import GateDecidedError

    with looking() as read:
        engagement = engagement_of(read, municipality, programme)
    proof = {"meeting_on": meeting_on, "item_number": item, "published_on": published_on, "address": address}
    verdict = decisions.Verdict(ruling, decider_in(by), reason, proof, on)
    try:
        decided = decisions.decide(engagement, gate, verdict, actor)
    except GateDecidedError as error:
        if (error.found["ruling"], error.found["decided_by"]) != (verdict.ruling, verdict.decided_by):
            raise
        tell(error)
        go_on(engagement, actor)  # the same again: a command killed after its decision left this undone
        raise typer.Exit(exit_code_of(error)) from error
    say(f"Recorded for {engagement}: {decided.gate_label_da}: {decided.ruling}.")
    go_on(engagement, actor)


def decider_in(text: str) -> str:
    """Give the function that a person means by its key, its Danish name or its last word; raise UnknownDeciderError."""
    from parat.domain.labels import Kind, labels

    wanted = text.strip().casefold()
    named = {key: name.casefold() for key, name in labels(Kind.DECIDER).items()}
    exact = [key for key, name in named.items() if wanted in (key, name)]
    close = [key for key, name in named.items() if name.split()[-1] == wanted]
    for found in (exact, close):
        if len(found) == 1:
            return found[0]
    raise UnknownDeciderError(found=text, allowed=list(Decider))
