"""Make base.docx, the looks of every document: run `python templates/word/make_base.py`, then commit the result.

Whoever owns the house style may instead open base.docx in Word and change styles, margins, header and footer there.
What must stay: the style names, the four numbering styles, the header's and footer's text controls
(`parat:official_name`, `parat:title`, `parat:version`, `parat:mark`), and one page for each kind of section,
known by its bookmark (`parat_portrait`, `parat_landscape`, `parat_letter`, `parat_certificate`).
"""

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parents[1])]

from base_edges import edge_parts  # noqa: E402
from base_layout import layout_parts  # noqa: E402
from base_styles import styles_part  # noqa: E402
from base_theme import font_table_part, theme_part  # noqa: E402

from parat.ooxml.packages import write_package  # noqa: E402


def main(path: Path) -> None:
    """Write base.docx."""
    parts = (
        layout_parts()
        | edge_parts()
        | {
            "word/styles.xml": styles_part(),
            "word/theme/theme1.xml": theme_part(),
            "word/fontTable.xml": font_table_part(),
        }
    )
    path.write_bytes(write_package({name: text.encode() for name, text in parts.items()}))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "base.docx")
