"""A document is stored whole or not at all, once, and only under its folder."""

import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parat.crash_points import CRASH_AT
from parat.documents.errors import (
    PathOutsideStoreError,
    StoredFileChangedError,
    StoredFileMissingError,
    StoreNotWrittenError,
)
from parat.documents.store import DocumentStore, Leftovers

ENGAGEMENT = "eksempel-2026/9904"
NAME = "Handlingsplan, udkast v2.docx"
PUT = (
    "import sys, pathlib\n"
    "from parat.documents.store import DocumentStore\n"
    "DocumentStore(pathlib.Path(sys.argv[1])).put('eksempel-2026/9904', 'plan.docx', b'indhold')\n"
)


@pytest.fixture
def store(tmp_path):
    return DocumentStore(tmp_path / "documents")


def killed_at(point, root):
    environment = {**os.environ, CRASH_AT: point, "PYTHONPATH": os.pathsep.join(sys.path)}
    run = subprocess.run([sys.executable, "-c", PUT, str(root)], env=environment, check=False)
    assert run.returncode == -signal.SIGKILL


def test_the_name_says_whose_document_it_is_and_ends_in_its_checksum(store):
    stored = store.put(ENGAGEMENT, NAME, b"indhold")
    digest = sha256(b"indhold").hexdigest()
    assert stored.sha256 == digest
    assert stored.relative_path == f"eksempel-2026/9904/9904-handlingsplan-udkast-v2-{digest[:16]}.docx"
    assert store.path_of(stored.relative_path).read_bytes() == b"indhold"


def test_danish_letters_are_spelt_out_in_the_file_name(store):
    assert "/9904-aarlig-oevelse-paa-aeroe-" in store.put(ENGAGEMENT, "Årlig øvelse på Ærø.docx", b"x").relative_path


def test_the_same_content_again_gives_the_same_path_and_touches_nothing(store):
    first = store.put(ENGAGEMENT, NAME, b"indhold")
    before = store.path_of(first.relative_path).stat()
    assert store.put(ENGAGEMENT, NAME, b"indhold") == first
    assert store.path_of(first.relative_path).stat().st_mtime_ns == before.st_mtime_ns


def test_another_content_gets_a_file_of_its_own(store):
    first, second = store.put(ENGAGEMENT, NAME, b"et"), store.put(ENGAGEMENT, NAME, b"to")
    assert first.relative_path != second.relative_path
    assert store.path_of(first.relative_path).read_bytes() == b"et"


def test_a_file_that_somebody_changed_is_never_overwritten(store):
    stored = store.put(ENGAGEMENT, NAME, b"indhold")
    store.path_of(stored.relative_path).write_bytes(b"rettet med haand")
    with pytest.raises(StoredFileChangedError):
        store.put(ENGAGEMENT, NAME, b"indhold")
    assert store.path_of(stored.relative_path).read_bytes() == b"rettet med haand"


def test_a_changed_and_a_missing_file_are_told_apart(store):
    stored = store.put(ENGAGEMENT, NAME, b"indhold")
    store.verify(stored.relative_path, stored.sha256)
    store.path_of(stored.relative_path).write_bytes(b"andet")
    with pytest.raises(StoredFileChangedError, match=stored.sha256):
        store.verify(stored.relative_path, stored.sha256)
    store.path_of(stored.relative_path).unlink()
    with pytest.raises(StoredFileMissingError, match="not there"):
        store.verify(stored.relative_path, stored.sha256)


def test_a_kill_before_the_rename_leaves_only_a_temporary_file(store):
    killed_at("store:after_temporary", store.root)
    left = store.leftovers(())
    assert (len(left.temporary), left.unknown) == (1, ())
    assert store.remove_temporary() == left.temporary
    assert store.leftovers(()).temporary == ()


def test_a_kill_after_the_rename_leaves_a_whole_file_that_no_row_knows(store):
    killed_at("store:after_rename", store.root)
    left = store.leftovers(())
    assert (left.temporary, len(left.unknown)) == ((), 1)
    store.verify(left.unknown[0], sha256(b"indhold").hexdigest())


def test_storing_again_after_a_kill_gives_one_file(store):
    killed_at("store:after_temporary", store.root)
    killed_at("store:after_rename", store.root)
    store.remove_temporary()
    stored = store.put(ENGAGEMENT, "plan.docx", b"indhold")
    assert store.leftovers({stored.relative_path}) == store.leftovers((stored.relative_path,))
    assert store.leftovers({stored.relative_path}).unknown == ()


def test_a_temporary_file_that_is_being_written_is_left_alone(store):
    fcntl = pytest.importorskip("fcntl", reason="Windows holds an open file by itself")
    store.root.mkdir()
    with (store.root / ".parat-tmp-0123456789abcdef").open("wb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        assert store.remove_temporary() == ()
    assert len(store.remove_temporary()) == 1


def test_what_a_killed_write_left_goes_with_the_next_write_for_the_municipality(store):
    killed_at("store:after_temporary", store.root)
    stored = store.put(ENGAGEMENT, NAME, b"andet indhold")
    assert store.leftovers({stored.relative_path}) == Leftovers((), ())


def test_a_file_swept_away_before_it_could_be_held_is_begun_anew(store, monkeypatch):
    fcntl = pytest.importorskip("fcntl", reason="Windows holds an open file by itself")
    hold, swept = fcntl.flock, []

    def swept_first(file, how):
        if not swept:
            swept.extend(store.root.rglob(".parat-tmp-*"))
            swept[0].unlink()
        hold(file, how)

    monkeypatch.setattr(fcntl, "flock", swept_first)
    stored = store.put(ENGAGEMENT, NAME, b"indhold")
    assert store.path_of(stored.relative_path).read_bytes() == b"indhold"


def test_a_disk_that_is_full_leaves_nothing_half_written(store, monkeypatch):
    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StoreNotWrittenError, match="No space"):
        store.put(ENGAGEMENT, NAME, b"indhold")
    assert store.leftovers(()).temporary == store.leftovers(()).unknown == ()


def test_many_at_once_leave_one_file(store):
    with ThreadPoolExecutor(8) as crowd:
        stored = set(crowd.map(lambda _: store.put(ENGAGEMENT, NAME, b"indhold"), range(40)))
    assert len(stored) == 1
    assert len([path for path in store.root.rglob("*") if path.is_file()]) == 1


@pytest.mark.parametrize(
    "relative",
    ["", "../x", "a/../../x", "/etc/passwd", "C:/x", "c:x", "a\\..\\..\\x", "\\\\server\\x", "eksempel/../../x"],
)
def test_a_path_never_leads_out_of_the_folder(store, relative):
    with pytest.raises(PathOutsideStoreError):
        store.path_of(relative)


def test_a_link_out_of_the_folder_is_not_followed(store, tmp_path):
    store.root.mkdir()
    (store.root / "link").symlink_to(tmp_path)
    with pytest.raises(PathOutsideStoreError):
        store.path_of("link/secret.docx")


@given(engagement=st.text(max_size=60), name=st.text(max_size=300), content=st.binary(max_size=4))
def test_a_hostile_name_never_leaves_the_folder(tmp_path_factory, engagement, name, content):
    root = tmp_path_factory.getbasetemp() / "hostile" / "documents"
    stored = DocumentStore(root).put(engagement, name, content)
    path = DocumentStore(root).path_of(stored.relative_path)
    assert path.read_bytes() == content
    assert path.resolve().is_relative_to(root.resolve())
    assert set(stored.relative_path) <= set("abcdefghijklmnopqrstuvwxyz0123456789-./")
    assert [entry.name for entry in root.parent.iterdir()] == ["documents"]
