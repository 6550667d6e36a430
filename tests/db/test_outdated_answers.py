"""An old workbook that comes back after the instrument was exchanged answers only what is still asked."""

from datetime import date
from pathlib import Path

import pytest

from db.schema import Answer
from db.unit_of_work import reader
from parat.domain.stages import Stage
from parat.example.filling import fill
from tasks.answers import grade_answers, round_id
from tasks.importing import import_packet
from tasks.instrument_migration import migrate
from tasks.packets import newest_packet, path_of, send_packet
from tasks.run import Actor
from tasks.stage_run import abandon_stage, begin_stage
from tests.db.assessments import PROGRAMME, key_of, store_a_programme

ACTOR = Actor("k01", "cli", today=date(2026, 6, 1))
KEY = key_of(1)


@pytest.fixture
def sent(record, tmp_path):
    """Send a workbook out by today's version, and give a way to return it with answers of one respondent."""
    store_a_programme(record, 1)
    run = begin_stage(KEY, Stage.READINESS, ACTOR)
    send_packet(run)
    abandon_stage(run)
    with reader(record) as read:
        content = path_of(newest_packet(read, KEY, Stage.READINESS, "baseline")).read_bytes()

    def returned(**values) -> Path:
        rows = {
            "respondents": [{"respondent": "R1", "role": "leader", "answered_on": ACTOR.today}],
            "answers": {(item.replace("_", "."),): {"R1": value} for item, value in values.items()},
        }
        path = tmp_path / "svar.xlsx"
        path.write_bytes(fill(content, rows))
        return path

    return returned


def stored(record):
    with reader(record) as read:
        return {row.item for row in read.all(Answer, Answer.assessment_round == round_id(KEY, "baseline"))}


def test_answers_to_other_words_are_left_out_and_named(record, sent, newer_instrument):
    path = sent(D4_1="3", D4_2="3", D9_5="2")
    migrate(PROGRAMME, newer_instrument, ACTOR)
    imported = import_packet(path, ACTOR, KEY)
    assert [note.da.partition(" er ikke")[0] for note in imported.notes] == ["Svarene på D4.1, D9.5"]
    assert imported.conflicts == ()
    assert stored(record) == {"D4.2"}
    run = begin_stage(KEY, Stage.READINESS, ACTOR)
    assert "i runden »Udgangspunkt«" in grade_answers(run)
    abandon_stage(run)


def test_without_a_new_version_everything_is_taken(record, sent):
    assert import_packet(sent(D4_1="3", D9_5="2"), ACTOR, KEY).notes == ()
    assert stored(record) == {"D4.1", "D9.5"}
