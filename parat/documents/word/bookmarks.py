"""Name the hidden bookmarks that carry block ids into Word."""

import functools
import hashlib

PREFIX = "_p_"

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_PAIRS = tuple(first + second for first in _LETTERS for second in _LETTERS)
_BYTES, _SPARE_BITS = 13, 4
_SHIFTS = range(90, -10, -10)


@functools.lru_cache(maxsize=65_536)
def bookmark_name(block_id: str) -> str:
    """Give the short name of a block's bookmark: the prefix and 20 base32 characters of the id's checksum.

    Word takes at most 40 characters; a name that begins with an underscore is hidden.
    """
    digest = hashlib.sha256(block_id.encode("utf-8")).digest()
    bits = int.from_bytes(digest[:_BYTES], "big") >> _SPARE_BITS
    return PREFIX + "".join([_PAIRS[bits >> shift & 1023] for shift in _SHIFTS])  # far quicker than base64.b32encode
