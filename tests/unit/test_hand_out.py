"""A file that is handed over is written whole or not at all, and never over another."""

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from parat.cli.errors import CannotWriteError, FileInTheWayError
from parat.cli.hand_out import write_new

CONTENT = b"x" * 3_000_000


def test_a_file_is_written_with_its_folder(tmp_path):
    target = tmp_path / "a" / "b" / "plan.docx"
    assert write_new(target, CONTENT).read_bytes() == CONTENT
    assert list(target.parent.iterdir()) == [target]


def test_another_file_of_that_name_is_left_as_it_is(tmp_path):
    target = tmp_path / "plan.docx"
    target.write_bytes(b"mine")
    with pytest.raises(FileInTheWayError):
        write_new(target, CONTENT)
    assert target.read_bytes() == b"mine"
    assert list(tmp_path.iterdir()) == [target]


def test_a_disk_that_is_full_leaves_nothing_half_written(tmp_path, monkeypatch):
    def full(path, content):
        with path.open("wb") as file:
            file.write(content[:10])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(CannotWriteError, match="No space left"):
        write_new(tmp_path / "plan.docx", CONTENT)
    assert list(tmp_path.iterdir()) == []


def test_a_disk_without_hard_links_will_do(tmp_path, monkeypatch):
    def refused(*_, **__):
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refused)
    assert write_new(tmp_path / "plan.docx", CONTENT).read_bytes() == CONTENT
    assert len(list(tmp_path.iterdir())) == 1


def test_many_who_hand_over_the_same_file_at_once_are_not_in_each_others_way(tmp_path):
    target = tmp_path / "plan.docx"
    with ThreadPoolExecutor(8) as pool:
        written = list(pool.map(lambda _: write_new(target, CONTENT), range(24)))
    assert set(written) == {target}
    assert target.read_bytes() == CONTENT
    assert list(tmp_path.iterdir()) == [target]
