"""Mark a copy of a draft as one party's own, so that it is known again when it comes back from the hearing."""

import re

from parat.domain.document_marks import PARTY
from parat.ooxml.packages import read_package, write_package

_CUSTOM = "docProps/custom.xml"
_END = b"</Properties>"
_NUMBER = re.compile(rb'pid="(\d+)"')
_FORMAT_ID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"


def copy_for(docx: bytes, party: str) -> bytes:
    """Give a finished draft with the party's id among its hidden properties; nothing else in it changes."""
    parts = dict(read_package(docx))
    properties = parts[_CUSTOM]
    number = max(map(int, _NUMBER.findall(properties)), default=1) + 1
    row = f'<property fmtid="{_FORMAT_ID}" pid="{number}" name="{PARTY}"><vt:lpwstr>{party}</vt:lpwstr></property>'
    parts[_CUSTOM] = properties.replace(_END, row.encode() + _END)
    return write_package(parts)
