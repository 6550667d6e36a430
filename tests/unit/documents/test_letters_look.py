"""A letter looks like a letter and a certificate like one: no cover page, a heading of their own size."""

import pytest

from parat.documents import accessibility
from parat.documents.errors import UnknownMarkupError
from tests.unit.documents.reading import NS, W, faults, paragraphs, part, style, text
from tests.unit.documents.writing import written

LETTER = (
    '<header class="letterhead"><p class="sender">Programmet</p><p class="recipient">Egeskær Kommune</p>'
    '<p class="recipient">Rådhuset</p><p class="letter-date">18. oktober 2027</p>'
    '<p class="letter-fact">Journalnummer: 27-1</p></header><main><h1 id="subject">Tilsagn</h1><p>Tekst.</p>'
    '<h2 id="next">Det videre forløb</h2><p>Tekst.</p><p>Med venlig hilsen</p><p class="signature">Programlederen</p>'
    '<p class="signature">Programmet</p></main>'
)
CERTIFICATE = (
    '<header class="letterhead"><p class="certificate-line">Programmet</p></header><main><h1 id="subject">Bevis</h1>'
    '<p class="certificate-name">Navn</p><p class="signature">Programlederen</p></main>'
)


def looks(docx):
    return [style(p) for p in paragraphs(docx)]


def test_a_letter_has_no_page_break_and_no_cover():
    docx = written(LETTER, kind="letter")
    assert next(part(docx).iter(f"{W}pageBreakBefore"), None) is None
    assert looks(docx)[:5] == ["Sender", "Recipient", "Recipient", "LetterDate", "LetterFact"]


def test_the_subject_is_a_real_heading_of_a_letters_size():
    heading = next(p for p in paragraphs(written(LETTER, kind="letter")) if style(p) == "Heading1")
    assert heading.find("w:r/w:rPr/w:rStyle", NS).get(f"{W}val") == "LetterSubject"
    assert text(heading) == "Tilsagn"


def test_the_greeting_stays_with_the_signature():
    greeting = next(p for p in paragraphs(written(LETTER, kind="letter")) if text(p) == "Med venlig hilsen")
    assert greeting.find("w:pPr/w:keepNext", NS) is not None


def test_the_first_page_of_a_letter_has_a_footer_with_the_page():
    docx = written(LETTER, kind="letter")
    assert "Side " in text(part(docx, "word/footer4.xml"))
    assert text(part(docx, "word/header4.xml")) == ""


def test_a_certificate_is_centred_and_framed():
    docx = written(CERTIFICATE, kind="certificate")
    heading = next(p for p in paragraphs(docx) if style(p) == "Heading1")
    assert heading.find("w:pPr/w:jc", NS).get(f"{W}val") == "center"
    assert looks(docx) == ["CertificateLine", "Heading1", "CertificateName", "CertificateSignature"]
    assert part(docx).find(".//w:sectPr/w:pgBorders", NS) is not None


@pytest.mark.parametrize(("body", "kind"), [(LETTER, "letter"), (CERTIFICATE, "certificate")])
def test_letters_and_certificates_hold_to_the_rules(tmp_path, body, kind):
    docx = written(body, kind=kind)
    assert faults(docx, tmp_path) == []
    assert accessibility.check(docx) == ()


@pytest.mark.parametrize(("body", "kind"), [("<p>a</p>", "postkort"), ('<header class="odd"><p>a</p></header>', "")])
def test_an_unknown_kind_of_document_or_header_is_refused(body, kind):
    with pytest.raises(UnknownMarkupError):
        written(body, kind=kind)
