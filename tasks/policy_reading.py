"""Read a policy from its file: the file is kept as it came, and the measures that a person takes enter the register."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from db.lookup import engagement_row
from db.schema import ExistingMeasure, Packet, Policy
from db.unit_of_work import Reader, UnitOfWork
from parat.domain.identity import natural_id
from parat.domain.packets.matching import folded
from parat.domain.personal_data import cpr_in, masked_text
from parat.domain.stages import Stage
from parat.intake.policy_files import Candidate, PolicyFile, read_policy
from tasks.import_errors import content_of, refuse_doubts
from tasks.packets import RECEIVED, packet_store
from tasks.plan_moved import plan_changed
from tasks.policies import new_measure_id, new_policy_id, register_of
from tasks.policy_errors import CprInPolicyError, NoPolicyFileError, NoSuchCandidateError, OtherFileError
from tasks.run import Actor, named, work_by

ALL = "all"
ROUND = "policy"
_SPAN = re.compile(r"(\d{1,4})(?:\s*-\s*(\d{1,4}))?")
_LONGEST_PLACE = 200


@dataclass(frozen=True, slots=True)
class PolicyFacts:
    """Be what a person says of a policy; what is left out stays as the register has it."""

    title: str
    owner: str = ""
    adopted_on: date | None = None
    valid_until: date | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """Be how a file is read: `take` is empty, `all` or numbers as 1,3,5-9; `again` lets a newer file take over."""

    take: str = ""
    no_cpr: bool = False
    again: bool = False


@dataclass(frozen=True, slots=True)
class PolicyRead:
    """Be what reading came to: the candidates, which of them the register holds now, and whether anything was new."""

    policy: str
    candidates: tuple[Candidate, ...]
    held: frozenset[int]
    added: int
    changed: bool


def read_policy_file(path: Path, engagement: str, facts: PolicyFacts, asked: Asked, actor: Actor) -> PolicyRead:
    """Store a policy with its file unmodified, and those of its candidates that are taken as existing measures.

    A measure that the register holds already is left as it is. Raise a RefusedFileError, PacketErrors,
    DoubtfulNumbersError, NoSuchCandidateError, OtherFileError or CprInPolicyError.
    Run again: the same file with the same words changes nothing.
    """
    _refuse_cpr(engagement, facts)
    content = content_of(path)
    read = read_policy(content, path.name)
    refuse_doubts(read.doubts, path.name, asked.no_cpr)
    wanted = _wanted(asked.take, read)

    def work() -> PolicyRead:
        with work_by(actor, engagement) as unit:
            engagement_row(unit, engagement)
            policy = _policy(unit, engagement, facts, read, asked)
            fresh = _measures(unit, policy, read, wanted)
            touched = unit.put(policy) + unit.put(*fresh) + _keep_file(unit, policy, read, content, actor)
            if touched:
                plan_changed(unit, engagement)
            held = {folded(row.title) for row in _measures_of(unit, policy)}
            unit.commit()
        numbers = frozenset(at for at, one in enumerate(read.candidates, 1) if folded(one.title) in held)
        return PolicyRead(policy.title, read.candidates, numbers, len(fresh), bool(touched))

    return named("read_policy_file", work)


def file_of_policy(read: Reader, engagement: str, title: str) -> tuple[str, bytes]:
    """Give the name and the content of the file that a policy was read from; raise NoPolicyFileError."""
    found = (row for row in register_of(read, engagement).policies.values() if folded(row.title) == folded(title))
    policy = next(found, None)
    if policy is None or policy.source_sha256 is None:
        raise NoPolicyFileError(engagement=engagement, found=masked_text(title)[:80])
    row = read.get(Packet, _packet_id(engagement, policy.source_sha256))
    return policy.source_file or row.file_name, packet_store().content_of(row.path, row.sha256)


def _refuse_cpr(engagement: str, facts: PolicyFacts) -> None:
    for place, text in (("title", facts.title), ("owner", facts.owner)):
        if found := cpr_in(text):
            raise CprInPolicyError(engagement=engagement, place=place, masked=found[0].masked)


def _wanted(take: str, read: PolicyFile) -> list[Candidate]:
    """Give the candidates that a person takes; raise NoSuchCandidateError."""
    count = len(read.candidates)
    if folded(take) == ALL:
        return list(read.candidates)
    chosen: set[int] = set()
    for part in filter(None, (part.strip() for part in take.split(","))):
        span = _SPAN.fullmatch(part)
        numbers = range(int(span[1]), int(span[2] or span[1]) + 1) if span else range(0)
        if not numbers or numbers[0] < 1 or numbers[-1] > count:
            raise NoSuchCandidateError(file=read.file, found=masked_text(part)[:20], count=count)
        chosen.update(numbers)
    return [one for at, one in enumerate(read.candidates, 1) if at in chosen]


def _policy(read: Reader, engagement: str, facts: PolicyFacts, file: PolicyFile, asked: Asked) -> Policy:
    known = register_of(read, engagement).policies
    stored = next((row for row in known.values() if folded(row.title) == folded(facts.title)), None)
    other = stored is not None and stored.source_sha256 not in (None, file.sha256)
    if stored and other and not asked.again:
        raise OtherFileError(file=file.file, policy=stored.title, known=stored.source_file)
    return Policy(
        id=stored.id if stored else new_policy_id(known, engagement, facts.title),
        engagement=engagement,
        title=stored.title if stored else facts.title,
        owner=facts.owner or (stored.owner if stored else ""),
        adopted_on=facts.adopted_on or (stored.adopted_on if stored else None),
        valid_until=facts.valid_until or (stored.valid_until if stored else None),
        source_file=file.file[:255] if not stored or stored.source_sha256 != file.sha256 else stored.source_file,
        source_sha256=file.sha256,
    )


def _measures_of(read: Reader, policy: Policy) -> list[ExistingMeasure]:
    return read.all(ExistingMeasure, ExistingMeasure.policy == policy.id)


def _measures(read: Reader, policy: Policy, file: PolicyFile, wanted: Sequence[Candidate]) -> list[ExistingMeasure]:
    """Give the measures that are new to the register."""
    every = {row.id for row in register_of(read, policy.engagement).measures}
    titles = {folded(row.title) for row in _measures_of(read, policy)}
    return [_measure(policy, file, one, every) for one in wanted if folded(one.title) not in titles]


def _measure(policy: Policy, file: PolicyFile, one: Candidate, known: set[str]) -> ExistingMeasure:
    return ExistingMeasure(
        id=new_measure_id(known, policy.engagement, policy.title, one.title),
        engagement=policy.engagement,
        policy=policy.id,
        title=one.title,
        description=one.description or None,
        target_group=one.target_group or None,
        level=one.level or None,
        owner=one.owner or None,
        area=one.area or None,
        starts_on=one.starts_on,
        ends_on=one.ends_on,
        place=f"{file.file}, {one.place}"[:_LONGEST_PLACE],
    )


def _packet_id(engagement: str, sha256: str) -> str:
    return natural_id("packet", engagement, Stage.PLAN, ROUND, RECEIVED, sha256)


def _keep_file(unit: UnitOfWork, policy: Policy, file: PolicyFile, content: bytes, actor: Actor) -> list[str]:
    """Keep the file as it came, once; give the ids of what was written."""
    identity = _packet_id(policy.engagement, file.sha256)
    stored = packet_store().put(policy.engagement, "modtaget-politik.docx", content)
    if unit.find(Packet, identity) is not None:
        return []
    return unit.put(
        Packet(
            id=identity,
            engagement=policy.engagement,
            stage=Stage.PLAN.value,
            direction=RECEIVED,
            attempt=0,
            number=1,
            round=ROUND,
            generation=identity,
            file_name=file.file[:255],
            path=stored.relative_path,
            sha256=stored.sha256,
            on=actor.today,
            respondent=None,
            part=None,
            erased_on=None,
        )
    )
