"""The plan in its two editions, with its action cards and incident plan, says what the record holds and no more."""

from datetime import date

import pytest

from parat.documents.contexts import (
    ContactFunction,
    PolicyOverlap,
    Publication,
    annexes_with,
    chapters_with,
    public_edition,
)
from parat.documents.errors import WrongContextError
from parat.domain.reference_texts import law_texts
from tests.unit.documents.builders import a_cover, an_action, sample_plan_draft
from tests.unit.documents.plan_builders import a_card, sample_action_cards, sample_incident_plan
from tests.unit.documents.reading import part, produced, text, whole_text

PUBLIC_COVER = a_cover("Operationel handlingsplan", state_da="Vedtaget · Offentlig udgave")


def words_of(plan):
    return whole_text(produced("plan_draft", plan).docx)


def public_words_of(plan):
    return whole_text(produced("plan_public", public_edition(plan, PUBLIC_COVER)).docx)


def notes_of(deliverable, context):
    return text(part(produced(deliverable, context).docx, "word/footnotes.xml"))


def test_the_public_edition_leaves_internal_chapters_out_and_keeps_the_numbers():
    internal = chapters_with({"task_3": ("Hemmelig nødplan.",)}, internal={"task_3"})
    plan = sample_plan_draft(chapters=internal)
    public = public_words_of(plan)
    assert "Hemmelig nødplan" in words_of(plan)
    assert "Hemmelig nødplan" not in public
    assert "Afsnittet er internt og indgår ikke i den offentlige udgave." in public
    assert "16Implementering, opfølgning og revision" in public


def test_what_the_record_generates_for_an_internal_chapter_is_not_even_in_the_public_data():
    plan = sample_plan_draft(chapters=chapters_with({}, internal={"starting_point", "actions", "policies"}))
    public = public_edition(plan, PUBLIC_COVER)
    assert (public.gaps, public.dimensions, public.actions, public.overlaps) == ((), (), (), ())
    assert public.stakeholders == plan.stakeholders


def test_an_internal_annex_is_left_out_of_the_public_edition():
    plan = sample_plan_draft(annexes=annexes_with({"D": ("Kun til os.",)}, internal={"A", "C", "D"}))
    public = public_words_of(plan)
    assert "Kun til os." not in public
    assert "Ét tegn er ikke et bevis." not in public


def test_the_public_edition_shows_a_contacts_function_and_mailbox_and_no_number_of_its_own():
    public = public_words_of(sample_plan_draft())
    assert "tovholder@egeskaer.example" in public
    assert "00 00 00 00" not in public
    assert "00 00 00 00" in words_of(sample_plan_draft())


def test_the_public_edition_still_says_what_an_action_builds_on():
    plan = sample_plan_draft(
        actions=(an_action(provenance=("gap-d52",)),), chapters=chapters_with({}, internal={"starting_point"})
    )
    made = produced("plan_public", public_edition(plan, PUBLIC_COVER))
    assert made.manifest["action-indsats-1-provenance"] == "Bygger på | Udsagn D5.2"


def test_each_edition_says_on_every_page_which_it_is():
    internal = produced("plan_draft", sample_plan_draft()).docx
    public = produced("plan_public", public_edition(sample_plan_draft(), PUBLIC_COVER)).docx
    assert "Intern udgave" in text(part(internal, "word/footer1.xml"))
    assert "Offentlig udgave" in text(part(public, "word/footer1.xml"))
    assert "Den må ikke offentliggøres. I den offentlige udgave er bilag C Kontaktliste" in whole_text(internal)


def test_an_internal_plan_is_never_taken_for_the_public_edition():
    with pytest.raises(WrongContextError, match="plan_public cannot be produced from PlanDraft"):
        produced("plan_public", sample_plan_draft())


def test_an_action_sheet_gathers_what_is_not_settled_in_one_row():
    action = an_action(resources="", risk="", baseline="", target="")
    made = produced("plan_draft", sample_plan_draft(actions=(action,)))
    assert made.manifest["action-indsats-1-unsettled"] == (
        "Endnu ikke fastlagt | Ressourcer, udgangspunkt, mål og risiko"
    )
    assert "action-indsats-1-risk" not in made.manifest


def test_an_action_of_which_everything_is_settled_lacks_nothing():
    made = produced("plan_draft", sample_plan_draft(actions=(an_action(),)))
    assert "action-indsats-1-unsettled" not in made.manifest


def test_the_actions_are_counted_on_tasks_and_levels():
    actions = (an_action(1, task=2, level_da="Foregribende"), an_action(2, task=2, level_da=""))
    made = produced("plan_draft", sample_plan_draft(actions=actions))
    assert made.manifest["spread-2"] == "2 Håndtering af bekymringer | 0 | 1 | 0 | 1"


def test_the_plan_says_how_many_actions_lack_an_owner_or_a_date():
    actions = (an_action(1, owner_function=""), an_action(2, due=None))
    words = words_of(sample_plan_draft(actions=actions))
    assert "Endnu mangler 1 indsats en ansvarlig, og 1 indsats en frist." in words


def test_the_plan_without_actions_says_who_supplies_them():
    words = words_of(sample_plan_draft(actions=()))
    assert "Endnu ikke beskrevet: planens indsatser. Leveres af arbejdsgruppen" in words


def test_a_contact_checked_more_than_six_months_ago_is_to_be_checked_again():
    stale = ContactFunction(id="c1", function="Beredskabschef", checked_on=date(2027, 4, 17))
    fresh = ContactFunction(id="c2", function="Tovholder", checked_on=date(2027, 4, 18))
    words = words_of(sample_plan_draft(contacts=(stale, fresh)))
    assert "Skal kontrolleres igen: Beredskabschef." in words


