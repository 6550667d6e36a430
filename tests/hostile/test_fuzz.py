from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st

from parat.domain.errors import InputError
from parat.intake.cpr_scan import texts_in
from parat.intake.gate import admit
from parat.intake.packets import read_packet
from tests.hostile.files import packet_parts, zipped
from tests.unit.packets.builders import a_filled_packet

NAMES = sorted(packet_parts())
SPLICES = st.sampled_from(
    [b"", b"<", b">", b"&", b"</row>", b"<c/>", b"<!---->", b"<?x?>", b'"', b"\0", b"\xff", b"x" * 50, b"<v>1e999</v>",
     b"<c t='s'><v>-1</v></c>", b"<row r='-5'/>", b"<row r='99999999999'/>", b"<c r='AAAAAAA1'><v>1</v></c>",
     b"<c s='-1'><v>1</v></c>", b"<c t='d'><v>x</v></c>", b"<is><t>_xD800_</t></is>"]
)  # fmt: skip


@settings(max_examples=150)
@given(st.data())
def test_a_file_with_changed_bytes_gives_a_packet_or_an_input_error(data):
    content = bytearray(a_filled_packet("workshops"))
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    with suppress(InputError):
        read_packet(bytes(content), "svar.xlsx")


@settings(max_examples=300)
@given(st.sampled_from(NAMES), st.data(), SPLICES)
def test_a_part_with_changed_markup_gives_a_packet_or_an_input_error(name, data, splice):
    parts = packet_parts()
    start = data.draw(st.integers(0, len(parts[name])))
    stop = min(len(parts[name]), start + data.draw(st.integers(0, 30)))
    changed = zipped({**parts, name: parts[name][:start] + splice + parts[name][stop:]}, level=1)
    with suppress(InputError):
        read_packet(changed, "svar.xlsx")


@given(st.sampled_from(NAMES))
def test_a_packet_without_one_part_gives_a_packet_or_an_input_error(name):
    with suppress(InputError):
        read_packet(zipped({other: part for other, part in packet_parts().items() if other != name}), "svar.xlsx")


@given(st.binary(max_size=2_000), st.sampled_from([b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"]), st.text())
def test_any_bytes_under_any_name_give_an_input_error(content, start, name):
    for file_name in (name, "svar.xlsx"):
        with suppress(InputError):
            admit(start + content, file_name)
            raise AssertionError("noise was let in")


@given(st.binary(max_size=500))
def test_no_markup_makes_the_search_for_cpr_numbers_fail(part):
    list(texts_in(part))
