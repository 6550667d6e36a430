"""What the plan's check is told of a draft that a person has edited."""

import io

import pytest
from docx import Document as WordDocument
from lxml import etree

from db.documents import newest_generations
from db.engine import engine_for
from db.prepare import prepare
from db.schema import Contact, Generation
from db.unit_of_work import reader
from parat.example import story
from parat.example.tales import tale_of
from parat.settings import settings
from tasks.acceptances import accept
from tasks.coverage import findings_of
from tasks.files import documents
from tasks.run import Actor, work_by

TALE = tale_of("9917")
ON = TALE.until
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

pytestmark = pytest.mark.slow


@pytest.fixture
def key(database_url):
    prepare(settings().database_url)
    story._begin()
    story.tell(TALE)
    return TALE.key


def edited(content):
    """Insert words as a tracked change, and a heading that skips levels."""
    document = WordDocument(io.BytesIO(content))
    last = document.paragraphs[-1]
    insertion = etree.SubElement(last._p, f"{{{W}}}ins", {f"{{{W}}}id": "9001", f"{{{W}}}author": "En anden"})
    run = etree.SubElement(insertion, f"{{{W}}}r")
    etree.SubElement(run, f"{{{W}}}t").text = "tilføjet"
    document.add_heading("For dybt", level=4)
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def found(key):
    with reader(engine_for(settings().database_url)) as read:
        return {one.rule.value: one for one in findings_of(read, key, ON)}


def test_marked_changes_and_faults_of_an_edited_draft_are_found(key):
    assert found(key) == {}
    with work_by(Actor("k05", "cli", today=ON), key) as unit:
        (newest,) = newest_generations(unit, key, "plan_draft")
        stored = documents().put(key, "redigeret.docx", edited(documents().path_of(newest.path).read_bytes()))
        unit.change(Generation, newest.id, origin="redraft", path=stored.relative_path, sha256=stored.sha256)
        unit.commit()
    by_rule = found(key)
    assert set(by_rule) == {"tracked_changes", "inaccessible"}
    assert by_rule["inaccessible"].remedy_da.startswith("Brug overskriftstypografierne")


def test_an_acceptance_of_a_whole_rule_accepts_each_of_its_findings(key):
    with work_by(Actor("k05", "cli", today=ON), key) as unit:
        unit.remove(*unit.all(Contact, Contact.engagement == key))
        unit.commit()
    accepted = accept(key, "action_cards", "direktør", "Udpeges efter sommeren", Actor("k05", "cli", today=ON))
    assert len(accepted) == 6
    assert {one.accepted.by for one in found(key).values()} == {"direktør"}