def test_a_contact_that_was_never_checked_is_to_be_checked():
    assert "Skal kontrolleres igen: Tovholder." in words_of(
        sample_plan_draft(contacts=(ContactFunction(id="c1", function="Tovholder"),))
    )


def test_a_role_names_the_function_that_holds_it_and_says_when_nobody_does():
    manifest = produced("plan_draft", sample_plan_draft()).manifest
    assert manifest["role-coordinator"].endswith("| Tovholder")
    assert manifest["role-contingency"].endswith("| Endnu ikke oplyst")


def test_every_law_text_stands_with_its_source_and_a_summary_is_called_one():
    words, notes = words_of(sample_plan_draft()), notes_of("plan_draft", sample_plan_draft())
    for law in law_texts():
        assert f"{law.heading}{'' if law.quoted else ' (sammendrag)'}" in words
        assert f"Kilde: {law.source}, {law.url}, læst" in notes
    assert f"»{law_texts()[0].text[0]}«" in words


def test_the_council_approves_the_annexes_with_the_plan():
    adopted = Publication(adopted_on=date(2027, 12, 14), revised_by=date(2031, 12, 14))
    words = words_of(sample_plan_draft(publication=adopted))
    assert "14. december 2027 til senest 14. december 2031" in words
    assert "Godkendt af: Kommunalbestyrelsen den 14. december 2027 som bilag til handlingsplanen." in words


def test_every_card_begins_on_a_page_of_its_own():
    cards = sample_action_cards(action_cards=tuple(a_card(n, role=f"Rolle {n}") for n in range(1, 6)))
    body = part(produced("action_cards", cards).docx)
    titles = [p for p in body.iter("{*}p") if text(p).startswith("Rolle") and p.find("{*}pPr/{*}keepNext") is None]
    assert len([p for p in titles if p.find(".//{*}pageBreakBefore") is not None]) == 5


def test_a_card_says_which_contacts_nobody_has_named():
    manifest = produced("action_cards", sample_action_cards()).manifest
    assert "Stedfortræder for tovholderen: endnu ikke oplyst" in manifest["card-kort-1-contacts"]


def test_a_pack_of_cards_without_cards_says_who_supplies_them():
    assert "Leveres af tovholderen og beredskabet." in whole_text(
        produced("action_cards", sample_action_cards(action_cards=())).docx
    )


def test_the_incident_plan_has_the_headings_that_municipalities_use():
    made = produced("incident_plan", sample_incident_plan())
    headings = [made.manifest[f"incident-{key}"] for key in (
        "situation", "alarm", "tasks", "steps", "lead", "staff", "communication", "contacts", "notes", "revision",
        "cards",
    )]  # fmt: skip
    assert headings == [
        "Situation", "Alarmering", "Opgaver", "Handling", "Ledelse og organisation", "Bemanding og udstyr",
        "Kommunikation", "Kontaktoplysninger", "Opmærksomhedspunkter", "Oprettelse/revision", "Action cards",
    ]  # fmt: skip


def test_an_incident_plan_without_contacts_says_who_supplies_them():
    words = whole_text(produced("incident_plan", sample_incident_plan(contacts=(), card_titles=())).docx)
    assert "de funktioner, der skal kontaktes. Leveres af beredskabet." in words


def test_no_document_of_the_plan_shows_an_empty_policy_as_settled():
    manifest = produced("plan_draft", sample_plan_draft()).manifest
    assert manifest["overlap-overlap-2"].endswith("| Ingen indsatser registreret | Ingen | Endnu ikke vurderet")
    assert manifest["overlap-overlap-4"].endswith("| Ingen overlap fundet | Ingen | Ingen beslutning nødvendig")


def test_an_overlap_without_a_decision_is_shown_in_the_internal_edition_alone():
    plan = sample_plan_draft()
    internal = produced("plan_draft", plan).manifest
    assert "Ikke afgjort. Fælles ord: mentor = kontaktperson." in internal["overlap-overlap-3"]
    public = public_edition(plan, plan.cover)
    assert [one.id for one in public.overlaps] == ["overlap-1", "overlap-2", "overlap-4"]


def test_a_policy_of_which_everything_is_undecided_keeps_its_name_in_the_public_edition():
    open_one = PolicyOverlap(id="o", policy="SSP-plan", shared_activity="Gadeplan", actions_da=("1 X",), settled=False)
    plan = sample_plan_draft(overlaps=(open_one,))
    shown = public_edition(plan, plan.cover).overlaps
    assert [(one.policy, one.shared_activity, one.actions_da) for one in shown] == [("SSP-plan", "", ())]


def test_a_plan_with_a_link_in_its_address_keeps_it_in_both_editions():
    published = Publication(published_on=date(2028, 1, 5), address="https://egeskaer.example/plan")
    plan = sample_plan_draft(publication=published)
    assert "Planen på kommunens hjemmeside" in public_words_of(plan)


def test_an_action_says_in_words_what_it_builds_on():
    action = an_action(provenance=("gap-d52", "area-formaal", "notat af 3. maj"))
    manifest = produced("plan_draft", sample_plan_draft(actions=(action,))).manifest
    assert manifest["action-indsats-1-provenance"] == (
        "Bygger på | Udsagn D5.2, udviklingsområdet »Et fælles formål, som ledelsen følger op på« og notat af 3. maj"
    )


def test_an_incident_plan_whose_part_was_moved_sends_its_reader_to_the_general_contingency_plan():
    moved = sample_incident_plan(elsewhere=True, contingency_adopted_on=date(2026, 3, 24))
    words = whole_text(produced("incident_plan", moved).docx)
    assert "kommunens generelle beredskabsplan, som kommunalbestyrelsen vedtog den 24. marts 2026" in words
    assert "ring 112" in words
    assert "Bemanding og udstyr" not in words
