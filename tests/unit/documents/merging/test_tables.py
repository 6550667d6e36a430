"""What happens to tables: cells, rows, whole tables, and those that a person took apart."""

from tests.unit.documents.merging.writing import (
    W,
    comments,
    document,
    edited,
    inserted,
    kinds,
    merged,
    replaced,
    said,
    struck,
    table,
    written,
)

TWO = (("1", "Møde i foråret"), ("2", "Møde i efteråret"))


def test_a_cell_changes_alone():
    result = merged(table(*TWO), table(*TWO), table(TWO[0], ("2", "Møde i vinteren")))
    assert struck(result.docx) == ["efteråret"]
    assert [change.base for change in result.changes] == ["Møde i efteråret"]


def test_a_cell_that_they_changed_is_no_conflict_with_another_cell():
    base, now = table(("1", "Skole")), table(("1", "Klub"))
    head = replaced(base, "<w:t>1</w:t>", "<w:t>Et</w:t>")
    result = merged(head, base, now)
    assert said(result.docx)[3:5] == ["Et", "Klub"]
    assert sorted(kinds(result)) == ["changed", "kept_own"]


def test_a_new_row_is_inserted_where_the_data_has_it():
    result = merged(table(*TWO), table(*TWO), table(TWO[0], ("9", "Et nyt møde"), TWO[1]))
    assert [text for text in said(result.docx) if "øde" in text] == [
        "Møde i foråret",
        "Et nyt møde",
        "Møde i efteråret",
    ]
    assert len(document(result.docx).findall(f".//{W}trPr/{W}ins")) == 1


def test_a_dropped_row_is_struck_as_a_row():
    result = merged(table(*TWO), table(*TWO), table(TWO[0]))
    assert len(document(result.docx).findall(f".//{W}trPr/{W}del")) == 1
    assert struck(result.docx) == ["2", "Møde i efteråret"]


def test_a_dropped_row_that_they_edited_stays_with_a_comment():
    base = table(*TWO)
    result = merged(replaced(base, "efteråret", "oktober"), base, table(TWO[0]))
    assert "Møde i oktober" in said(result.docx)
    assert len(comments(result.docx)) == 1


def test_a_row_that_the_data_moved_is_moved():
    result = merged(table(*TWO), table(*TWO), table(TWO[1], TWO[0]))
    assert [text for text in said(result.docx) if "øde" in text] == ["Møde i efteråret", "Møde i foråret"]
    assert kinds(result) == ["moved"]
    names = [one.get(f"{W}name") for one in document(result.docx).iter(f"{W}bookmarkStart")]
    assert len(names) == len(set(names))


def test_a_whole_new_table_is_inserted_row_by_row():
    more = (
        '<p id="p">Her er den anden.</p><table data-widths="50 50" id="ny"><thead><tr><th scope="col">A</th>'
        '<th scope="col">B</th></tr></thead><tbody><tr id="x"><th scope="row">x</th><td>y</td></tr></tbody></table>'
    )
    result = merged(table(*TWO), table(*TWO), table(*TWO, after=more))
    assert len(document(result.docx).findall(f".//{W}tbl")) == 2
    assert len(document(result.docx).findall(f".//{W}trPr/{W}ins")) == 2
    assert "Her er den anden." in inserted(result.docx)


def test_a_table_that_they_deleted_gets_no_new_row():
    base = table(*TWO, after='<p id="p">Efter.</p>')
    theirs = edited(base, lambda text: text[: text.index("<w:tbl>")] + text[text.index("</w:tbl>") + 8 :])
    result = merged(theirs, base, table(*TWO, ("9", "Et nyt møde"), after='<p id="p">Efter.</p>'))
    assert said(result.docx) == ["Kapitel", "Efter."]
    assert "left_deleted" in kinds(result)


def test_a_row_with_joined_cells_is_left_alone_with_a_comment():
    base, now = table(*TWO), table(TWO[0], ("2", "Møde i vinteren"))
    theirs = edited(base, lambda text: _joined(text, "efteråret"))
    result = merged(theirs, base, now)
    assert "Møde i efteråret" in said(result.docx)
    assert kinds(result) == ["conflict"]
    assert "Møde i vinteren" in "".join(comments(result.docx)[0].itertext())


def _joined(text: str, words: str) -> str:
    cell = text.rindex("<w:tcPr>", 0, text.index(words)) + len("<w:tcPr>")
    return f'{text[:cell]}<w:tcW w:w="1" w:type="dxa"/><w:gridSpan w:val="2"/>{text[text.index("</w:tcPr>", cell) :]}'


