"""Write the report on a whole programme: counts over its municipalities, and the score of none of them."""

from dataclasses import asdict
from datetime import date

from db.audit import content_hash
from db.schema import Programme, ProgrammeReport
from db.unit_of_work import Reader
from parat.documents.contexts import Cover
from parat.documents.contexts import programme as shown
from parat.documents.produce import produce, template_hash
from parat.domain.identity import natural_id
from tasks.benchmark import renew_benchmarks
from tasks.files import store_both
from tasks.programme_figures import figures_of
from tasks.run import Actor, retryable, work_by

_KIND = "programme_report"
FILE_NAME = "Programrapport"
_FOLDER = "programme"
_NEVER = date(1, 1, 1)


@retryable
def write_programme_report(slug: str, actor: Actor) -> ProgrammeReport:
    """Write the next version of a programme's report and give it; raise RecordNotFoundError.

    Run again: equal data and an equal template leave the version that is there.
    """
    renew_benchmarks(slug, actor)
    with work_by(actor, slug) as unit:
        programme = unit.get(Programme, slug)
        newest = newest_report(unit, slug)
        data_hash = content_hash(asdict(_context(unit, programme, 0, _NEVER)))
        if newest and (newest.data_hash, newest.template_hash) == (data_hash, template_hash()):
            return newest
        report = _written(unit, programme, newest.number + 1 if newest else 1, data_hash, actor.today)
        unit.add(report)
        unit.commit()
    return report


def newest_report(read: Reader, slug: str) -> ProgrammeReport | None:
    """Give the newest version of a programme's report."""
    rows = read.all(ProgrammeReport, ProgrammeReport.programme == slug, order=[ProgrammeReport.number])
    return rows[-1] if rows else None


def _written(read: Reader, programme: Programme, number: int, data_hash: str, today: date) -> ProgrammeReport:
    identity = natural_id(_KIND, programme.id, number)
    produced = produce(_KIND, _context(read, programme, number, today), engagement=programme.id, generation_id=identity)
    stored, page = store_both(f"{programme.id}/{_FOLDER}", f"{FILE_NAME}-v{number}", produced)
    return ProgrammeReport(
        id=identity,
        programme=programme.id,
        number=number,
        template_hash=produced.template_hash,
        data_hash=data_hash,
        sha256=stored.sha256,
        path=stored.relative_path,
        web_sha256=page.sha256,
        web_path=page.relative_path,
        dated=today,
        blocks=dict(produced.manifest),
    )


def _context(read: Reader, programme: Programme, number: int, dated: date) -> shown.ProgrammeReport:
    return figures_of(read, programme, _cover(programme, number, dated))


def _cover(programme: Programme, number: int, dated: date) -> Cover:
    """Put the programme where a municipality's document has the municipality."""
    return Cover(
        municipality=programme.title,
        official_name=programme.title,
        programme_title=programme.title,
        title=FILE_NAME,
        generation=number,
        state_da="Til orientering",
        dated=dated,
        is_example=programme.is_example,
    )
