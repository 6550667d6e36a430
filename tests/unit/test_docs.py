"""Hold the documentation to the code: every setting, error, stage, gate and table has its place."""

import re
from collections import Counter
from pathlib import Path

import pytest

from db.schema.base import Base
from docs import reference
from parat.domain.errors import InputError, StageError
from parat.domain.stages import PROCESSES, Decider, Ruling, Stage, Start
from parat.settings import variables

DOCS = Path(reference.__file__).parent
ROOT = DOCS.parent
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md")])
OPERATIONS = reference.OPERATIONS.read_text(encoding="utf-8")
GLOSSARY = (DOCS / "glossary.md").read_text(encoding="utf-8")
ERRORS = reference.error_classes()
FOR_MUNICIPALITIES = [kind for kind in ERRORS if issubclass(kind, InputError | StageError)]
PREFIXES = dict(zip(reference.BRANCHES, ("IND", "TRI", "SKA", "DAT", "MID", "DRI"), strict=True))
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in GLOSSARY.splitlines()
    if line.startswith("| ") and not line.startswith("| Code name")
]
CODE_NAMES = [name for row in ROWS for name in re.findall(r"`([^`]+)`", row[0])]


def twice(names):
    return sorted(name for name, times in Counter(names).items() if times > 1)


def anchors_of(page):
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading).lower().replace(" ", "-") for heading in headings}


def links_of(page):
    return re.findall(r"\]\((?!https?://)([^)\s]+)\)", page.read_text(encoding="utf-8"))


def leads_somewhere(page, target):
    path, _, anchor = target.partition("#")
    there = (page.parent / path).resolve() if path else page
    return there.exists() and (not anchor or anchor in anchors_of(there))


def test_the_lists_in_operations_are_what_the_code_says():
    assert reference.filled(OPERATIONS) == OPERATIONS, "run: make docs"


@pytest.mark.parametrize("variable", variables())
def test_every_setting_is_explained(variable):
    assert f"| `{variable}` |" in OPERATIONS


def test_every_error_code_is_a_heading():
    assert {kind.code for kind in ERRORS} <= set(re.findall(r"^#### (\S+)$", OPERATIONS, re.MULTILINE))


def test_no_error_code_is_used_twice():
    assert twice(kind.code for kind in ERRORS) == []


@pytest.mark.parametrize("kind", ERRORS, ids=lambda kind: kind.code)
def test_an_error_code_says_which_branch_it_belongs_to(kind):
    (branch,) = [branch for branch in PREFIXES if issubclass(kind, branch)]
    assert re.fullmatch(PREFIXES[branch] + r"-\d{3}", kind.code)


@pytest.mark.parametrize("kind", ERRORS, ids=lambda kind: kind.code)
def test_an_error_says_what_where_and_what_to_do(kind):
    assert all(part.strip() for part in (kind.what, kind.where, kind.remedy))


@pytest.mark.parametrize("kind", FOR_MUNICIPALITIES, ids=lambda kind: kind.code)
def test_an_error_that_a_municipality_can_meet_has_its_own_danish_words(kind):
    assert all(part.strip() for part in (kind.what_da, kind.where_da, kind.remedy_da))


@pytest.mark.parametrize("kind", ERRORS, ids=lambda kind: kind.code)
def test_an_error_can_be_said_in_both_languages(kind):
    words = (kind.what, kind.where, kind.remedy, kind.what_da, kind.where_da, kind.remedy_da)
    error = kind(**{name: "fundet" for text in words for name in re.findall(r"{(\w+)", text)})
    assert f"({kind.code})" in error.in_english()
    assert f"({kind.code})" in error.in_danish()


def test_no_code_name_stands_twice_in_the_glossary():
    assert twice(CODE_NAMES) == []


def test_no_danish_word_stands_twice_in_the_glossary():
    assert twice(row[1].lower() for row in ROWS) == []


def test_every_row_of_the_glossary_is_complete():
    assert [row for row in ROWS if len(row) != 4 or not all(row)] == []


def test_every_concept_of_the_path_has_a_row_in_the_glossary():
    wanted = {f"{kind.__name__}.{member.name}" for kind in (Stage, Start, Ruling, Decider) for member in kind}
    assert wanted - set(CODE_NAMES) == set()


def test_every_stage_and_gate_has_the_danish_name_that_people_see():
    labels = {rule.label_da for process in PROCESSES.values() for rule in process.stages}
    gates = {
        (gate.key, gate.label_da) for process in PROCESSES.values() for rule in process.stages for gate in rule.gates
    }
    assert labels - {row[1] for row in ROWS} == set()
    assert gates - {(row[0].strip("`"), row[1]) for row in ROWS} == set()


def test_every_table_of_the_record_has_a_row_in_the_glossary():
    assert set(Base.metadata.tables) - set(CODE_NAMES) == set()


def test_the_first_page_leads_to_every_page_for_a_reader():
    linked = {(ROOT / target.partition("#")[0]).resolve() for target in links_of(ROOT / "README.md")}
    assert set(DOCS.glob("guide-*.md")) | {DOCS / "operations.md", ROOT / "SECURITY.md"} <= linked


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_between_pages_leads_somewhere(page):
    assert [target for target in links_of(page) if not leads_somewhere(page, target)] == []


def test_every_decision_has_a_number_of_its_own():
    assert twice(page.name[:4] for page in (DOCS / "decisions").glob("[0-9]*.md")) == []
