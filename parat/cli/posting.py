"""The commands of the outbox: what waits to be sent, send it now, and take a message back."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from parat.cli.console import say, show_json, show_table, tell
from parat.cli.exit_codes import exit_code_of
from parat.cli.options import AsJson, ProgrammeSlug, StaffId, words
from parat.cli.record import actor_of, engagement_of, looking
from parat.cli.status import MaybeMunicipality

if TYPE_CHECKING:
    from db.schema import Outbox
    from db.unit_of_work import Reader
    from parat.domain.errors import ParatError
    from tasks.sending import Outcome, Sent

outbox = typer.Typer(no_args_is_help=True, help="See and send mails and invitations; each goes out once.")
_SHOWN_DIGITS = 8
_HOW = {"eml": "written as a draft", "smtp": "sent by mail"}


@outbox.command("list")
def list_outbox(
    municipality: MaybeMunicipality = None,
    whole: Annotated[bool, typer.Option("--all", help="Also what was sent or taken back.")] = False,
    programme: ProgrammeSlug = None,
    as_json: AsJson = False,
) -> None:
    """List what waits to be sent: to which functions, since when, and what holds it back."""
    with looking() as read:
        rows = [_line(read, row) for row in _messages(read, municipality, programme, whole)]
    if as_json:
        show_json(rows)
    elif rows:
        headings = ("Message", "Engagement", "Subject", "To", "Since", "State")
        show_table(headings, (_cells(row) for row in rows))
    else:
        say("The outbox is empty." if whole else "Nothing waits to be sent.")


@outbox.command("send")
def send_outbox(municipality: MaybeMunicipality = None, programme: ProgrammeSlug = None, staff: StaffId = None) -> None:
    """Send what waits: through the mail server in PARAT_SMTP_URL, otherwise as drafts that you open and send."""
    actor = actor_of(staff)
    from tasks.sending import send_all

    engagement = _engagement(municipality, programme)
    sent = send_all(actor, engagement)
    for one in sent.outcomes:
        _tell_of(one)
    say(f"{sent.count} sent, {len(sent.held)} held." if sent.outcomes else "Nothing was sent.")
    _name_the_folder(sent)
    _end(sent)


@outbox.command("withdraw")
def withdraw_message(
    message: Annotated[
        str, typer.Argument(metavar="ID", help="The message's id in parat outbox list, or its beginning.")
    ],
    reason: Annotated[str, typer.Option(parser=words("--reason", 400), help="Why; name no persons.")],
    staff: StaffId = None,
) -> None:
    """Take back a message that was not yet sent; the same one is not written down again."""
    actor = actor_of(staff)
    from tasks.outbox import withdraw_from_outbox

    with looking() as read:
        row = _meant(read, message)
    withdraw_from_outbox(row.engagement, row.id, reason, actor)
    say(f"The message «{row.subject}» of {row.engagement} is taken back.")


def _engagement(municipality: str | None, programme: str | None) -> str | None:
    if municipality is None:
        return None
    with looking() as read:
        return engagement_of(read, municipality, programme)


def _messages(read: Reader, municipality: str | None, programme: str | None, whole: bool) -> list[Outbox]:
    from db.schema import Outbox
    from tasks.outbox import pending

    engagement = engagement_of(read, municipality, programme) if municipality is not None else None
    if not whole:
        return pending(read, engagement)
    of_one = () if engagement is None else (Outbox.engagement == engagement,)
    return read.all(Outbox, *of_one, order=[Outbox.queued_at, Outbox.number])


def _meant(read: Reader, beginning: str) -> Outbox:
    from db.schema import Outbox
    from tasks.outbox_errors import NoSuchMessageError

    found = [row for row in read.all(Outbox) if row.id.startswith(beginning.strip().lower())]
    if len(found) != 1:
        counted, counted_da = ("several messages", "flere beskeder") if found else ("no message", "ingen besked")
        raise NoSuchMessageError(given=beginning, found=counted, found_da=counted_da)
    return found[0]


def _line(read: Reader, row: Outbox) -> dict[str, Any]:
    return {
        "message": row.id,
        "engagement": row.engagement,
        "kind": row.kind,
        "number": row.number,
        "subject": row.subject,
        "to": row.to_functions,
        "since": row.queued_at.isoformat(timespec="seconds"),
        **_state(read, row),
    }


def _state(read: Reader, row: Outbox) -> dict[str, str | None]:
    if row.sent_at is not None:
        return {"state": "sent", "sent_how": row.sent_how, "at": _moment(row.sent_at), "reason": None}
    if row.withdrawn_at is not None:
        reason = row.withdrawn_because or "a newer message took its place"
        return {"state": "withdrawn", "sent_how": None, "at": _moment(row.withdrawn_at), "reason": reason}
    fault = _fault(read, row)
    if fault is not None:
        return {"state": "held", "sent_how": None, "at": None, "reason": fault.parts()[0]}
    state = "waiting" if row.taken_at is None else "being_sent"
    return {"state": state, "sent_how": None, "at": _moment(row.taken_at), "reason": None}


def _fault(read: Reader, row: Outbox) -> ParatError | None:
    """Ask what holds a message back; drafts are never held, and asking loads what writes documents."""
    from parat.settings import settings

    if settings().smtp_url is None:
        return None
    from tasks.run import today_in_denmark
    from tasks.sending import fault_now

    return fault_now(read, row, today_in_denmark())


def _cells(line: dict[str, Any]) -> tuple[str, ...]:
    since, to = line["since"][:10], ", ".join(line["to"])
    return line["message"][:_SHOWN_DIGITS], line["engagement"], line["subject"], to, since, _in_words(line)


def _in_words(line: dict[str, Any]) -> str:
    words_of = {
        "sent": f"{_HOW.get(line['sent_how'], line['sent_how'])} {(line['at'] or '')[:10]}",
        "withdrawn": f"taken back: {line['reason']}",
        "held": f"held: {line['reason']}",
        "being_sent": f"being sent since {line['at']}",
    }
    return words_of.get(line["state"], "waits")


def _moment(at: datetime | None) -> str | None:
    return at.isoformat(timespec="seconds") if at else None


def _tell_of(outcome: Outcome) -> None:
    said = f"{outcome.engagement}: «{outcome.subject}»"
    if outcome.held_by is not None:
        say(f"{said} is held.")
        tell(outcome.held_by)
        return
    missed = f"; it did not reach {', '.join(outcome.not_reached)}" if outcome.not_reached else ""
    say(f"{said} {_HOW[str(outcome.how)]}{missed}.")


def _name_the_folder(sent: Sent) -> None:
    from parat.settings import settings

    if any(one.how == "eml" for one in sent.outcomes):
        say(f"The drafts lie in {settings().home / 'outbox'}: open each, look it over, and send it.")


def _end(sent: Sent) -> None:
    """Tell what stopped the sending, and end with the number of the first fault."""
    for error in sent.stopped_by:
        tell(error)
    faults = [*sent.stopped_by, *(one.held_by for one in sent.held if one.held_by is not None)]
    if faults:
        raise typer.Exit(exit_code_of(faults[0]))
