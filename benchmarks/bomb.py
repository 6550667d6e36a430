"""Measure how a zip bomb is refused: 147 kB that unpack to 49 MB, by the clock and by the memory of its own process.

Run as `python -m benchmarks.bomb`.
"""

import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from benchmarks._measure import tell

UNPACKED = 49_000_000
SENT = 147_000
_CELL = b'<row r="1"><c r="A1"><v>1</v></c></row>'
_TYPES = b"""<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override
PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
</Types>"""
_CHILD = """
import resource, sys, time
from pathlib import Path
from parat.intake.packets import read_packet
from parat.domain.errors import InputError
content = Path(sys.argv[1]).read_bytes()
began = time.perf_counter()
try:
    read_packet(content, "svar.xlsx")
    said = "taken in"
except InputError as error:
    said = error.code
seconds = time.perf_counter() - began
print(said, seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def bomb(path: Path) -> None:
    """Write the bomb: a sheet of the same row again and again, padded to its usual size."""
    sheet = b"<worksheet><sheetData>" + _CELL * (UNPACKED // len(_CELL)) + b"</sheetData></worksheet>"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as package:
        package.writestr("[Content_Types].xml", _TYPES)
        package.writestr("xl/worksheets/sheet1.xml", sheet)
        missing = max(0, SENT - path.stat().st_size)
        package.writestr(zipfile.ZipInfo("xl/media/a.bin"), bytes(missing))


def main() -> None:
    """Print what the refusal takes."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bomb.xlsx"
        bomb(path)
        ran = subprocess.run([sys.executable, "-c", _CHILD, path], capture_output=True, text=True, check=True)
        said, seconds, megabytes = ran.stdout.split()
        if said != "IND-108":
            raise SystemExit(f"the bomb was not refused as one: {said}")
        tell("bomb: sent", path.stat().st_size / 1000, "kB")
    tell("bomb: refused within", float(seconds), "s (allowed 5)")
    tell("bomb: most memory of the whole process", float(megabytes), "MB (allowed 300)")


if __name__ == "__main__":
    main()
