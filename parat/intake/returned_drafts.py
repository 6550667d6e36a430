"""Let in a draft that a person edited in Word, know it by its hidden properties, and see what it carries."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from parat.domain.document_marks import ENGAGEMENT, GENERATION, KIND
from parat.domain.errors import InputError
from parat.domain.personal_data import masked_text
from parat.intake.cpr_scan import cpr_faults
from parat.intake.errors import PacketErrors
from parat.intake.gate import admit
from parat.intake.gate_errors import DamagedFileError
from parat.intake.returned_draft_errors import ProtectedDraftError
from parat.ooxml.errors import UnreadablePackageError, UnsafePackageError
from parat.ooxml.hidden_properties import hidden_properties
from parat.ooxml.word_blocks import WordText, word_text
from parat.ooxml.xml import parse_part

_SETTINGS, _DOCUMENT = "word/settings.xml", "word/document.xml"
_ANCHOR = "_p_"
_ON = frozenset(("1", "true", "on"))
_PROTECTIONS = frozenset(("documentProtection", "writeProtection"))
_TRACKED = frozenset(("ins", "del", "moveFrom", "moveTo"))
_OWN = "parat"


@dataclass(frozen=True, slots=True)
class ReturnedDraft:
    """Be a draft that was let in: whose, which version of which kind (all empty when nothing says so), what it says.

    `hands` is how many people have changes in it that nobody has accepted; who they are is never read out.
    """

    file: str
    engagement: str
    generation: str
    kind: str
    said: WordText
    hands: int
    sha256: str
    doubts: tuple[InputError, ...]

    @property
    def is_marked(self) -> bool:
        """Say whether the file knows which version it is."""
        return bool(self.generation and self.kind)

    @property
    def is_anchored(self) -> bool:
        """Say whether any of the hidden bookmarks is left by which its passages are known."""
        return any(name.startswith(_ANCHOR) for block in self.said.blocks for name in block.bookmarks)

    @property
    def pending(self) -> int:
        """Count the changes of people that nobody has accepted or rejected."""
        return sum(not change.own for change in self.said.changes)


def marks_in(content: bytes, file_name: str) -> Mapping[str, str]:
    """Give the hidden properties of a Word file; raises the refusal that fits."""
    parts, file = admit(content, file_name), masked_text(file_name)
    try:
        return hidden_properties(parts)
    except (UnreadablePackageError, UnsafePackageError) as fault:
        raise DamagedFileError(file=file, reason=fault.parts()[0]) from fault


def open_draft(content: bytes, file_name: str) -> ReturnedDraft:
    """Let a draft in and read it; nothing is compared yet.

    Raises a RefusedFileError, ProtectedDraftError, or PacketErrors with every CPR number that stands in it: in its
    text, its comments, its tracked changes or its properties.
    """
    parts = admit(content, file_name)
    file = masked_text(file_name)
    try:
        marks = hidden_properties(parts)
        _refuse_protected(parts.get(_SETTINGS, b""), file)
        said, hands = word_text(parts), _hands(parts[_DOCUMENT])
    except KeyError as fault:
        raise DamagedFileError(file=file, reason=f"no part {fault.args[0]}") from fault
    except (UnreadablePackageError, UnsafePackageError) as fault:
        raise DamagedFileError(file=file, reason=fault.parts()[0]) from fault
    certain, doubts = cpr_faults(parts, {}, file_name, file)
    if certain:
        raise PacketErrors(certain, doubts, file=file)
    return ReturnedDraft(
        file=file,
        engagement=marks.get(ENGAGEMENT, ""),
        generation=marks.get(GENERATION, ""),
        kind=marks.get(KIND, ""),
        said=said,
        hands=hands,
        sha256=hashlib.sha256(content).hexdigest(),
        doubts=tuple(doubts),
    )


def _refuse_protected(part: bytes, file: str) -> None:
    """Refuse a file in which Word would let nobody accept or reject a change."""
    for element in parse_part(part, _SETTINGS) if part else ():
        name = _local(element)
        if name in _PROTECTIONS and (name == "writeProtection" or _attribute(element, "enforcement") in _ON):
            raise ProtectedDraftError(file=file)


def _hands(document: bytes) -> int:
    """Count those who have changes in the file that nobody has accepted; their names go no further than this."""
    changes = (one for one in parse_part(document, _DOCUMENT).iter(etree.Element) if _local(one) in _TRACKED)
    return len({_attribute(one, "author") for one in changes} - {_OWN})


def _local(element: etree._Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _attribute(element: etree._Element, name: str) -> str:
    return next((str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name), "")
