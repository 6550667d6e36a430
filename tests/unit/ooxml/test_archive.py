import io
import zipfile

from parat.ooxml import archive
from parat.ooxml.archive import zipped

MEMBERS = {
    "[Content_Types].xml": b"<Types/>",
    "tom.xml": b"",
    "mål.xml": "æøå".encode() * 50_000,
    "b/c.bin": bytes(70_000),
}


def as_python_zips(members):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members.items():
            member = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            member.create_system = 0
            package.writestr(member, content, zipfile.ZIP_DEFLATED, 6)
    return packed.getvalue()


def test_the_bytes_are_those_of_pythons_own_zip_files():
    assert zipped(MEMBERS.items()) == as_python_zips(MEMBERS)


def test_a_member_that_was_packed_before_is_packed_the_same():
    assert zipped(MEMBERS.items()) == zipped(MEMBERS.items())


def test_every_member_is_read_back_whole():
    with zipfile.ZipFile(io.BytesIO(zipped(MEMBERS.items()))) as package:
        assert package.testzip() is None
        assert {name: package.read(name) for name in package.namelist()} == MEMBERS


def test_only_small_members_are_kept_in_memory():
    archive._kept.cache_clear()
    zipped(MEMBERS.items())
    assert archive._kept.cache_info().currsize == 2


def test_a_package_of_nothing_is_a_zip_file():
    assert zipfile.ZipFile(io.BytesIO(zipped([]))).namelist() == []
