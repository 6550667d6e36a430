"""Name the hidden bookmarks that carry block ids into Word."""

import base64
import functools
import hashlib

PREFIX = "_p_"
_LENGTH, _BYTES = 20, 15


@functools.lru_cache(maxsize=16_384)
def bookmark_name(block_id: str) -> str:
    """Give the short name of a block's bookmark: the prefix and 20 base32 characters of the id's checksum.

    Word takes at most 40 characters; a name that begins with an underscore is hidden.
    """
    digest = hashlib.sha256(block_id.encode("utf-8")).digest()
    return PREFIX + base64.b32encode(digest[:_BYTES]).decode("ascii")[:_LENGTH]
