"""Read a policy from a Word file; what looks like a measure is a proposal until a person takes it."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePath

from parat.domain.document_marks import KIND
from parat.domain.errors import InputError
from parat.domain.personal_data import masked_text
from parat.intake.cpr_scan import cpr_faults
from parat.intake.errors import PacketErrors
from parat.intake.gate import admit
from parat.intake.gate_errors import DamagedFileError
from parat.intake.policy_candidates import Candidate
from parat.intake.policy_errors import NotAPolicyFileError, NoTextError, OwnDocumentError
from parat.intake.policy_measures import measures_in
from parat.ooxml.errors import UnreadablePackageError, UnsafePackageError
from parat.ooxml.hidden_properties import hidden_properties
from parat.ooxml.word_blocks import word_text
from parat.ooxml.word_contents import WordText

__all__ = ["Candidate", "PolicyFile", "read_policy"]

_WORD = ".docx"


@dataclass(frozen=True, slots=True)
class PolicyFile:
    """Be a policy's file: its candidates in order, its checksum, and numbers in it that may be CPR numbers."""

    file: str
    candidates: tuple[Candidate, ...]
    sha256: str
    doubts: tuple[InputError, ...]


def read_policy(content: bytes, file_name: str) -> PolicyFile:
    """Let a policy's file in and find what looks like measures; tracked changes are read as accepted.

    Raises a RefusedFileError, NotAPolicyFileError, OwnDocumentError, NoTextError, or PacketErrors with every CPR number
    in it.
    """
    parts = admit(content, file_name)
    file = masked_text(file_name)
    ending = PurePath(file_name).suffix.lower()
    if ending != _WORD:
        raise NotAPolicyFileError(file=file, found=ending or "-")
    text = _text(parts, file)
    certain, doubts = cpr_faults(parts, {}, file_name, file)
    if certain:
        raise PacketErrors(certain, doubts, file=file)
    if not any(block.text for block in text.blocks):
        raise NoTextError(file=file)
    candidates = tuple(measures_in(text.blocks))
    return PolicyFile(file, candidates, hashlib.sha256(content).hexdigest(), tuple(doubts))


def _text(parts: Mapping[str, bytes], file: str) -> WordText:
    try:
        kind = hidden_properties(parts).get(KIND, "")
        if kind:
            raise OwnDocumentError(file=file, found=kind)
        return word_text(parts)
    except (UnreadablePackageError, UnsafePackageError) as fault:
        raise DamagedFileError(file=file, reason=fault.parts()[0]) from fault
