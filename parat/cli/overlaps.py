"""The commands about overlaps between the plan and other policies: look at them, and decide."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, Annotated, Any

import typer

from parat.cli.console import say, show_json, show_table
from parat.cli.going_on import go_on
from parat.cli.groups import ShownAtOnce
from parat.cli.options import AsJson, MunicipalityText, ProgrammeSlug, StaffId, words
from parat.cli.record import actor_of, engagement_of, looking

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tasks.overlaps import Overlap
    from tasks.policies import Register

overlaps = typer.Typer(
    cls=ShownAtOnce, no_args_is_help=True, help="See where the plan does what other policies do, and decide."
)
_SHORT = 8
_WEAK = "weak"


@overlaps.command("show")
def show_overlaps(
    municipality: MunicipalityText,
    every: Annotated[bool, typer.Option("--all", help="The weak ones and those that are decided, too.")] = False,
    programme: ProgrammeSlug = None,
    as_json: AsJson = False,
) -> None:
    """List the overlaps that wait for a decision, with the words and sentences that are alike and why."""
    from tasks.overlaps import overlaps_of

    with looking() as read:
        engagement = engagement_of(read, municipality, programme)
        found = overlaps_of(read, engagement)
    shown = [one for one in found if every or not (one.decided or one.strength == _WEAK)]
    if as_json:
        show_json([_as_json(one) for one in shown])
        return
    for at, one in enumerate(shown):
        if at == 0 or shown[at - 1].action.id != one.action.id:
            say(f"{one.action.number}. {one.action.title}", style="bold")
        say(*(f"   {line}" for line in _in_words(engagement, one)))
    say(_sum(engagement, found))


@overlaps.command("decide")
def decide_overlap(
    municipality: MunicipalityText,
    action: Annotated[int, typer.Argument(metavar="ACTION", help="The action's number; 0 for the plan as a whole.")],
    measure: Annotated[
        str, typer.Argument(metavar="MEASURE", parser=words("MEASURE", 300), help="Its id as listed, or its title.")
    ],
    because: Annotated[
        str, typer.Option("--because", parser=words("--because", 600), help="Why; the plan shows it. Name no persons.")
    ],
    merge: Annotated[bool, typer.Option("--merge", help="They become one.")] = False,
    refer: Annotated[bool, typer.Option("--refer", help="The plan refers to it.")] = False,
    keep: Annotated[bool, typer.Option("--keep", help="They are kept apart.")] = False,
    programme: ProgrammeSlug = None,
    staff: StaffId = None,
) -> None:
    """Decide on an overlap, found or not; the plan shows the decision with its reason."""
    chosen = [name for name, said in (("merge", merge), ("refer", refer), ("keep", keep)) if said]
    if len(chosen) != 1:
        raise typer.BadParameter("say one of --merge, --refer and --keep")
    actor = actor_of(staff)
    from tasks.deciding_overlaps import OverlapRuling
    from tasks.deciding_overlaps import decide_overlap as decide

    with looking() as read:
        engagement = engagement_of(read, municipality, programme)
    changed = decide(engagement, OverlapRuling(action, measure, chosen[0], because), actor)
    which = f"action {action}" if action else "the plan as a whole"
    say(f"Decided for {which} of {engagement}: {chosen[0]}{'' if changed else ' already; nothing was changed'}.")
    go_on(engagement, actor)


@overlaps.command("policies")
def list_measures(municipality: MunicipalityText, programme: ProgrammeSlug = None, as_json: AsJson = False) -> None:
    """List the measures of the other policies with their ids, whom they are for and who is responsible."""
    from tasks.policies import register_of

    with looking() as read:
        engagement = engagement_of(read, municipality, programme)
        register = register_of(read, engagement)
    if as_json:
        show_json(_measures_json(register))
    elif register.measures:
        headings = ("Id", "Policy", "Measure", "For", "By", "Where it stands")
        show_table(
            headings,
            (
                (row.id[:_SHORT], register.policies[row.policy].title, row.title, row.target_group or "",
                 row.owner or "", row.place or "")
                for row in register.measures
            ),
        )  # fmt: skip
    else:
        say(f"No measure of another policy of {engagement} is stored. Read one with: parat policy read FILE ...")


def _in_words(engagement: str, one: Overlap) -> list[str]:
    lines = [f"{one.strength or 'named'}: {one.policy.title}: {one.measure.title} [{one.measure.id[:_SHORT]}]"]
    said = {
        "words": one.words_da,
        "plan": _quoted(one.action_sentence),
        "policy": _quoted(one.measure_sentence),
        "why": one.why_da,
        "decided": one.decision_da,
    }
    lines += [f"   {name + ':':<9}{text}" for name, text in said.items() if text]
    if not one.decided:
        key = shlex.quote(engagement)
        lines.append(
            f"   parat overlap decide {key} {one.action.number} {one.measure.id[:_SHORT]} --merge|--refer|--keep"
        )
    return lines


def _quoted(sentence: str) -> str:
    return f"»{sentence}«" if sentence else ""


def _sum(engagement: str, found: Iterable[Overlap]) -> str:
    rows = list(found)
    open_ones = [one for one in rows if not one.decided]
    counts = ", ".join(
        f"{kind} {number}"
        for kind in ("strong", "possible", _WEAK)
        if (number := sum(one.strength == kind for one in open_ones))
    )
    decided = len(rows) - len(open_ones)
    return f"{engagement}: overlaps without a decision: {counts or 'none'}; decided: {decided}."


def _as_json(one: Overlap) -> dict[str, Any]:
    return {
        "action": one.action.number,
        "title": one.action.title,
        "policy": one.policy.title,
        "measure": one.measure.title,
        "measure_id": one.measure.id,
        "strength": one.strength or None,
        "score": one.hit.score if one.hit else None,
        "words": one.words_da,
        "action_sentence": one.action_sentence,
        "measure_sentence": one.measure_sentence,
        "why": one.why_da,
        "decision": one.decision.choice if one.decision else None,
        "reason": one.decision.reason if one.decision else None,
    }


def _measures_json(register: Register) -> list[dict[str, Any]]:
    return [
        {
            "id": row.id,
            "policy": register.policies[row.policy].title,
            "measure": row.title,
            "description": row.description,
            "target_group": row.target_group,
            "level": row.level,
            "owner": row.owner,
            "area": row.area,
            "place": row.place,
        }
        for row in register.measures
    ]
