"""Build readiness assessments in the record: who answered what, in which round and by which version."""

from collections.abc import Mapping, Sequence

from db.schema import Answer, AssessmentRound, Base, Packet, Respondent
from parat.domain.identity import natural_id
from parat.domain.instrument import instrument
from parat.domain.packets.readiness import RESPONDENTS
from tasks.answers import round_id
from tests.db.builders import (
    DAY,
    PROGRAMME,
    a_gate,
    a_municipality,
    a_programme,
    an_attempt,
    an_engagement,
    evidence,
    store,
)

STAGE_OF = {"baseline": "readiness", "adoption": "implementation", "followup12": "implementation"}
COVERED_BY = {"baseline": "roles_covered", "followup12": "reassessed"}
Given = Mapping[str, Sequence[str | None]]


def key_of(number: int) -> str:
    return f"{PROGRAMME}/{9900 + number}"


def level(value: int | str, version: str = "2026.1", respondents: int = 6) -> dict[str, list[str]]:
    """Answer every statement of a version alike."""
    return {item.id: [str(value)] * respondents for item in instrument(version).items}


def store_a_programme(record, municipalities: int, version: str = "2026.1") -> list[str]:
    """Store a programme whose municipalities have accepted and are in their readiness assessment."""
    store(record, a_programme(instrument_version=version), chain=PROGRAMME)
    keys = [key_of(number) for number in range(1, municipalities + 1)]
    for key in keys:
        gates = [a_gate(key, gate, ruling="approve") for gate in ("selection", "commitment")]
        facts = [evidence(key, name) for name in ("form_complete", "agreement_dated", "lead_named")]
        code = key.rpartition("/")[2]
        rows = [
            a_municipality(code, f"By {code}"), an_engagement(key), an_attempt(key, ended_on=DAY), *gates, *facts,
            an_attempt(key, "readiness"),
        ]  # fmt: skip
        store(record, *rows, chain=key)
    return keys


def store_answers(record, key: str, given: Given, name: str = "baseline", version: str = "2026.1", day=DAY) -> None:
    """Store a round in which the respondents R1, R2, ... gave these values to each item; None is no answer."""
    store(record, *assessment_rows(key, given, name, version, day), chain=key)


def assessment_rows(key: str, given: Given, name: str = "baseline", version: str = "2026.1", day=DAY) -> list[Base]:
    identity, packet = round_id(key, name), natural_id("packet", key, name)
    roles = instrument(version).required_roles
    count = max(len(values) for values in given.values())
    covered = [evidence(key, COVERED_BY[name])] if name in COVERED_BY else []
    return [
        AssessmentRound(
            id=identity, engagement=key, round=name, instrument_version=version, missing_roles={}, self_mapping={},
            opened_on=DAY,
        ),
        Packet(
            id=packet, engagement=key, stage="readiness", direction="received", attempt=1, number=1, round=name,
            generation="g1", file_name="svar.xlsx", path="svar.xlsx", sha256="0" * 64, on=DAY,
        ),
        *(
            Respondent(
                id=natural_id("respondent", identity, number), assessment_round=identity, number=number,
                role=roles[place % len(roles)], sector="", answered_on=day,
            )
            for place, number in enumerate(RESPONDENTS[:count])
        ),
        *(
            an_answer(identity, packet, item, number, value)
            for item, values in given.items()
            for number, value in zip(RESPONDENTS, values, strict=False)
            if value is not None
        ),
        *covered,
    ]  # fmt: skip


def an_answer(identity: str, packet: str, item: str, number: str, value: str, documentation: str = "") -> Answer:
    return Answer(
        id=natural_id("answer", identity, item, number), assessment_round=identity, item=item,
        respondent=natural_id("respondent", identity, number), value=value, reason="", documentation=documentation,
        place=f"Svar!{number}", packet=packet,
    )  # fmt: skip
