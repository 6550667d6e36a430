"""Bring a person's Word file up to date with the data, as tracked changes, without losing what the person did.

Output = the person's file, patched with what changed between the file that the data gave when it was delivered (base)
and the file that the data gives today (now). The parts of the merge live in `parat.documents.merging`.
"""

from parat.documents.merging.bodies import merge_bodies
from parat.documents.merging.changes import Change, ChangeKind, Redrafted, Stamp
from parat.documents.merging.deciding import Deciding
from parat.documents.merging.edges import renew_edges, set_generation
from parat.documents.merging.files import open_word

__all__ = ["Change", "ChangeKind", "Redrafted", "Stamp", "compare", "redraft"]


def redraft(theirs: bytes, base: bytes, now: bytes, stamp: Stamp) -> Redrafted:
    """Patch the person's file with (base -> now) as tracked changes.

    Rejecting all changes gives their file again; with the same data nothing is marked; equal input gives equal bytes.
    Raises UnreadablePackageError or UnsafePackageError for a file that cannot be read.
    """
    files = open_word(theirs, "theirs"), open_word(base, "base"), open_word(now, "now")
    deciding = Deciding(*files, stamp)
    merge_bodies(deciding)
    renew_edges(*files)
    set_generation(files[0], files[2], stamp.generation)
    return Redrafted(files[0].packed(), deciding.report.changes())


def compare(old: bytes, new: bytes, stamp: Stamp) -> Redrafted:
    """Show what is new in one file against an older one, as tracked changes in the older."""
    return redraft(old, old, new, stamp)
