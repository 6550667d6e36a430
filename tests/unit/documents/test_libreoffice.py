"""LibreOffice opens every deliverable, finds its pages and shows its words."""

import re
import shutil
import subprocess

import pytest

from tests.unit.documents.reading import produced
from tests.unit.documents.samples import SAMPLES, sample

PAGES = {
    "readiness_report": (4, 7),
    "workshop_minutes": (2, 4),
    "training_record": (2, 4),
    "plan_draft": (11, 18),
    "status_report": (2, 5),
}


@pytest.mark.libreoffice
def test_libreoffice_turns_every_deliverable_into_pages(tmp_path):
    for deliverable in SAMPLES:
        (tmp_path / f"{deliverable}.docx").write_bytes(produced(deliverable, sample(deliverable)).docx)
    office = shutil.which("soffice") or shutil.which("libreoffice")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    files = sorted(tmp_path.glob("*.docx"))
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, *files]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    assert PAGES.keys() == set(SAMPLES)
    for deliverable, (fewest, most) in PAGES.items():
        pages = re.findall(rb"/Type\s*/Page\b", (tmp_path / f"{deliverable}.pdf").read_bytes())
        assert fewest <= len(pages) <= most, deliverable
