"""Measure the readiness assessment: a packet's import, a whole programme in one run, and the scoring alone.

`readiness_import` takes in a workbook of 45 items with 12 respondents, from the file's bytes: gate, reading, merging
with what had gone out, storing, audit. `readiness_programme_25` grades 25 municipalities, writes their reports and
summaries, and raises their gates, in one run as `parat programme assess` does it, on SQLite. The same with page numbers
is `readiness_programme_25_pages`, for which LibreOffice lays out 25 reports. `readiness_programme_25_again` finds
nothing to write.

`readiness_scoring` scores those 25 with pandas, beside the plain Python of the scoring rules.
"""

import os
import random
import tempfile
import time
from collections.abc import Callable
from datetime import date
from itertools import count
from pathlib import Path

from benchmarks._measure import cpu_seconds, tell, wall_seconds
from db.engine import engine_for
from db.prepare import prepare
from flows.programme_run import WRITTEN, assess_programme
from parat.analysis.readiness import RoundAnswer, answer_frame, dimension_scores, item_scores
from parat.documents.libreoffice import find_libreoffice
from parat.domain.instrument import Instrument, instrument
from parat.domain.packets.readiness import RESPONDENTS
from parat.domain.readiness import Answer, grade
from parat.domain.stages import Stage
from parat.example.filling import fill
from parat.settings import settings
from tasks.answers import domain_answers, round_id
from tasks.importing import import_packet
from tasks.packets import newest_packet, path_of, send_packet
from tasks.run import Actor, Run, looking
from tasks.stage_run import begin_stage
from tests.db.assessments import PROGRAMME, store_a_programme, store_answers

ACTOR = Actor("k01", "cli", today=date(2026, 3, 2))
MUNICIPALITIES, IMPORTS = 25, 5
CHANCES = ("0", "1", "2", "2", "3", "3", "4", "VI")
_numbers = count(1)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        tell("readiness_import", median_import(home), "s")
        began = time.process_time()
        tell("readiness_programme_25", programme(home, pages=False), "s")
        tell("readiness_programme_25_cpu", time.process_time() - began, "CPU s, storing the answers included")
        tell("readiness_programme_25_again", wall_seconds(lambda: assess_programme(PROGRAMME, ACTOR)), "s")
        if find_libreoffice():
            tell("readiness_programme_25_pages", programme(home, pages=True), "s")
        scoring()


def at(folder: Path, pages: bool) -> None:
    """Begin a record of its own."""
    os.environ["PARAT_HOME"] = str(folder / f"home-{next(_numbers)}")
    os.environ["PARAT_PAGE_NUMBERS"] = str(pages).lower()
    prepare(settings().database_url)


def median_import(folder: Path) -> float:
    """Take in the same answers for several municipalities, and give the median of the seconds on the clock."""
    at(folder, pages=False)
    keys = store_a_programme(engine_for(settings().database_url), IMPORTS)
    files = [(key, returned(folder, key)) for key in keys]
    taken = [timed(lambda path=path, key=key: import_packet(path, ACTOR, key)) for key, path in files]
    return sorted(taken)[IMPORTS // 2]


def returned(folder: Path, key: str) -> Path:
    """Send a workbook out and give it as it comes back, with every statement answered by twelve respondents."""
    send_packet(run_of(key))
    with looking() as read:
        sent = newest_packet(read, key, Stage.READINESS, "baseline")
        content = path_of(sent).read_bytes()
    roles = instrument("2026.1").roles
    rows = [
        {"respondent": number, "role": roles[place % 6].key, "answered_on": ACTOR.today}
        for place, number in enumerate(RESPONDENTS)
    ]
    given = {(item,): dict(zip(RESPONDENTS, values, strict=True)) for item, values in some_answers(key).items()}
    path = folder / f"{key.rpartition('/')[2]}.xlsx"
    path.write_bytes(fill(content, {"respondents": rows, "answers": given}))
    return path


def run_of(key: str) -> Run:
    return begin_stage(key, Stage.READINESS, ACTOR)


def programme(folder: Path, pages: bool) -> float:
    """Grade and report 25 municipalities that have all answered; give the seconds on the clock."""
    at(folder, pages)
    record = engine_for(settings().database_url)
    for key in store_a_programme(record, MUNICIPALITIES):
        store_answers(record, key, some_answers(key))
    fared = []
    taken = timed(lambda: fared.extend(assess_programme(PROGRAMME, ACTOR)))
    if [one.state for one in fared] != [WRITTEN] * MUNICIPALITIES:
        raise SystemExit(f"not every report was written: {fared}")
    return taken


def some_answers(key: str) -> dict[str, list[str]]:
    """Give twelve answers to each statement, always the same for a municipality."""
    draw = random.Random(key)
    return {item.id: [draw.choice(CHANCES) for _ in RESPONDENTS] for item in instrument("2026.1").items}


def scoring() -> None:
    """Score what the last programme holds, both ways in turn, and check that they agree before any time counts."""
    chosen = instrument("2026.1")
    with looking() as read:
        keys = [f"{PROGRAMME}/{9900 + number}" for number in range(1, MUNICIPALITIES + 1)]
        given = {key: domain_answers(read, round_id(key, "baseline")) for key in keys}
    rows = [RoundAnswer(key, "baseline", answer) for key, answers in given.items() for answer in answers]
    if with_pandas(rows, chosen) != with_plain_python(given, chosen):
        raise SystemExit("the two ways of scoring do not agree")
    ours = min(cpu_seconds(lambda: with_pandas(rows, chosen)) for _ in range(5)) * 1000
    peer = min(cpu_seconds(lambda: with_plain_python(given, chosen)) for _ in range(5)) * 1000
    tell("readiness_scoring", ours, "CPU ms", "parat.domain.readiness", peer)


def with_pandas(rows: list[RoundAnswer], chosen: Instrument) -> dict[tuple[str, str], int]:
    table = dimension_scores(item_scores(answer_frame(rows, chosen), chosen), chosen)
    return {(row.engagement, row.dimension): int(row.known_tenths) for row in table.itertuples()}


def with_plain_python(given: dict[str, list[Answer]], chosen: Instrument) -> dict[tuple[str, str], int]:
    scores = ((key, one) for key, answers in given.items() for one in grade(chosen, answers).dimensions)
    return {(key, one.dimension): int((one.known or 0) * 10) for key, one in scores}


def timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
