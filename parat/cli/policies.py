"""The commands about the municipality's other policies: read one from its file, and see which are missing."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from parat.cli.console import say, show_json, show_table
from parat.cli.going_on import go_on
from parat.cli.options import AsJson, MunicipalityText, ProgrammeSlug, StaffId, ToFolder, day, words
from parat.cli.record import actor_of, engagement_of, looking

if TYPE_CHECKING:
    from db.schema import Policy
    from parat.domain.usual_policies import UsualPolicy
    from parat.intake.policy_candidates import Candidate
    from tasks.policy_reading import PolicyRead

policies = typer.Typer(no_args_is_help=True, help="Keep the register of the municipality's other policies.")
_LONGEST_LINE = 160


@policies.command("read")
def read_policy(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The policy as a Word file (.docx).")],
    municipality: Annotated[str, typer.Option("--for", metavar="MUNICIPALITY", help="Whose policy it is.")],
    title: Annotated[str, typer.Option("--policy", parser=words("--policy", 200), help="The policy's title.")],
    owner: Annotated[str, typer.Option(parser=words("--owner", 160), help="The function that owns it.")] = "",
    adopted: Annotated[
        date | None, typer.Option("--adopted", parser=day, metavar="DATE", help="The day it was adopted.")
    ] = None,
    valid_until: Annotated[
        date | None, typer.Option("--valid-until", parser=day, metavar="DATE", help="The day it runs out.")
    ] = None,
    take: Annotated[
        str, typer.Option(metavar="all|1,3,5-9", help="Which of the measures found enter the register; else none.")
    ] = "",
    again: Annotated[bool, typer.Option("--again", help="This is a newer edition of a policy read before.")] = False,
    no_cpr: Annotated[bool, typer.Option("--no-cpr", help="You looked: no number in it is a CPR number.")] = False,
    programme: ProgrammeSlug = None,
    staff: StaffId = None,
) -> None:
    """Store a policy with its file, and list what looks like measures in it; those you take enter the register."""
    actor = actor_of(staff)
    from tasks.policy_reading import Asked, PolicyFacts, read_policy_file

    with looking() as read:
        engagement = engagement_of(read, municipality, programme)
    facts = PolicyFacts(title, owner, adopted, valid_until)
    found = read_policy_file(file, engagement, facts, Asked(take, no_cpr, again), actor)
    _say_found(engagement, file, found)
    if found.changed:
        go_on(engagement, actor)


@policies.command("list")
def list_policies(municipality: MunicipalityText, programme: ProgrammeSlug = None, as_json: AsJson = False) -> None:
    """List the policies of the register, and those that municipalities usually have and that are missing."""
    from parat.domain.usual_policies import missing_among
    from tasks.policies import register_of

    with looking() as read:
        engagement = engagement_of(read, municipality, programme)
        register = register_of(read, engagement)
    missing = missing_among(row.title for row in register.policies.values())
    counts = {key: sum(row.policy == key for row in register.measures) for key in register.policies}
    if as_json:
        rows = [_policy_json(row, counts[row.id]) for row in register.policies.values()]
        show_json({"policies": rows, "missing": [_usual_json(one) for one in missing]})
        return
    if register.policies:
        headings = ("Policy", "Owner", "Adopted", "Valid until", "Measures", "Read from")
        show_table(headings, (_cells(row, counts[row.id]) for row in register.policies.values()))
    else:
        say(f"No policy of {engagement} is stored.")
    _say_missing(missing)


@policies.command("file")
def hand_over_file(
    municipality: MunicipalityText,
    title: Annotated[str, typer.Argument(metavar="POLICY", help="The policy's title.")],
    to: ToFolder = None,
    programme: ProgrammeSlug = None,
) -> None:
    """Hand over the file that a policy was read from, as it came."""
    from parat.cli.hand_out import write_new
    from tasks.policy_reading import file_of_policy

    with looking() as read:
        engagement = engagement_of(read, municipality, programme)
        name, content = file_of_policy(read, engagement, title)
    say(str(write_new((to or Path()) / name, content)))


def _say_found(engagement: str, file: Path, found: PolicyRead) -> None:
    for number, one in enumerate(found.candidates, start=1):
        mark = " (in the register)" if number in found.held else ""
        say(f"{number:>3}. {one.title}{mark}", *(f"     {line}" for line in _told(one)))
    stored = "is stored" if found.changed else "was stored already; nothing was changed"
    say(
        f"«{found.policy}» of {engagement} {stored}. Measures found: {len(found.candidates)}, "
        f"in the register: {len(found.held)}, new: {found.added}."
    )
    if len(found.held) < len(found.candidates):
        say(f"Take them with: parat policy read {file} ... --take all, or --take with their numbers.")


def _told(one: Candidate) -> list[str]:
    facts = {"for": one.target_group, "by": one.owner, "in": one.area, "level": one.level, "time": _time(one)}
    said = "; ".join(f"{name} {value}" for name, value in facts.items() if value)
    text = " ".join(one.description.split())
    shown = text if len(text) <= _LONGEST_LINE else f"{text[:_LONGEST_LINE].rstrip()} ..."
    return [line for line in (shown, said, one.place) if line]


def _time(one: Candidate) -> str:
    if not (one.starts_on or one.ends_on):
        return ""
    return f"{one.starts_on or ''} to {one.ends_on or ''}".strip()


def _cells(row: Policy, measures: int) -> tuple[str, ...]:
    days = (str(day) if day else "" for day in (row.adopted_on, row.valid_until))
    return (row.title, row.owner, *days, str(measures), row.source_file or "")


def _policy_json(row: Policy, measures: int) -> dict[str, Any]:
    return {
        "policy": row.title,
        "owner": row.owner,
        "adopted_on": row.adopted_on.isoformat() if row.adopted_on else None,
        "valid_until": row.valid_until.isoformat() if row.valid_until else None,
        "measures": measures,
        "file": row.source_file,
    }


def _usual_json(one: UsualPolicy) -> dict[str, Any]:
    return {"key": one.key, "title": one.title_da, "why": one.why_da, "source": one.source_da, "by_law": one.duty}


def _say_missing(missing: tuple[UsualPolicy, ...]) -> None:
    if not missing:
        say("Every policy that municipalities usually have is in the register.")
        return
    say("Not in the register, though municipalities usually have them:")
    for one in missing:
        law = ", asked for by law" if one.duty else ""
        say(f"  {one.title_da}{law}: {one.why_da} ({one.source_da})")