def test_a_new_row_that_the_table_has_no_columns_for_is_told_in_a_comment():
    base = table(*TWO)
    cell = '<w:tc><w:tcPr><w:tcW w:w="900" w:type="dxa"/></w:tcPr><w:p/></w:tc></w:tr>'
    result = merged(edited(base, lambda text: text.replace("</w:tr>", cell)), base, table(*TWO, ("9", "Et nyt møde")))
    assert "Et nyt møde" not in said(result.docx)
    assert "Den nye række er: »9 | Et nyt møde«" in "".join(comments(result.docx)[0].itertext())


def test_a_row_that_was_torn_out_into_text_gets_a_comment_when_its_data_changes():
    base, now = table(*TWO), table(TWO[0], ("2", "Møde i vinteren"))

    def torn(text: str) -> str:
        end = text.index("</w:tr>", text.index("efteråret")) + len("</w:tr>")
        row = text[text.rindex("<w:tr>", 0, end) : end]
        start = row.index("<w:bookmarkStart")
        mark = row[start : row.index("/>", start) + 2]
        return text.replace(row, "").replace("<w:sectPr", f"<w:p>{mark}<w:r><w:t>2 Møde</w:t></w:r></w:p><w:sectPr", 1)

    result = merged(edited(base, torn), base, now)
    assert kinds(result) == ["conflict"]
    assert "2 Møde" in said(result.docx)


def test_a_list_in_a_cell_gains_an_item():
    def listed(*items: str) -> bytes:
        shown = "".join(f"<li>{item}</li>" for item in items)
        return table(("1", f"<ul>{shown}</ul>"))

    result = merged(listed("skole", "klub"), listed("skole", "klub"), listed("skole", "bolig", "klub"))
    assert said(result.docx)[-4:-1] == ["skole", "bolig", "klub"]
    assert kinds(result) == ["added"]


def test_a_new_section_comes_with_heading_list_and_numbering():
    base = written('<h1 id="a" class="numbered">Et</h1><p id="p">Tekst.</p>')
    now = written(
        '<h1 id="a" class="numbered">Et</h1><p id="p">Tekst.</p><h1 id="b" class="numbered">To</h1>'
        '<ol><li id="i">Først</li><li id="j">Så</li></ol>'
    )
    result = merged(base, base, now)
    assert said(result.docx) == ["Et", "Tekst.", "To", "Først", "Så"]
    numbers = [one.get(f"{W}val") for one in document(result.docx).iter(f"{W}numId")]
    assert len(numbers) == 4
    assert numbers[0] == numbers[1]


def test_a_new_text_at_the_end_of_a_section_stays_on_its_paper():
    def two_sections(*texts: str) -> bytes:
        shown = "".join(f'<p id="p{number}">{text}</p>' for number, text in enumerate(texts))
        return written(f'{shown}<section class="landscape"><h1 id="h">Bred side</h1><p id="q">Tekst.</p></section>')

    first = 'Se <a href="#h">her</a>.'
    base, now = two_sections(first), two_sections(first, "To er ny.", "Tre er ny.")
    result = merged(base, base, now)
    assert said(result.docx)[:4] == ["Se her.", "To er ny.", "Tre er ny.", "Bred side"]
    (ending,) = document(result.docx).findall(f".//{W}pPr/{W}sectPr")
    assert "Tre er ny." in "".join(ending.getparent().getparent().itertext())
    names = [one.get(f"{W}name") for one in document(result.docx).iter(f"{W}bookmarkStart")]
    assert len(names) == len(set(names))


def test_a_new_row_of_a_table_that_moved_and_cannot_be_moved_comes_beside_its_rows():
    def sheets(*named: tuple[str, tuple[str, ...]]) -> bytes:
        head = '<thead><tr><th scope="col">Nr.</th><th scope="col">Hvad</th></tr></thead>'
        return written(
            '<h1 id="k">Kapitel</h1>'
            + "".join(
                f'<h2 id="h-{name}">Ark {name}</h2><table data-widths="30 70" id="t-{name}">{head}<tbody>'
                + "".join(f'<tr id="r-{name}{row}"><th scope="row">{name}{row}</th><td>Tekst</td></tr>' for row in rows)
                + "</tbody></table>"
                for name, rows in named
            )
        )

    base = sheets(("a", ("1", "2", "4", "5")), ("b", ("1", "3")))
    result = merged(base, base, sheets(("b", ("1", "2", "3")), ("a", ("1", "2", "4", "5"))))
    assert "left_deleted" not in kinds(result)
    assert [text for text in said(result.docx) if text in ("b1", "b2", "b3")] == ["b1", "b2", "b3"]
