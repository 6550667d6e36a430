"""Turn strict, semantic XHTML into a Word file on top of base.docx."""

from parat.documents.word.assemble import write_word
from parat.documents.word.properties import Properties

__all__ = ["Properties", "write_word"]
