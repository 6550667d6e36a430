"""Whatever LibreOffice does instead of its work, the person is told what happened, and contents lists do without it."""

import os
import sys
import tempfile
import time

import pytest

from parat.documents import libreoffice
from parat.documents.errors import LibreOfficeFailedError, LibreOfficeTooSlowError
from parat.documents.page_numbers import page_numbers_of
from parat.documents.pdf import finished_pdf
from tests.unit.documents.builders import sample_status_report
from tests.unit.documents.reading import produced

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the programs that play LibreOffice are shell scripts")

_WRITES = (
    'while [ $# -gt 0 ]; do [ "$1" = --outdir ] && out=$2; shift; done\nmkdir -p "$out"\n{} > "$out/document0.pdf"'
)
FAULTS = {
    "nothing": ("#!/bin/sh\nexit 0", "it wrote no file"),
    "crash": ("#!/bin/sh\necho 'terminate called' >&2\nkill -SEGV $$", "terminate called"),
    "no program": ("hej", "Exec format error"),
    "empty": ("#!/bin/sh\n" + _WRITES.format("printf ''"), "cut off or damaged"),
    "no pdf": ("#!/bin/sh\n" + _WRITES.format("echo hej"), "cut off or damaged"),
}


@pytest.fixture(scope="module")
def document():
    return produced("status_report", sample_status_report()).docx


@pytest.fixture
def played(monkeypatch, tmp_path):
    """Let a script stand where LibreOffice stands, and give the folder in which it works."""

    def put(script):
        program = tmp_path / "soffice"
        program.write_text(script)
        program.chmod(0o755)
        monkeypatch.setattr(libreoffice, "find_libreoffice", lambda: str(program))
        return tmp_path

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return put


@pytest.mark.parametrize(("script", "reason"), FAULTS.values(), ids=FAULTS.keys())
def test_a_libreoffice_that_does_not_do_its_work_is_told(played, document, script, reason):
    folder = played(script)
    with pytest.raises(LibreOfficeFailedError, match=f"made no pdf: .*{reason}"):
        finished_pdf(document)
    assert [path.name for path in folder.iterdir()] == ["soffice"]


@pytest.mark.parametrize("script", [script for script, _ in FAULTS.values()], ids=FAULTS.keys())
def test_a_contents_list_does_without_page_numbers_when_libreoffice_does_not_do_its_work(played, document, script):
    played(script)
    assert page_numbers_of([(document, ["summary"])]) == [{}]


def _ends_within(pipe, seconds):
    """Say whether the other end is let go of in time: a process that is killed takes a moment to be gone."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            return os.read(pipe, 100) == b""
        except BlockingIOError:
            time.sleep(0.05)
    return False


def test_a_libreoffice_that_hangs_is_ended_with_what_it_started(played, document, tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    listening = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    played(f'#!/bin/sh\n(printf begun; exec sleep 300) > "{pipe}" &\nsleep 300')
    with pytest.raises(LibreOfficeTooSlowError):
        finished_pdf(document, timeout_seconds=1)
    assert os.read(listening, 100) == b"begun"
    assert _ends_within(listening, seconds=10), "nobody holds the pipe any more"
    os.close(listening)


def test_a_folder_for_temporary_files_that_cannot_be_used_is_told(played, document, monkeypatch):
    folder = played("#!/bin/sh\nexit 0")
    monkeypatch.setattr(tempfile, "tempdir", str(folder / "nowhere"))
    with pytest.raises(LibreOfficeFailedError, match="No such file"):
        finished_pdf(document)
