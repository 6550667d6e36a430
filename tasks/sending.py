"""Send what waits in the outbox: each message once, by one sender at a time, and say what became of it."""

from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial

from db.claims import Held
from db.errors import ClaimLostError, StageBusyError
from db.schema import Outbox
from db.unit_of_work import Reader
from parat.delivery.errors import MailPostponedError, MailRefusedError
from parat.domain.errors import ParatError, StoredDataError
from tasks.outbox import is_waiting, pending
from tasks.outbox_mail import addresses_of, mail_of
from tasks.outbox_ways import Way, way_now
from tasks.run import Actor, looking, retryable, work_by

SENDING = "outbox"
_LEASE_SECONDS = 180  # longer than the mail server may take for one mail
_OF_ONE_MESSAGE = (MailPostponedError, MailRefusedError, StoredDataError)


@dataclass(frozen=True, slots=True)
class Outcome:
    """Say what became of a message: how it was sent, or why it is held; and which functions it did not reach."""

    message: str
    engagement: str
    subject: str
    how: str | None = None
    held_by: ParatError | None = None
    not_reached: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sent:
    """Say what a sender did in all; `stopped_by` are errors because of which more than one message waits on."""

    outcomes: tuple[Outcome, ...]
    stopped_by: tuple[ParatError, ...] = ()

    @property
    def count(self) -> int:
        """Count what was sent."""
        return sum(one.how is not None for one in self.outcomes)

    @property
    def held(self) -> tuple[Outcome, ...]:
        """Give what waits on, each for a reason of its own."""
        return tuple(one for one in self.outcomes if one.held_by is not None)


def send_all(actor: Actor, engagement: str | None = None) -> Sent:
    """Send what waits in the outbox, of one engagement or of all; what fails waits on.

    Run again: what was sent is not sent again. A sender killed between handing a mail over and writing that down hands
    the same mail, with the same Message-ID, over once more; a draft is found where it lies.
    """
    with looking() as read:
        waiting = dict.fromkeys(row.engagement for row in pending(read, engagement))
    outcomes: list[Outcome] = []
    stopped: list[ParatError] = []
    for key in waiting:
        try:
            outcomes.extend(_sent_of(key, actor))
        except (StageBusyError, ClaimLostError) as error:
            stopped.append(error)
        except ParatError as error:
            stopped.append(error)
            break  # the next municipality would meet the same
    return Sent(tuple(outcomes), tuple(stopped))


def fault_now(read: Reader, row: Outbox, today: date) -> ParatError | None:
    """Say why a message that waits could not go out now, if it could not."""
    return way_now(read, row.engagement).fault(row, addresses_of(read, row.engagement, row.to_functions, today))


@retryable
def claim_outbox(engagement: str, actor: Actor) -> Held:
    """Become the only sender of an engagement's messages; raise StageBusyError while another one is.

    Run again: it is refused until the first has ended.
    """
    with work_by(actor, engagement) as unit:
        claim = unit.claim(SENDING, _LEASE_SECONDS)
        unit.commit()
    return claim


@retryable
def take_message(row: Outbox, actor: Actor, claim: Held) -> bool:
    """Write down that a message goes out now, so that no newer one takes its place unseen; False when it waits no more.

    Run again: it is taken once more.
    """
    with work_by(actor, row.engagement, claim) as unit:
        still = is_waiting(unit.get(Outbox, row.id))
        if still:
            unit.change(Outbox, row.id, taken_at=datetime.now(UTC))
            unit.commit()
    return still


@retryable
def put_message_back(row: Outbox, actor: Actor, claim: Held) -> None:
    """Let a message wait again that did not go out.

    Run again: it waits.
    """
    with work_by(actor, row.engagement, claim) as unit:
        unit.change(Outbox, row.id, taken_at=None)
        unit.commit()


@retryable
def mark_sent(row: Outbox, how: str, actor: Actor, claim: Held) -> None:
    """Write down that a message went out, and how.

    Run again: it is written down once more.
    """
    with work_by(actor, row.engagement, claim) as unit:
        unit.change(Outbox, row.id, sent_at=datetime.now(UTC), sent_how=how)
        unit.commit()


def _sent_of(engagement: str, actor: Actor) -> Iterator[Outcome]:
    """Send an engagement's messages, the oldest first, and give each as it has gone out."""
    with _claim_on(engagement, actor) as claim:
        with looking() as read:
            rows, way = pending(read, engagement), way_now(read, engagement)
        with closing(way):
            for row in rows:
                if outcome := _send(row, way, actor, claim):
                    yield outcome


@contextmanager
def _claim_on(engagement: str, actor: Actor) -> Iterator[Held]:
    claim = claim_outbox(engagement, actor)
    try:
        yield claim
    finally:
        with suppress(ClaimLostError), work_by(actor, engagement) as unit:
            unit.commit_and_release(claim)


def _send(row: Outbox, way: Way, actor: Actor, claim: Held) -> Outcome | None:
    """Send one message; None when it no longer waits."""
    told = partial(Outcome, row.id, row.engagement, row.subject)
    with looking() as read:
        addresses = addresses_of(read, row.engagement, row.to_functions, actor.today)
    fault = way.fault(row, addresses)
    if fault is not None:
        return told(held_by=fault)
    try:
        mail = mail_of(row, addresses)
        if not take_message(row, actor, claim):
            return None
        try:
            not_reached = way.deliver(row, mail, addresses)
        except ParatError:
            put_message_back(row, actor, claim)
            raise
    except _OF_ONE_MESSAGE as error:
        return told(held_by=error)
    mark_sent(row, way.how, actor, claim)
    return told(how=way.how, not_reached=not_reached)
