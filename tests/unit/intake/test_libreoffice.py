import subprocess

import pytest

from parat.intake.packets import read_packet
from tests.unit.packets.builders import STAGES, a_filled_packet, places_of, values_of

pytestmark = pytest.mark.libreoffice


@pytest.fixture(scope="module")
def resaved(soffice, tmp_path_factory):
    """Let LibreOffice open and save a filled packet of every stage."""
    folder = tmp_path_factory.mktemp("libreoffice")
    files = [folder / f"{stage}.xlsx" for stage in STAGES]
    for stage, file in zip(STAGES, files, strict=True):
        file.write_bytes(a_filled_packet(stage))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [
        soffice,
        "--headless",
        profile,
        "--convert-to",
        "xlsx:Calc MS Excel 2007 XML",
        "--outdir",
        folder / "out",
    ]
    subprocess.run([*command, *files], check=True, capture_output=True, timeout=180)
    return {stage: (folder / "out" / f"{stage}.xlsx").read_bytes() for stage in STAGES}


@pytest.mark.parametrize("stage", STAGES)
def test_a_packet_saved_by_libreoffice_says_the_same(stage, resaved):
    usual = read_packet(a_filled_packet(stage), "svar.xlsx")
    packet = read_packet(resaved[stage], "svar.xlsx")
    assert values_of(packet) == values_of(usual)
    assert places_of(packet) == places_of(usual)


@pytest.mark.parametrize("stage", STAGES)
def test_a_packet_saved_by_libreoffice_still_knows_whose_it_is(stage, resaved):
    packet = read_packet(resaved[stage], "svar.xlsx")
    assert (packet.engagement, packet.generation) == ("eksempel-2026/9904", "g1")
    assert packet.ignored == ()
