"""Name the elements of WordprocessingML that readers and writers of Word files share."""

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NS = {"w": W, "r": R}

DOCUMENT, COMMENTS, FOOTNOTES = "word/document.xml", "word/comments.xml", "word/footnotes.xml"
STYLES, NUMBERING, RELATIONSHIPS = "word/styles.xml", "word/numbering.xml", "word/_rels/document.xml.rels"
CUSTOM = "docProps/custom.xml"


def w(name: str) -> str:
    """Give the qualified name of a WordprocessingML element or attribute."""
    return f"{{{W}}}{name}"


def r(name: str) -> str:
    """Give the qualified name of an attribute that points at a relationship."""
    return f"{{{R}}}{name}"


P, RUN, TEXT, TABLE, ROW, CELL = w("p"), w("r"), w("t"), w("tbl"), w("tr"), w("tc")
P_PROPERTIES, R_PROPERTIES, ROW_PROPERTIES, CELL_PROPERTIES = w("pPr"), w("rPr"), w("trPr"), w("tcPr")
INSERTED, DELETED, MOVED_HERE, MOVED_AWAY = w("ins"), w("del"), w("moveTo"), w("moveFrom")
CONTROL, CONTROL_CONTENT = w("sdt"), w("sdtContent")
BOOKMARK, BOOKMARK_END, NAME, ID, VAL, AUTHOR = (
    w("bookmarkStart"),
    w("bookmarkEnd"),
    w("name"),
    w("id"),
    w("val"),
    w("author"),
)
CAME, GONE = frozenset((INSERTED, MOVED_HERE)), frozenset((DELETED, MOVED_AWAY))
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
