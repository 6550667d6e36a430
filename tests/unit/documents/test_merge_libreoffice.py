"""A file that went through LibreOffice is merged as any other, and LibreOffice reads what the merge marked."""

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest
from lxml import etree

from parat.documents.merge import redraft
from parat.ooxml.packages import read_package
from tests.unit.documents.merge_scripts.laws import LAWS, Case, ours
from tests.unit.documents.merge_scripts.newer import newer
from tests.unit.documents.merge_scripts.paper import Author, Paper, a_paper
from tests.unit.documents.merge_scripts.person import Desk
from tests.unit.documents.merge_scripts.rounds import stamp
from tests.unit.documents.merge_scripts.views import DELETED, W, document, marks

pytestmark = [pytest.mark.libreoffice, pytest.mark.slow]
CASES = range(1000, 1010)
WAYS = {"as docx": ("docx",), "by way of odt": ("odt", "docx")}
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


@dataclass(frozen=True)
class Begun:
    """Be a fixed case before it went through LibreOffice."""

    base: Paper
    desk: Desk
    now: Paper


def begun(seed: int) -> Begun:
    author = Author(Random(seed))
    base = a_paper(author)
    desk = Desk(base.docx(), base.texts(), author)
    desk.work(8)
    return Begun(base, desk, newer(base, author, 6))


def converted(files: list[Path], form: str, folder: Path) -> list[Path]:
    """Turn all files into another format with one start of LibreOffice."""
    folder.mkdir()
    office = shutil.which("soffice") or shutil.which("libreoffice")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", form, "--outdir", folder, *files]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return [folder / file.with_suffix(f".{form}").name for file in files]


@pytest.fixture(scope="module")
def merged(tmp_path_factory) -> dict[tuple[str, int], Case]:
    """Send every case both ways through LibreOffice and merge what comes back."""
    folder = tmp_path_factory.mktemp("cases")
    cases = {seed: begun(seed) for seed in CASES}
    for seed, one in cases.items():
        (folder / f"{seed}.docx").write_bytes(one.desk.saved())
    found = {}
    for way, forms in WAYS.items():
        files = [folder / f"{seed}.docx" for seed in CASES]
        for form in forms:
            files = converted(files, form, folder / f"{way} {form}")
        found |= {(way, seed): _merged(cases[seed], file.read_bytes()) for seed, file in zip(CASES, files, strict=True)}
    return found


def _merged(one: Begun, theirs: bytes) -> Case:
    result = redraft(theirs, one.base.docx(), one.now.docx(), stamp(1))
    return Case(one.base, theirs, one.desk.outcome(), one.desk.own(), one.now, stamp(1), result)


@pytest.fixture(scope="module")
def read_again(merged, tmp_path_factory) -> dict[tuple[str, int], etree._Element]:
    """Let LibreOffice open every result and say in its own format what it found."""
    folder = tmp_path_factory.mktemp("results")
    files = [folder / f"{way.replace(' ', '-')}-{seed}.docx" for way, seed in merged]
    for file, case in zip(files, merged.values(), strict=True):
        file.write_bytes(case.merged.docx)
    shown = converted(files, "odt", folder / "odt")
    return {
        key: etree.fromstring(read_package(file.read_bytes())["content.xml"])
        for key, file in zip(merged, shown, strict=True)
    }


@pytest.mark.parametrize("seed", CASES)
@pytest.mark.parametrize("way", WAYS)
def test_the_laws_hold_for_a_file_that_went_through_libreoffice(way, seed, merged):
    case = merged[way, seed]
    assert "\n".join(fault for law in LAWS for fault in law(case)) == ""


@pytest.mark.parametrize("seed", CASES)
@pytest.mark.parametrize("way", WAYS)
def test_the_same_data_makes_no_mark_in_a_file_that_went_through_libreoffice(way, seed, merged):
    case = merged[way, seed]
    again = redraft(case.theirs, case.base.docx(), case.base.docx(), stamp(2))
    assert marks(document(again.docx), ours(stamp(2))) == []


@pytest.mark.parametrize("seed", CASES)
@pytest.mark.parametrize("way", WAYS)
def test_libreoffice_finds_the_same_insertions_and_deletions(way, seed, merged, read_again):
    assert told_by_libreoffice(read_again[way, seed]) == marked(document(merged[way, seed].merged.docx))


def marked(root: etree._Element) -> dict[str, str]:
    """Give all that is inserted and all that is deleted, whoever did it, without its spaces."""
    found = {"insertion": "", "deletion": ""}
    for mark in marks(root):
        if next(mark.iterancestors(*DELETED), None) is None and mark.find(f"{W}del") is None:
            kind = "deletion" if mark.tag in DELETED else "insertion"
            found[kind] += without_spaces("".join(mark.itertext(f"{W}t", f"{W}delText")))
    return found


def told_by_libreoffice(root: etree._Element) -> dict[str, str]:
    """Give the same as LibreOffice says it: deleted text in its list of changes, the rest where a change begins."""
    regions = list(root.iter(f"{TEXT}changed-region"))
    kinds = {one.get(f"{TEXT}id"): etree.QName(one[0]).localname for one in regions}
    kept = (piece for one in regions for line in one.iterfind(f"{TEXT}deletion/{TEXT}*") for piece in line.itertext())
    found, open_ones = {"insertion": "", "deletion": without_spaces("".join(kept))}, list[str]()
    for event, element in etree.iterwalk(root.find(".//{*}body"), events=("start", "end")):
        if event == "start" and element.tag == f"{TEXT}change-start":
            open_ones.append(kinds[element.get(f"{TEXT}change-id")])
        elif event == "start" and element.tag == f"{TEXT}change-end":
            open_ones.remove(kinds[element.get(f"{TEXT}change-id")])
        said = element.text if event == "start" else element.tail
        for kind in open_ones:
            found[kind] += without_spaces(said or "")
    return found


def without_spaces(text: str) -> str:
    return "".join(text.split())
