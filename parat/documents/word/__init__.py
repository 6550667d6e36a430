"""Turn strict, semantic XHTML into a Word file on top of base.docx."""

from parat.documents.word.assemble import word_parts, write_word
from parat.documents.word.properties import Properties

__all__ = ["Properties", "word_parts", "write_word"]
