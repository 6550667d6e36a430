"""Grade and report the readiness of a programme's municipalities in one run, each in transactions of its own."""

from collections.abc import Iterable
from contextlib import suppress
from functools import partial

from db.lookup import engagement_row
from db.schema import Engagement, Programme
from db.standings import standing_of
from db.unit_of_work import Reader
from parat.documents.produce import Produced
from parat.domain.stages import Stage
from tasks.answers import answered_round, grade_answers, round_id
from tasks.benchmark import renew_benchmarks
from tasks.files import PageNumbers, drafts_with_contents, page_numbers_in
from tasks.readiness_report import readiness_papers, write_reports
from tasks.run import Actor, Run, looking, named
from tasks.stage_run import abandon_stage, begin_stage, finish_stage

UNCHANGED_DA = "uændret"


def ready_for_assessment(slug: str) -> list[tuple[str, str]]:
    """List the engagements whose readiness stage is open and has answers, each with its municipality's name.

    Raise RecordNotFoundError for a programme that is not there.
    """
    with looking() as read:
        read.get(Programme, slug)
        keys = [row.id for row in read.all(Engagement, Engagement.programme == slug)]
        return [(key, engagement_row(read, key)[1].name) for key in keys if _is_ready(read, key)]


def grade_assessment(engagement: str, actor: Actor) -> Run:
    """Claim an engagement's readiness stage and grade its answers; raise StageBusyError.

    Run again: the same answers give the same scores and gaps under the same ids.
    """
    run = begin_stage(engagement, Stage.READINESS, actor)
    try:
        grade_answers(run)
    except BaseException:
        abandon_stage(run)
        raise
    return run


def prepare_reports(slug: str, runs: Iterable[Run], actor: Actor) -> PageNumbers:
    """Renew what the municipalities are compared with, and find every report's pages with one start of LibreOffice.

    Run again: with the same answers nothing is stored, and only reports that would be written are laid out.
    """
    renew_benchmarks(slug, actor)
    drafts: dict[str, Produced] = {}
    for run in runs:
        with suppress(Exception):  # what is wrong with one is told when it is written, and must not stop the others
            drafts |= drafts_with_contents(run, readiness_papers(run))
    return page_numbers_in(drafts)


def report_assessment(run: Run, pages: PageNumbers) -> str:
    """Write a graded assessment's report and summary, raise its gate, and give the claim back; say what was written.

    Run again: equal answers and an equal template leave the papers that are there, and the gate is raised once.
    """
    try:
        said = named("write_readiness_report", partial(write_reports, run, pages))
        finish_stage(run)
    except BaseException:
        abandon_stage(run)
        raise
    return said


def is_unchanged(said: str) -> bool:
    """Say whether nothing was written, by what `report_assessment` says."""
    return all(one.endswith(UNCHANGED_DA) for one in said.split("; "))


def _is_ready(read: Reader, engagement: str) -> bool:
    standing = standing_of(read.connection, engagement)
    attempt = standing.attempt(Stage.READINESS)
    if attempt is None or attempt.ended or standing.closed_because is not None:
        return False
    return answered_round(read, round_id(engagement, "baseline")) is not None
