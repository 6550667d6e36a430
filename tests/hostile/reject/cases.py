"""List files that must be refused, each with the error that says why; a new case is one more entry."""

import stat
import zipfile

from parat.intake import errors, gate_errors
from tests.hostile.files import (
    a_document,
    a_sheet_of,
    noise,
    packet_parts,
    patched,
    with_change,
    with_part,
    zipped,
)
from tests.unit.packets.builders import a_filled_packet

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SHEET = "xl/worksheets/sheet2.xml"
TYPES = "[Content_Types].xml"
BOOK = "xl/workbook.xml"
DRAWING = b"<a:p xmlns:a='x'><a:r><a:rPr b='1'/><a:t>0101</a:t></a:r><a:r><a:t>90-1234</a:t></a:r></a:p>"
REL = '<Relationship xmlns="http://schemas.openxmlformats.org/package/2006/relationships" Id="x" {}/>'
RELS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'


def _packet():
    return a_filled_packet("workshops")


def _member(name, **facts):
    info = zipfile.ZipInfo(name)
    info.compress_type = zipfile.ZIP_DEFLATED
    for fact, value in facts.items():
        setattr(info, fact, value)
    return info


def _members(*extra):
    return [*packet_parts().items(), *extra]


def _flagged_as_encrypted():
    content = bytearray(_packet())
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    return bytes(content)


def _overlapping():
    content = zipped({TYPES: b"x" * 400, "aa.xml": b"<a/>", "bb.xml": b"<b/>"})
    first, second = content.index(b"PK\x03\x04", 5), content.rindex(b"PK\x03\x04")
    directory = content.rindex(b"PK\x01\x02")
    assert content[directory + 42 : directory + 46] == second.to_bytes(4, "little")
    return content[: directory + 42] + first.to_bytes(4, "little") + content[directory + 46 :]


def _corrupted():
    content = bytearray(_packet())
    content[200:260] = noise(60)
    return bytes(content)


def _wrong_checksum():
    content = bytearray(zipped(packet_parts(), zipfile.ZIP_STORED))
    at = content.index(b"</worksheet>")
    content[at - 1] ^= 1
    return bytes(content)


def _large():
    block = noise(12_000)
    return zipped(
        {
            **packet_parts(),
            "xl/media/a.bin": block * 4200,
            "xl/media/b.bin": block * 4300,
            "xl/media/c.bin": noise(1_200_000),
        },
        level=1,
    )


def _many_columns_without_names():
    return a_sheet_of(b"<row>" + b"<c><v>1</v></c>" * 201 + b"</row>")


def _rows(count):
    return a_sheet_of(b"<row/>" * count)


def _bomb():
    return with_part(SHEET, a_sheet_of(b'<row r="1"><c r="A1"><v>1</v></c></row>' * 1_250_000))


def _doctype(text):
    return with_part("docProps/app.xml", text)


def _relations(*relations):
    return with_part("xl/worksheets/_rels/sheet2.xml.rels", RELS.format("".join(relations)).encode())


def _external(kind, target="http://example.invalid/x"):
    kind = f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"
    return REL.format(f'Type="{kind}" Target="{target}" TargetMode="External"')


def _document_with(name, part):
    return a_document(lambda parts: {**parts, name: part})


def _without(sign):
    return zipped({name: part for name, part in packet_parts().items() if sign not in name})


def _laughs():
    entities = b"".join(b'<!ENTITY l%d "%s">' % (n, b"&l%d;" % (n - 1) * 10) for n in range(1, 10))
    return b'<!DOCTYPE x [<!ENTITY l0 "ha">' + entities + b"]><x>&l9;</x>"


