"""Whatever a person and the data change between two deliveries, the laws of the merge hold."""

import io
from collections import Counter

import docx
import pytest

from tests.unit.documents.merge_scripts.rounds import cases, faults
from tests.unit.documents.reading import faults as found_by_the_auditor

SEEDS, QUICK, AT_A_TIME = 260, 20, 10  # each is two rounds: a script of the person's and one of the data's for each


def _in_chunks(first: int, last: int) -> list[range]:
    return [range(begin, min(begin + AT_A_TIME, last)) for begin in range(first, last, AT_A_TIME)]


def broken(seeds: range) -> str:
    return "\n".join(fault for seed in seeds for fault in faults(seed))


@pytest.mark.parametrize("seeds", _in_chunks(0, QUICK), ids=str)
def test_the_laws_hold_for_a_few_scripts(seeds):
    assert broken(seeds) == ""


@pytest.mark.slow
@pytest.mark.parametrize("seeds", _in_chunks(QUICK, SEEDS), ids=str)
def test_the_laws_hold_for_hundreds_of_scripts(seeds):
    assert broken(seeds) == ""


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(6))
def test_a_merged_file_opens_and_has_no_fault_that_theirs_had_not(seed, tmp_path):
    for case in cases(seed):
        assert docx.Document(io.BytesIO(case.merged.docx)).paragraphs
        before, after = (Counter(found_by_the_auditor(one, tmp_path)) for one in (case.theirs, case.merged.docx))
        assert after - before == Counter()
