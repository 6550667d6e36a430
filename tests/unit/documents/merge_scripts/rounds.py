"""Play the rounds between a person and the data that a number gives, and ask every law after each."""

from collections.abc import Iterator
from datetime import UTC, datetime
from random import Random

from parat.documents.merge import Stamp, redraft
from tests.unit.documents.merge_scripts.laws import LAWS, Case, ours
from tests.unit.documents.merge_scripts.newer import newer
from tests.unit.documents.merge_scripts.paper import Author, Paper, a_paper
from tests.unit.documents.merge_scripts.person import Desk
from tests.unit.documents.merge_scripts.views import document, marks, shape

ROUNDS = 2


def stamp(number: int) -> Stamp:
    return Stamp(at=datetime(2027, 2, 1, 8, number, tzinfo=UTC), generation=f"udgave-{number}")


def cases(seed: int) -> Iterator[Case]:
    """Play two rounds: in the second the person goes on in the merged file, and answers some of its marks."""
    author = Author(Random(seed))
    base = a_paper(author)
    file, said = base.docx(), base.texts()
    for number in range(1, ROUNDS + 1):
        desk = Desk(file, said, author)
        desk.work(author.chance.randint(0, 8))
        now = newer(base, author, author.chance.randint(1, 7))
        case = merged(base, desk, now, number)
        yield case
        base, file, said = now, case.merged.docx, _said(case)


def merged(base: Paper, desk: Desk, now: Paper, number: int) -> Case:
    theirs = desk.saved()
    result = redraft(theirs, base.docx(), now.docx(), stamp(number))
    return Case(base, theirs, desk.outcome(), desk.own(), now, stamp(number), result)


def _said(case: Case) -> dict[str, str]:
    """Say what the merged file shows for each text of the data as it is now."""
    base, now = case.base.texts(), case.now.texts()
    theirs = {key: case.outcome.get(key) for key in now.keys() & base.keys()}
    return {
        key: text if key not in base or theirs[key] == base[key] else theirs[key] or "" for key, text in now.items()
    }


def faults(seed: int) -> list[str]:
    """List every law that a script breaks."""
    found = []
    for number, case in enumerate(cases(seed), start=1):
        told = [fault for law in LAWS for fault in law(case)] + list(_again(case))
        found += [f"seed {seed}, round {number}: {fault}" for fault in told]
    return found


def _again(case: Case) -> Iterator[str]:
    """The same data again makes no mark, neither in what came back nor in what was merged."""
    base, later = case.base.docx(), stamp(59)
    for name, file, data in (("their file", case.theirs, base), ("the merged file", case.merged.docx, case.now.docx())):
        again = redraft(file, data, data, later)
        if marks(document(again.docx), ours(later)) or shape(document(again.docx)) != shape(document(file)):
            yield f"the same data again changes {name}"
    if redraft(case.theirs, base, case.now.docx(), case.stamp) != case.merged:
        yield "the same merge gives other bytes"
