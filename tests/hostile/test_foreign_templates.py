"""A template from outside the repository is refused or stopped, whatever it tries, and every honest one is accepted."""

import time

import pytest

from parat.documents.deliverables import DELIVERABLES
from parat.documents.foreign import Limits, render_foreign
from parat.documents.foreign_rules import forbidden_in
from parat.documents.render import TEMPLATES, render, template_sources
from parat.documents.template_check import flaws_in_folder, unused_in_folder
from parat.domain.errors import TemplateError
from tests.hostile.template_attacks import ATTACKS
from tests.unit.documents.builders import sample_status_report
from tests.unit.documents.samples import sample

SECONDS = 10
LIMITS = Limits(cpu_seconds=2)


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_is_refused_or_stopped_within_ten_seconds(attack):
    sources = template_sources() | {"page.j2": ATTACKS[attack]}
    started = time.monotonic()
    with pytest.raises(TemplateError):
        render_foreign("page.j2", sample_status_report(), sources, frozenset({"page.j2"}), LIMITS)
    assert time.monotonic() - started < SECONDS


@pytest.mark.parametrize("name", template_sources())
def test_a_template_of_ours_would_be_accepted_from_outside_too(name):
    assert [str(refused) for refused in forbidden_in(name, template_sources())] == []


@pytest.mark.parametrize("deliverable", DELIVERABLES)
def test_a_template_gives_the_same_from_outside_as_from_inside(deliverable):
    sources, template = template_sources(), DELIVERABLES[deliverable].template
    inside = render(template, sample(deliverable), sources)
    assert render_foreign(template, sample(deliverable), sources, frozenset(sources)) == inside


def test_our_whole_folder_is_nothing_to_mend():
    assert flaws_in_folder(TEMPLATES) == []
    assert unused_in_folder(TEMPLATES) == []
