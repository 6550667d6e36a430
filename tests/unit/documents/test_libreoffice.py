"""LibreOffice opens every deliverable, and its pages look as they did when a person last looked at them."""

import os
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from tests.unit.documents.reading import GOLDEN, UPDATE, produced
from tests.unit.documents.samples import SAMPLES, sample

PICTURES = GOLDEN / "pages"
DOTS_PER_INCH = 18
GREYS_APART = 2.5  # of 255, in the mean over the cells of a page: two different pages are 5 to 18 apart
CELL = 9


@pytest.fixture(scope="module")
def pages(tmp_path_factory) -> dict[str, list[Image.Image]]:
    """Print every sample with one start of LibreOffice and give the pictures of its pages."""
    folder = tmp_path_factory.mktemp("pages")
    for deliverable in SAMPLES:
        (folder / f"{deliverable}.docx").write_bytes(produced(deliverable, sample(deliverable)).docx)
    office = shutil.which("soffice") or shutil.which("libreoffice")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    files = sorted(folder.glob("*.docx"))
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", folder, *files]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return {deliverable: pictures(folder / f"{deliverable}.pdf") for deliverable in SAMPLES}


def pictures(pdf: Path) -> list[Image.Image]:
    stem = pdf.with_suffix("")
    subprocess.run(["pdftoppm", "-r", str(DOTS_PER_INCH), "-gray", "-png", pdf, stem], check=True, timeout=120)
    return [Image.open(page).convert("L") for page in sorted(pdf.parent.glob(f"{stem.name}-[0-9]*.png"))]


def side_by_side(pages: list[Image.Image]) -> Image.Image:
    sheet = Image.new("L", (sum(page.width for page in pages), max(page.height for page in pages)), 160)
    left = 0
    for page in pages:
        sheet.paste(page, (left, 0))
        left += page.width
    return sheet


def apart(one: Image.Image, other: Image.Image) -> float:
    cells = [np.asarray(page.resize((page.width // CELL, page.height // CELL), Image.Resampling.BOX), dtype=float)
             for page in (one, other)]  # fmt: skip
    return float(abs(cells[0] - cells[1]).mean()) if cells[0].shape == cells[1].shape else 255.0


def accepted_pages(deliverable: str, like: list[Image.Image]) -> list[Image.Image]:
    sheet, left, found = Image.open(PICTURES / f"{deliverable}.png").convert("L"), 0, list[Image.Image]()
    for page in like:
        found.append(sheet.crop((left, 0, min(left + page.width, sheet.width), page.height)))
        left += page.width
    assert left == sheet.width, f"{deliverable} no longer has the same number of pages or their directions"
    return found


@pytest.mark.libreoffice
@pytest.mark.pictures
@pytest.mark.parametrize("deliverable", SAMPLES)
def test_the_pages_look_as_they_did_when_a_person_last_looked_at_them(deliverable, pages, tmp_path):
    shown = pages[deliverable]
    if UPDATE:
        PICTURES.mkdir(exist_ok=True)
        side_by_side(shown).save(PICTURES / f"{deliverable}.png", optimize=True)
    side_by_side(shown).save(tmp_path / f"{deliverable}.png")
    for number, (now, then) in enumerate(zip(shown, accepted_pages(deliverable, shown), strict=True), start=1):
        how_far = apart(now, then)
        look = f"look at {tmp_path}{os.sep}{deliverable}.png; if it is right, set PARAT_TEST_UPDATE_GOLDEN=1"
        assert how_far <= GREYS_APART, f"page {number} of {deliverable} is {how_far:.1f} greys from what it was; {look}"
