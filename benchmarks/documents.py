"""Measure the documents: a plan beside docxtpl, a municipality's whole pack, the accessibility check, and memory.

`plan_120` and `plan_1200` take the way that every document takes, from the data to the bytes of the Word file with
bookmarks and manifest; the check of the finished file is measured apart (`accessibility`). The same plan is written by
docxtpl, in turn with ours, and before any time counts both files are shown to hold the same text in the same order.
`plan_1200_growth` says what each action costs between 1,200 and 2,400 of them, for each one between 120 and 1,200: 1 is
linear. `operational_plan_120` is the plan that municipalities get, with a sheet of fifteen rows for each action, its
web page and its check. `pack` makes every deliverable once, checks and web pages included.
"""

import resource
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from zipfile import ZipFile

from lxml import etree

from benchmarks._measure import cpu_seconds, tell
from benchmarks._plan import a_plan
from benchmarks.peers.docxtpl_plan import write_template, write_with_docxtpl
from parat.documents import accessibility
from parat.documents.contexts import Context, PlanDraft
from parat.documents.produce import draft, produce
from parat.documents.render import template_sources
from parat.documents.template_files import Templates
from parat.documents.vocabulary import FILTERS
from parat.documents.word import Properties
from parat.documents.word.base import BASE, w
from parat.ooxml.packages import write_package
from tests.unit.documents.samples import SAMPLES

TEMPLATE = "plan.html.j2"
TIMES, FEW_TIMES = 15, 5
MUNICIPALITIES = 25
MEGABYTE = 1_000_000
ALONE = "--memory"


def main() -> None:
    """Print every figure; memory first, for a new process inherits the most that its parent ever held."""
    tell("pack_25_memory", in_a_new_process(), "MB")
    with TemporaryDirectory() as folder:
        template = Path(folder) / "plan.docx"
        write_template(template)
        small = beside_docxtpl("plan_120", a_plan(120), template, TIMES)
        large = beside_docxtpl("plan_1200", a_plan(1200), template, FEW_TIMES)
    largest = a_plan(2400)
    twice = cpu_milliseconds(lambda: our_plan(largest), FEW_TIMES)
    tell("plan_1200_growth", (twice - large) / 1200 / ((large - small) / 1080), "1 = linear")
    checked = our_plan(a_plan(120))
    tell("accessibility", cpu_milliseconds(lambda: accessibility.check(checked), TIMES), "CPU ms")
    real = operational_plan(120)
    tell("operational_plan_120", cpu_milliseconds(lambda: produced("plan_draft", real), FEW_TIMES), "CPU ms")
    tell("pack", cpu_milliseconds(lambda: pack(SAMPLES_OF_ONE), TIMES), "CPU ms")
    tell("pack_25", cpu_seconds(twenty_five_packs), "CPU s")


def beside_docxtpl(name: str, plan: PlanDraft, template: Path, times: int) -> float:
    """Measure both in turn, after a first time in which their texts are compared; give our median."""
    peer = lambda: write_with_docxtpl(template, plan, dict(FILTERS))  # noqa: E731
    if texts_in(our_plan(plan)) != texts_in(peer()):
        raise SystemExit(f"{name}: the two files do not hold the same text")
    pairs = [(cpu_seconds(lambda: our_plan(plan)), cpu_seconds(peer)) for _ in range(times)]
    ours, theirs = (median(taken) * 1000 for taken in zip(*pairs, strict=True))
    tell(name, ours, "CPU ms", "docxtpl 0.20.2", theirs)
    return ours


def our_plan(plan: PlanDraft) -> bytes:
    """Write the plan as `produce` does, with the template beside this script laid over the repository's."""
    own = (Path(__file__).parent / TEMPLATE).read_text(encoding="utf-8")
    templates = Templates(template_sources() | {TEMPLATE: own}, BASE.read_bytes())
    made = draft(TEMPLATE, plan, templates, Properties(plan.cover, "maaling/9904", "1", "plan_draft"))
    return write_package(made.parts)


def texts_in(docx: bytes) -> list[str]:
    """Give the text of every paragraph of the body, cells among them, in order; a tab is a tab."""
    body = etree.fromstring(ZipFile(BytesIO(docx)).read("word/document.xml"))
    return ["".join(_pieces(paragraph)) for paragraph in body.iter(w("p"))]


def _pieces(paragraph: etree._Element) -> list[str]:
    found = paragraph.iter(w("t"), w("tab"))
    return [one.text or "" if one.tag == w("t") else "\t" for one in found if one.getparent().tag == w("r")]


def operational_plan(actions: int) -> PlanDraft:
    """Give the sample of the operational plan with as many full actions as asked for."""
    sample = SAMPLES["plan_draft"]()
    full = max(sample.actions, key=lambda action: len(str(action)))
    many = tuple(replace(full, id=f"m-{number}", number=str(number)) for number in range(1, actions + 1))
    return replace(sample, actions=many)


def pack(contexts: dict[str, Context]) -> None:
    for deliverable, context in contexts.items():
        produced(deliverable, context)


def produced(deliverable: str, context: Context) -> bytes:
    return produce(deliverable, context, engagement="maaling/9904", generation_id="1").docx


def twenty_five_packs() -> None:
    """Make a pack for each of 25 municipalities; no two have a name or a document in common."""
    for number in range(MUNICIPALITIES):
        pack({deliverable: _of(number, context) for deliverable, context in SAMPLES_OF_ONE.items()})


def _of(number: int, context: Context) -> Context:
    name = f"Måleby {number}"
    return replace(context, cover=replace(context.cover, municipality=name, official_name=f"{name} Kommune"))


def in_a_new_process() -> float:
    """Give the most memory that a process of its own ever held while it made 25 packs."""
    done = subprocess.run([sys.executable, __file__, ALONE], check=True, capture_output=True, text=True)
    return float(done.stdout)


def cpu_milliseconds(work: Callable[[], object], times: int) -> float:
    """Give the median CPU time, after a first time that does not count: templates are compiled in it."""
    work()
    return median(cpu_seconds(work) for _ in range(times)) * 1000


SAMPLES_OF_ONE: dict[str, Context] = {deliverable: sample() for deliverable, sample in SAMPLES.items()}

if __name__ == "__main__":
    if ALONE in sys.argv:
        twenty_five_packs()
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024) / MEGABYTE)
    else:
        main()
