"""Office packages are read within limits and written byte for byte the same."""

import io
import os
import subprocess
import sys
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parat.ooxml.errors import UnreadablePackageError, UnsafePackageError
from parat.ooxml.packages import PackageLimits, read_package, write_package
from parat.ooxml.xml import parse_part, serialise_part

TYPES = "[Content_Types].xml"
PARTS = {"word/document.xml": b"<a/>", TYPES: b"<Types/>", "docProps/core.xml": b"<b/>"}


def zipped(*members, compression=zipfile.ZIP_DEFLATED):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", compression) as package:
        for name, content in members:
            package.writestr(name, content)
    return packed.getvalue()


def test_what_is_written_is_read_again():
    assert read_package(write_package(PARTS)) == PARTS


def test_the_order_of_the_parts_does_not_matter_and_the_content_types_come_first():
    packed = write_package(PARTS)
    assert packed == write_package(dict(reversed(PARTS.items())))
    names = zipfile.ZipFile(io.BytesIO(packed)).namelist()
    assert names == [TYPES, "docProps/core.xml", "word/document.xml"]


def test_the_bytes_are_the_same_in_every_process():
    script = (
        "from parat.ooxml.packages import write_package\n"
        "parts = {name: name.encode() for name in {'b.xml', 'a.xml', 'c/d.xml', '[Content_Types].xml'}}\n"
        "print(write_package(parts).hex())\n"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("0", "1", "7")
    }
    assert len(outputs) == 1


@given(st.dictionaries(st.text("abcdefg/.", min_size=1, max_size=12), st.binary(max_size=99), max_size=6))
def test_any_content_survives_the_way_there_and_back(parts):
    honest = {name: part for name, part in parts.items() if not name.startswith("/") and ".." not in name.split("/")}
    honest = {name: part for name, part in honest.items() if not name.endswith("/")}
    assert read_package(write_package(honest)) == honest


@pytest.mark.parametrize("content", [b"", b"PK", b"no zip at all", b"PK\x05\x06" + b"\x00" * 10, bytes(1000)])
def test_what_is_no_package_is_refused(content):
    with pytest.raises(UnreadablePackageError, match=r"svar\.xlsx"):
        read_package(content, place="svar.xlsx")


def test_a_package_that_was_cut_off_is_refused():
    with pytest.raises(UnreadablePackageError):
        read_package(write_package(PARTS)[:-30])


def test_a_package_with_a_changed_byte_is_refused():
    packed = bytearray(zipped(("a.xml", b"x" * 1000), compression=zipfile.ZIP_STORED))
    packed[200] ^= 1
    with pytest.raises(UnreadablePackageError, match="CRC"):
        read_package(bytes(packed))


@pytest.mark.parametrize("name", ["../evil.xml", "a/../../b.xml", "/etc/passwd", "C:/x.xml", "c:x", "..\\x.xml"])
def test_a_name_that_leads_out_is_refused(name):
    with pytest.raises(UnsafePackageError):
        read_package(zipped((name, b"x")))


def test_a_name_that_stands_twice_is_refused():
    with pytest.warns(UserWarning, match="Duplicate name"):
        packed = zipped(("a.xml", b"1"), ("a.xml", b"2"))
    with pytest.raises(UnsafePackageError, match="two members"):
        read_package(packed)
    with pytest.raises(UnsafePackageError, match="two members"):
        read_package(zipped(("a.xml", b"1"), ("A.XML", b"2")))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "utf-16"])
def test_a_document_type_is_refused_in_every_encoding(encoding):
    text = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>'
    with pytest.raises(UnsafePackageError, match="DOCTYPE"):
        read_package(zipped(("word/document.xml", text.encode(encoding))))


def test_an_encoding_that_could_hide_a_document_type_is_refused():
    with pytest.raises(UnsafePackageError, match="UTF-7"):
        read_package(zipped(("a.xml", b'<?xml version="1.0" encoding="UTF-7"?><a/>')))


def test_a_picture_may_hold_any_bytes():
    assert read_package(zipped(("media/a.png", b"<!DOCTYPE"))) == {"media/a.png": b"<!DOCTYPE"}


def test_a_bomb_is_stopped_while_it_is_unpacked():
    bomb = zipped(("word/document.xml", b"\x00" * 5_000_000))
    with pytest.raises(UnsafePackageError, match="unpacks to more than 1000 bytes"):
        read_package(bomb, PackageLimits(member_bytes=1_000))


@pytest.mark.parametrize(("total", "fits"), [(19, False), (20, True), (21, True)])
def test_the_limit_counts_all_members_together(total, fits):
    packed = zipped(("a.bin", b"x" * 10), ("b.bin", b"y" * 10))
    if fits:
        assert len(read_package(packed, PackageLimits(total_bytes=total))) == 2
        return
    with pytest.raises(UnsafePackageError):
        read_package(packed, PackageLimits(total_bytes=total))


@pytest.mark.parametrize(("most", "fits"), [(1, False), (2, True)])
def test_the_number_of_members_is_limited(most, fits):
    packed = zipped(("a.bin", b""), ("b.bin", b""))
    if fits:
        assert set(read_package(packed, PackageLimits(members=most))) == {"a.bin", "b.bin"}
        return
    with pytest.raises(UnsafePackageError, match="2 members"):
        read_package(packed, PackageLimits(members=most))


def test_a_password_is_named_as_the_reason():
    packed = bytearray(zipped(("a.xml", b"<a/>")))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        packed[packed.index(signature) + offset] |= 1
    with pytest.raises(UnsafePackageError, match="password"):
        read_package(bytes(packed))


def test_a_part_is_parsed_without_entities():
    with pytest.raises(UnsafePackageError, match="DOCTYPE"):
        parse_part(b'<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>', "a.xml")
    with pytest.raises(UnreadablePackageError, match=r"a\.xml"):
        parse_part(b"<a>", "a.xml")
    assert serialise_part(parse_part("<a>æ</a>".encode(), "a.xml")).startswith(b"<?xml version='1.0' encoding='UTF-8'")


def test_the_sender_reads_the_reason_in_danish():
    with pytest.raises(UnreadablePackageError) as refused:
        read_package(b"x", place="svar.xlsx")
    assert refused.value.in_danish().startswith("svar.xlsx: Filen kan ikke læses som en Office-fil.")
    with pytest.raises(UnsafePackageError) as refused:
        read_package(zipped(("../x.xml", b"x")), place="svar.xlsx")
    assert "navnet »../x.xml« på en del" in refused.value.in_danish()
