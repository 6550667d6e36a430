"""Walk one fictitious municipality from enrolment to its closing report; begun again, it goes on where it stands.

Run as `python -m tests.crash.thin_path DESK`: DESK is the folder where filled packets lie until they are imported.
Everything goes through the functions that the public commands call.
"""

import sys
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from db.schema import Gate, Packet
from flows.path import advance
from parat.domain.coverage import open_blocking
from parat.domain.municipalities import Municipality
from parat.domain.stages import STANDARD, Ruling, Stage, Start
from parat.domain.standing import Wait, WaitsFor, finished
from parat.example.filling import fill
from tasks.acceptances import accept
from tasks.answers import ROUND_OF_STAGE
from tasks.coverage import findings_of
from tasks.decisions import Verdict, decide
from tasks.importing import import_packet
from tasks.packets import RECEIVED, newest_packet, path_of
from tasks.programmes import (
    Call,
    ContactDetails,
    Enrolment,
    add_contact,
    add_hours,
    add_staff,
    assign,
    date_agreement,
    enrol,
    new_programme,
    set_programme_state,
)
from tasks.run import Actor, looking
from tasks.stage_run import standing_now
from tests.crash.answers import answers_to

PROGRAMME = "proeve-2026"
SANDVIG = Municipality(
    "9904", "Sandvig", "Sandvig Kommune", "99000004", "Eksempelregion Syd", "Eksempelkredsen", 30_000
)
ENGAGEMENT = f"{PROGRAMME}/{SANDVIG.code}"
BEGIN = date(2026, 3, 2)
_DAYS_BETWEEN = 9
_ASKED_ANEW = "selection"
_CALLED_BY_CARDS = (
    "Tovholder", "Stedfortræder for tovholderen", "Kontaktpunkt i politikredsen", "Beredskabschef",
    "Afdelingsleder, myndighed",
)  # fmt: skip
_PROOF = {
    "council": {"meeting_on": "{today}", "item_number": "12"},
    "publication": {"published_on": "{today}", "address": "https://sandvig.example/plan"},
}


def walk(desk: Path, until: int | None = None) -> None:
    """Go on until the path is finished, or until so many files have been imported and gates decided."""
    set_up()
    while until is None or progress() < until:
        outcome = advance(ENGAGEMENT, actor())
        if outcome.finished:
            return
        _answer(outcome.waits, desk)


def set_up() -> None:
    """Begin the programme and enrol the municipality; what is there already is left as it is."""
    add_staff("k01", "Prøve Konsulent", "lead", actor(BEGIN))
    new_programme(PROGRAMME, Call("Prøveprogram", is_example=True), actor(BEGIN))
    set_programme_state(PROGRAMME, "open", actor(BEGIN))
    enrol(SANDVIG, PROGRAMME, Enrolment(Start.NEW, is_example=True), actor(BEGIN))
    date_agreement(ENGAGEMENT, BEGIN, actor(BEGIN))
    add_contact(ENGAGEMENT, ContactDetails("Projektleder", "social", "Prøve Leder"), actor(BEGIN))
    for function in _CALLED_BY_CARDS:
        add_contact(ENGAGEMENT, ContactDetails(function, "social"), actor(BEGIN))
    assign(ENGAGEMENT, "k01", "consultant", Decimal(120), actor(BEGIN))
    add_hours(ENGAGEMENT, BEGIN, Decimal("2.5"), "Opstart", actor(BEGIN))


def actor(on: date | None = None) -> Actor:
    """Give who works, on a day that follows from how far the path has come."""
    return Actor("k01", "cli", today=on or BEGIN + timedelta(days=_DAYS_BETWEEN * progress()))


def progress() -> int:
    """Count the files imported and the gates decided."""
    with looking() as read:
        imported = read.all(Packet, Packet.direction == RECEIVED)
        return len(imported) + len(read.all(Gate, Gate.ruling.is_not(None)))


def _answer(waits: tuple[Wait, ...], desk: Path) -> None:
    """Do the first thing that somebody can do: decide what waits, else send a file in."""
    decisions = [wait for wait in waits if wait.kind is WaitsFor.DECISION]
    if decisions:
        _decide(decisions[0].key)
        return
    stage, assessment_round = next(_missing_files(waits))
    import_packet(_filled(stage, assessment_round, desk), actor())


def _decide(gate: str) -> None:
    anew = gate == _ASKED_ANEW and _times_asked(gate) == 1
    verdict = Verdict(
        Ruling.REQUEST_CHANGES if anew else Ruling.APPROVE,
        STANDARD.gate(gate)[1].decider.value,
        "Tidsplanen skal uddybes" if anew else "",
        {name: text.format(today=actor().today) for name, text in _PROOF.get(gate, {}).items()},
    )
    if STANDARD.gate(gate)[1].checked:
        _answer_for_findings()
    decide(ENGAGEMENT, gate, verdict, actor())


def _answer_for_findings() -> None:
    """Accept what the plan's check still finds; what is accepted already is left alone."""
    with looking() as read:
        found = open_blocking(findings_of(read, ENGAGEMENT, actor().today))
    for one in found:
        accept(ENGAGEMENT, one.name, "Direktør", "Udestår til den årlige status", actor())


def _times_asked(gate: str) -> int:
    with looking() as read:
        return len(read.all(Gate, Gate.gate == gate))


def _missing_files(waits: tuple[Wait, ...]) -> Iterator[tuple[Stage, str]]:
    """List the files that are still to be sent in, in the order of the path."""
    standing = standing_now(ENGAGEMENT)
    for wait in waits:
        attempt = standing.attempt(wait.stage)
        for stage, assessment_round in _files_of(wait.stage):
            if attempt and _times_received(stage, assessment_round) < attempt.number:
                yield stage, assessment_round


def _files_of(stage: Stage) -> list[tuple[Stage, str]]:
    rounds = [(Stage.READINESS, name) for name in ROUND_OF_STAGE.get(stage, ())]
    return rounds if stage is Stage.READINESS else [(stage, ""), *rounds]


def _times_received(stage: Stage, assessment_round: str) -> int:
    with looking() as read:
        return len(
            [
                row
                for row in read.all(Packet, Packet.direction == RECEIVED, Packet.stage == stage.value)
                if stage is not Stage.READINESS or row.round == assessment_round
            ]
        )


def _filled(stage: Stage, assessment_round: str, desk: Path) -> Path:
    """Fill the newest packet that was sent; one that already lies on the desk is used as it is."""
    with looking() as read:
        sent = newest_packet(read, ENGAGEMENT, stage, assessment_round)
        if sent is None:
            raise LookupError(f"no packet was sent for {stage}")
        filled = desk / f"{stage}-{assessment_round}-{sent.id}-{progress()}.xlsx"
        if not filled.exists():
            entries = answers_to(read, ENGAGEMENT, stage, assessment_round, actor().today)
            unfinished = filled.with_suffix(".new")
            unfinished.write_bytes(fill(path_of(sent).read_bytes(), entries))
            unfinished.replace(filled)
    return filled


if __name__ == "__main__":
    walk(Path(sys.argv[1]))
    sys.stdout.write("finished\n" if finished(standing_now(ENGAGEMENT)) else "not finished\n")