REFUSED_FILES = {
    "empty": (lambda: b"", "a.xlsx", gate_errors.EmptyFileError),
    "too_large": (lambda: b"PK\x03\x04" + bytes(30_000_000), "a.xlsx", gate_errors.FileTooLargeError),
    "a_byte_too_large": (lambda: b"PK\x03\x04" + bytes(20_000_000 - 3), "a.xlsx", gate_errors.FileTooLargeError),
    "csv": (lambda: b"a;b\n1;2\n", "a.csv", gate_errors.WrongExtensionError),
    "pdf_by_name": (lambda: b"%PDF-1.7", "a.pdf", gate_errors.WrongExtensionError),
    "no_extension": (_packet, "a", gate_errors.WrongExtensionError),
    "exe": (lambda: b"MZ", "svar.xlsx.exe", gate_errors.WrongExtensionError),
    "xls_by_name": (lambda: OLE, "a.xls", gate_errors.WrongExtensionError),
    "ods_by_name": (_packet, "a.ods", gate_errors.WrongExtensionError),
    "xlsm_by_name": (_packet, "a.xlsm", gate_errors.MacroError),
    "docm_by_name": (a_document, "a.docm", gate_errors.MacroError),
    "xlsb_by_name": (_packet, "a.XLSB", gate_errors.MacroError),
    "text_as_xlsx": (lambda: b"Respondent;Rolle\n", "a.xlsx", gate_errors.NotAnOfficeFileError),
    "html_as_xlsx": (lambda: b"<html><table/></html>", "a.xlsx", gate_errors.NotAnOfficeFileError),
    "pdf_as_xlsx": (lambda: b"%PDF-1.7\n" + noise(500), "a.xlsx", gate_errors.NotAnOfficeFileError),
    "noise_as_xlsx": (lambda: noise(5_000), "a.xlsx", gate_errors.NotAnOfficeFileError),
    "empty_zip": (lambda: zipped({}), "a.xlsx", gate_errors.NotAnOfficeFileError),
    "any_zip": (lambda: zipped({"a.txt": b"x"}), "a.xlsx", gate_errors.NotAnOfficeFileError),
    "ods_as_xlsx": (lambda: zipped({"mimetype": b"x", "content.xml": b"<x/>"}), "a.xlsx",
                    gate_errors.NotAnOfficeFileError),
    "xls_as_xlsx": (lambda: OLE + bytes(600), "a.xlsx", gate_errors.OldOfficeFormatError),
    "password": (lambda: OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "a.xlsx",
                 gate_errors.EncryptedFileError),
    "encrypted_member": (_flagged_as_encrypted, "a.xlsx", gate_errors.EncryptedFileError),
    "half_a_file": (lambda: _packet()[:10_000], "a.xlsx", gate_errors.DamagedFileError),
    "last_bytes_lost": (lambda: _packet()[:-10], "a.xlsx", gate_errors.DamagedFileError),
    "only_a_signature": (lambda: b"PK\x03\x04", "a.xlsx", gate_errors.DamagedFileError),
    "overwritten_bytes": (_corrupted, "a.xlsx", gate_errors.DamagedFileError),
    "wrong_checksum": (_wrong_checksum, "a.xlsx", gate_errors.DamagedFileError),
    "bzip2": (lambda: zipped(packet_parts(), zipfile.ZIP_BZIP2), "a.xlsx", gate_errors.DamagedFileError),
    "lzma": (lambda: zipped(packet_parts(), zipfile.ZIP_LZMA), "a.xlsx", gate_errors.DamagedFileError),
    "bomb": (_bomb, "a.xlsx", gate_errors.SuspiciousRatioError),
    "bomb_in_a_picture": (lambda: with_part("xl/media/a.png", bytes(40_000_000)), "a.xlsx",
                          gate_errors.SuspiciousRatioError),
    "bomb_in_word": (lambda: _document_with("word/media/a.png", bytes(60_000_000)), "a.docx",
                     gate_errors.SuspiciousRatioError),
    "unpacks_too_large": (_large, "a.xlsx", gate_errors.UnpacksTooLargeError),
    "too_many_members": (lambda: zipped({f"{n}.xml": b"" for n in range(1_001)}), "a.xlsx",
                         gate_errors.TooManyMembersError),
    "thousands_of_members": (lambda: zipped({f"{n}.xml": b"" for n in range(30_000)}), "a.xlsx",
                             gate_errors.TooManyMembersError),
    "same_name_twice": (lambda: patched(zipped(_members(("xl/workbook2xml", b""))), b"xl/workbook2xml",
                                        b"xl/workbook.xml"), "a.xlsx", gate_errors.DoubledMemberError),
    "same_name_in_capitals": (lambda: zipped(_members(("XL/Workbook.xml", b""))), "a.xlsx",
                              gate_errors.DoubledMemberError),
    "absolute_name": (lambda: zipped(_members(("/etc/passwd", b"x"))), "a.xlsx", gate_errors.UnsafeMemberNameError),
    "climbing_name": (lambda: zipped(_members(("xl/../../x", b"x"))), "a.xlsx", gate_errors.UnsafeMemberNameError),
    "backslash_name": (lambda: zipped(_members(("xl\\x", b"x"))), "a.xlsx", gate_errors.UnsafeMemberNameError),
    "drive_name": (lambda: zipped(_members(("C:x", b"x"))), "a.xlsx", gate_errors.UnsafeMemberNameError),
    "name_with_a_zero": (lambda: patched(zipped(_members(("xl/a#b", b"x"))), b"xl/a#b", b"xl/a\0b"), "a.xlsx",
                         gate_errors.UnsafeMemberNameError),
    "symlink": (lambda: zipped(_members((_member("xl/l", create_system=3, external_attr=(stat.S_IFLNK | 0o777) << 16),
                                         b"/etc/passwd"))), "a.xlsx", gate_errors.SymlinkError),
    "overlapping_members": (_overlapping, "a.xlsx", gate_errors.OverlappingMembersError),
    "doctype": (lambda: _doctype(b"<!DOCTYPE x><x/>"), "a.xlsx", gate_errors.DocumentTypeError),
    "external_entity": (lambda: _doctype(b'<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]><x>&y;</x>'),
                        "a.xlsx", gate_errors.DocumentTypeError),
    "billion_laughs": (lambda: _doctype(_laughs()), "a.xlsx", gate_errors.DocumentTypeError),
    "doctype_in_a_sheet": (lambda: with_part(SHEET, b"<!DOCTYPE x>" + a_sheet_of(b"")), "a.xlsx",
                           gate_errors.DocumentTypeError),
    "doctype_in_relations": (lambda: with_part("_rels/.rels", b"<!DOCTYPE x><x/>"), "a.xlsx",
                             gate_errors.DocumentTypeError),
    "doctype_under_another_name": (lambda: with_part("xl/x.bin", b" <!DOCTYPE x><x/>"), "a.xlsx",
                                   gate_errors.DocumentTypeError),
    "doctype_in_word": (lambda: _document_with("word/settings.xml", b"<!DOCTYPE x><x/>"), "a.docx",
                        gate_errors.DocumentTypeError),
    "utf_16": (lambda: _doctype("<!DOCTYPE x><x/>".encode("utf-16")), "a.xlsx", gate_errors.StrangeEncodingError),
    "utf_16_without_mark": (lambda: _doctype("<x/>".encode("utf-16-le")), "a.xlsx", gate_errors.StrangeEncodingError),
    "utf_7": (lambda: _doctype(b'<?xml version="1.0" encoding="utf-7"?><x/>'), "a.xlsx",
              gate_errors.StrangeEncodingError),
    "ebcdic": (lambda: _doctype("<?xml version='1.0' encoding='cp037'?><x/>".encode("cp037")), "a.xlsx",
               gate_errors.StrangeEncodingError),
    "endless_declaration": (lambda: _doctype(b"<?xml version='1.0'" + b" " * 999 + b"encoding='utf-7'?><x/>"),
                            "a.xlsx", gate_errors.StrangeEncodingError),
    "vba": (lambda: with_part("xl/vbaProject.bin", noise(100)), "a.xlsx", gate_errors.MacroError),
    "vba_in_word": (lambda: _document_with("word/vbaProject.bin", noise(100)), "a.docx", gate_errors.MacroError),
    "macro_sheet": (lambda: with_part("xl/macrosheets/sheet1.xml", b"<x/>"), "a.xlsx", gate_errors.MacroError),
    "macro_type": (lambda: with_change(TYPES, b"openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
                                       b"ms-excel.sheet.macroEnabled.main+xml"), "a.xlsx", gate_errors.MacroError),
    "ole_object": (lambda: with_part("xl/embeddings/oleObject1.bin", noise(99)), "a.xlsx",
                   gate_errors.EmbeddedObjectError),
    "zip_in_word": (lambda: _document_with("word/embeddings/a.zip", zipped({"a": b""})), "a.docx",
                    gate_errors.EmbeddedObjectError),
    "program_in_word": (lambda: _document_with("word/embeddings/a.exe", b"MZ"), "a.docx",
                        gate_errors.EmbeddedObjectError),
    "activex": (lambda: with_part("xl/activeX/activeX1.xml", b"<x/>"), "a.xlsx", gate_errors.EmbeddedObjectError),
    "linked_workbook": (lambda: with_part("xl/externalLinks/externalLink1.xml", b"<x/>"), "a.xlsx",
                        gate_errors.EmbeddedObjectError),
    "linked_picture": (lambda: _relations(_external("image")), "a.xlsx", gate_errors.ExternalLinkError),
    "linked_template": (lambda: _document_with("word/_rels/settings.xml.rels", RELS.format(
        _external("attachedTemplate")).encode()), "a.docx", gate_errors.ExternalLinkError),
    "hidden_link": (lambda: _relations(_external("image", "a>b").replace("External", "&#69;xternal")), "a.xlsx",
                    gate_errors.ExternalLinkError),
    "word_as_xlsx": (a_document, "a.xlsx", gate_errors.FalseExtensionError),
    "xlsx_as_word": (_packet, "a.docx", gate_errors.FalseExtensionError),
    "a_row_too_many": (lambda: with_part(SHEET, _rows(20_001)), "a.xlsx",
                       gate_errors.TooManyRowsError),
    "a_column_too_many": (lambda: with_part(SHEET, a_sheet_of(b'<row r="1"><c r="GS1"><v>1</v></c></row>')),
                          "a.xlsx", gate_errors.TooManyColumnsError),
    "a_nameless_column_too_many": (lambda: with_part(SHEET, _many_columns_without_names()), "a.xlsx",
                                   gate_errors.TooManyColumnsError),
    "the_last_column_of_excel": (lambda: with_part(SHEET, a_sheet_of(b'<row><c r="XFD1"><v>1</v></c></row>')),
                                 "a.xlsx", gate_errors.TooManyColumnsError),
    "a_million_rows": (lambda: zipped({**packet_parts(), SHEET: _rows(1_000_000), "xl/media/a.bin": noise(90_000)}),
                       "a.xlsx", gate_errors.TooManyRowsError),
    "millions_of_elements": (lambda: zipped({**packet_parts(), "xl/comments1.xml": b"<x>" + b"<y/>" * 1_500_001,
                                             "xl/media/a.bin": noise(130_000)}), "a.xlsx",
                             gate_errors.TooManyCellsError),
    "broken_relations": (lambda: with_part("_rels/.rels", b"<Relationships"), "a.xlsx", gate_errors.DamagedFileError),
    "broken_sheet": (lambda: with_change(SHEET, b"</sheetData>", b""), "a.xlsx", gate_errors.DamagedFileError),
    "deeply_nested_sheet": (lambda: with_part(SHEET, a_sheet_of(b"<row>" + b"<c>" * 5_000)), "a.xlsx",
                            gate_errors.DamagedFileError),
}  # fmt: skip

