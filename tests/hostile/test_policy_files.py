"""No policy's file, however it is broken or written, makes its reading fail in a way that nobody foresaw."""

import time
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parat.domain.errors import InputError
from parat.intake.gate import admit
from parat.intake.policy_candidates import period_in
from parat.intake.policy_files import read_policy
from parat.intake.policy_measures import measures_in
from parat.ooxml.word_contents import Block, BlockKind
from tests.hostile.files import zipped
from tests.unit.intake.policy_builders import a_policy

POLICY = a_policy(
    (1, "Indsatser"), (2, "Mentor"), "Målgruppe: Unge", ("item", "Gadeplan: SSP er på gaden"),
    ("table", (("Indsats", "Ansvarlig"), ("Natteravne", "Foreningen"))),
)  # fmt: skip
PARTS = admit(POLICY, "politik.docx")
SPLICES = st.sampled_from(
    [b"", b"<", b">", b"&", b"<w:tbl/>", b"<w:tr/>", b"<w:tc/>", b"<w:p/>", b"<w:sdt/>", b"<!---->", b"\0", b"\xff",
     b"<w:numPr><w:ilvl w:val='x'/></w:numPr>", b"<w:outlineLvl w:val='-1'/>", b"x" * 50]
)  # fmt: skip
WORDS = st.text(st.sampled_from("indsats aktivitet: - 2.1 målgruppe\n(2025-2027) @.,;|»«æøå1/-"), max_size=60)
BLOCKS = st.builds(
    Block,
    kind=st.sampled_from([BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.ROW]),
    text=WORDS,
    level=st.integers(1, 9),
    table=st.integers(0, 2),
    row=st.integers(0, 3),
    cells=st.lists(WORDS, max_size=4).map(tuple),
    bold=st.booleans(),
)


@settings(max_examples=100)
@given(st.sampled_from(sorted(PARTS)), st.data(), SPLICES)
def test_a_part_with_changed_markup_gives_a_policy_or_an_input_error(name, data, splice):
    start = data.draw(st.integers(0, len(PARTS[name])))
    stop = min(len(PARTS[name]), start + data.draw(st.integers(0, 30)))
    changed = zipped({**PARTS, name: PARTS[name][:start] + splice + PARTS[name][stop:]}, level=1)
    with suppress(InputError):
        read_policy(changed, "politik.docx")


@given(st.lists(BLOCKS, max_size=12))
def test_whatever_stands_in_a_file_each_candidate_has_a_title_that_the_register_can_hold(blocks):
    found = measures_in(blocks)
    assert all(0 < len(one.title) <= 300 and len(one.description) <= 2000 for one in found)
    assert len({one.title.casefold() for one in found}) == len(found)


@given(st.text(st.sampled_from("0123456789.-–/ halvårktmsi"), max_size=40))
def test_no_text_about_time_makes_its_reading_fail(text):
    begin, end = period_in(text)
    assert end is None or (begin is not None and begin <= end)


@pytest.mark.parametrize("line", ["x@" * 20_000, "a" * 40_000, "1 " * 20_000, "12 " * 20_000, ": " * 20_000])
def test_a_line_that_is_made_to_be_slow_is_read_quickly(line):
    begun = time.process_time()
    measures_in([Block(BlockKind.HEADING, "Indsatser", level=1), Block(BlockKind.LIST_ITEM, line, level=1)])
    assert time.process_time() - begun < 1
