"""A Word file's comments keep their place and words, and its list of contents is known in every language."""

from parat.ooxml.word_blocks import word_text

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MARK = 'w:id="9" w:author="En" w:date="2026-11-20T10:00:00Z"'


def parts(body, comments="", styles=""):
    return {
        "word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>".encode(),
        "word/comments.xml": f"<w:comments {W}>{comments}</w:comments>".encode(),
        "word/styles.xml": f"<w:styles {W}>{styles}</w:styles>".encode(),
    }


def words(text, style=""):
    named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{named}<w:r><w:t>{text}</w:t></w:r></w:p>"


def comment(number, text):
    return f'<w:comment w:id="{number}" w:author="En"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:comment>'


def about(number, inner):
    return f'<w:commentRangeStart w:id="{number}"/>{inner}<w:commentRangeEnd w:id="{number}"/>'


STRUCK = f"<w:del {MARK}><w:r><w:delText>Slettede ord.</w:delText></w:r></w:del>"
GONE = f"<w:p><w:pPr><w:rPr><w:del {MARK}/></w:rPr></w:pPr>{about(0, STRUCK)}</w:p>"


def test_a_comment_on_a_struck_paragraph_stands_after_the_paragraph_before_it():
    said = word_text(parts(words("Første.") + words("Andet.") + GONE + words("Sidste."), comment(0, "Forkert.")))
    (found,) = said.comments
    assert (found.blocks, found.after, found.about, found.deleted) == ((), 1, "", "Slettede ord.")


def test_a_comment_on_struck_words_in_a_paragraph_that_stays_keeps_them():
    said = word_text(parts(f"<w:p><w:r><w:t>Her står </w:t></w:r>{about(0, STRUCK)}</w:p>", comment(0, "Hvorfor?")))
    (found,) = said.comments
    assert (found.blocks, found.after, found.about, found.deleted) == ((0,), None, "", "Slettede ord.")


def test_comments_of_a_file_that_names_no_threads_answer_nothing():
    said = word_text(parts(words("Første."), comment(0, "Et.") + comment(1, "To.")))
    assert [one.answers for one in said.comments] == ["", ""]


def test_the_lines_of_the_contents_are_known_by_the_name_of_their_style():
    ids = ("TOC1", "Contents1", "Indholdsfortegnelse1")
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{one}"><w:name w:val="{name}"/></w:style>'
        for one, name in zip((*ids, "Fed"), ("toc 1", "TOC 1", "toc 1", "Tocata"), strict=True)
    )
    said = word_text(parts("".join(words("Forord", one) for one in (*ids, "Fed")), styles=styles))
    assert [block.contents for block in said.blocks] == [True, True, True, False]
