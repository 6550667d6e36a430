import zipfile

import pytest

from parat.intake import gate_content, gate_errors
from parat.intake.gate import MEMBER_LIMIT, RATIO_LIMIT, UNPACKED_LIMIT, UPLOAD_LIMIT, admit
from parat.intake.packets import read_packet
from tests.hostile.accept.cases import OTHER_FILES, SAME_PACKETS
from tests.hostile.files import a_sheet_of, noise, packet_parts, with_part, zipped
from tests.unit.packets.builders import a_filled_packet, places_of, values_of

SHEET = "xl/worksheets/sheet9.xml"
FORMS = ("workshops", "training", "readiness", "plan")


@pytest.mark.parametrize("stage", FORMS)
@pytest.mark.parametrize("case", SAME_PACKETS)
def test_an_honest_packet_is_read_whatever_wrote_it(case, stage):
    usual = read_packet(a_filled_packet(stage), "svar.xlsx")
    packet = read_packet(SAME_PACKETS[case](stage), "svar.xlsx")
    assert values_of(packet) == values_of(usual)
    assert places_of(packet) == places_of(usual)


@pytest.mark.parametrize("case", OTHER_FILES)
def test_other_honest_files_are_let_in(case):
    make, name = OTHER_FILES[case]
    assert admit(make(), name)


def _rows(count):
    return a_sheet_of(b"".join(b'<row r="%d"><c><v>1</v></c></row>' % number for number in range(1, count + 1)))


@pytest.mark.parametrize("count", [gate_content.ROW_LIMIT - 1, gate_content.ROW_LIMIT])
def test_as_many_rows_as_allowed_are_let_in(count):
    assert admit(zipped({**packet_parts(), SHEET: _rows(count)}), "a.xlsx")


@pytest.mark.parametrize("count", [gate_content.COLUMN_LIMIT - 1, gate_content.COLUMN_LIMIT])
def test_as_many_columns_as_allowed_are_let_in(count):
    assert admit(with_part(SHEET, a_sheet_of(b"<row>" + b"<c><v>1</v></c>" * count + b"</row>")), "a.xlsx")


@pytest.mark.parametrize("missing", [0, 1])
def test_a_file_as_large_as_allowed_is_let_in(missing):
    room = UPLOAD_LIMIT - missing - len(zipped({**packet_parts(), "xl/media/a.bin": b""}, zipfile.ZIP_STORED))
    content = zipped({**packet_parts(), "xl/media/a.bin": noise(room)}, zipfile.ZIP_STORED)
    assert len(content) == UPLOAD_LIMIT - missing
    assert admit(content, "a.xlsx")


def _padded_to(total):
    """Give a package that unpacks to exactly so many bytes, at a ratio below the limit."""
    parts = {**packet_parts(), "xl/media/noise.bin": noise(1_200_000)}
    missing = total - sum(map(len, parts.values()))
    return zipped({**parts, "xl/media/a.bin": (noise(12_000) * (missing // 12_000 + 1))[:missing]}, level=1)


@pytest.mark.parametrize("missing", [0, 1])
def test_a_file_that_unpacks_to_as_much_as_allowed_is_let_in(missing):
    assert admit(_padded_to(UNPACKED_LIMIT - missing), "a.xlsx")


def test_a_byte_more_than_may_be_unpacked_is_refused():
    with pytest.raises(gate_errors.UnpacksTooLargeError):
        admit(_padded_to(UNPACKED_LIMIT + 1), "a.xlsx")


def _with_so_many_members(count):
    parts = packet_parts()
    return zipped({**parts, **{f"xl/media/{number}.bin": b"" for number in range(count - len(parts))}})


@pytest.mark.parametrize("count", [MEMBER_LIMIT - 1, MEMBER_LIMIT])
def test_as_many_members_as_allowed_are_let_in(count):
    assert len(admit(_with_so_many_members(count), "a.xlsx")) == count


def test_a_member_more_than_allowed_is_refused():
    with pytest.raises(gate_errors.TooManyMembersError):
        admit(_with_so_many_members(MEMBER_LIMIT + 1), "a.xlsx")


def _zeros(count):
    """Give a package with so many zeros in it, and the ratio to which it unpacks."""
    parts = {**packet_parts(), "xl/media/a.bin": bytes(count)}
    content = zipped(parts)
    return content, sum(map(len, parts.values())) / len(content)


def test_a_file_that_grows_as_much_as_allowed_is_let_in_and_one_that_grows_more_is_not():
    least, most = 0, 5_000_000
    while most - least > 1:
        middle = (least + most) // 2
        least, most = (middle, most) if _zeros(middle)[1] <= RATIO_LIMIT else (least, middle)
    assert admit(_zeros(least)[0], "a.xlsx")
    with pytest.raises(gate_errors.SuspiciousRatioError):
        admit(_zeros(most)[0], "a.xlsx")