REFUSED_PACKETS = {
    "no_workbook": (lambda: _without(BOOK), gate_errors.DamagedFileError),
    "no_root_relations": (lambda: _without("_rels/.rels"), gate_errors.DamagedFileError),
    "no_sheets": (lambda: _without("worksheets"), errors.ForeignFileError),
    "broken_workbook": (lambda: with_part(BOOK, b"<workbook"), gate_errors.DamagedFileError),
    "broken_styles": (lambda: with_part("xl/styles.xml", b"<styleSheet>"), gate_errors.DamagedFileError),
    "string_that_is_not_there": (lambda: with_part("xl/worksheets/sheet1.xml", a_sheet_of(
        b'<row><c t="s"><v>99999</v></c></row>')), gate_errors.DamagedFileError),
    "string_that_is_no_number": (lambda: with_part("xl/worksheets/sheet1.xml", a_sheet_of(
        b'<row><c t="s"><v>x</v></c></row>')), gate_errors.DamagedFileError),
    "row_that_is_no_number": (lambda: with_part("xl/worksheets/sheet1.xml", a_sheet_of(b'<row r="x"/>')),
                              gate_errors.DamagedFileError),
    "other_xml_as_a_sheet": (lambda: with_part(SHEET, b"<html/>"), errors.PacketErrors),
    "other_xml_as_the_workbook": (lambda: with_part(BOOK, b"<html/>"), errors.ForeignFileError),
    "emptied_sheet": (lambda: with_part(SHEET, a_sheet_of(b"")), errors.PacketErrors),
    "cpr_in_a_drawing": (lambda: with_part("xl/drawings/drawing1.xml", DRAWING), errors.PacketErrors),
    "cpr_in_a_header": (lambda: with_change(SHEET, b"&amp;P", b"010136-4000 &amp;P"), errors.PacketErrors),
    "cpr_in_entities": (lambda: with_part("docProps/custom.xml", b"<p>010136&#45;4000</p>"), errors.PacketErrors),
}  # fmt: skip
