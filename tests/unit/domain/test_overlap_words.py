"""Danish words are known in all their forms, in compounds and under other names."""

import pytest

from parat.domain.concepts import ConceptFinder, ConceptListError, Kind, concepts
from parat.domain.danish_words import Compounds, says_something, sentences_in, words_in
from parat.domain.effort_profile import ages_in


def the_word(text):
    return words_in(text)[0]


def named(text):
    known = concepts()
    finder = ConceptFinder(known, Compounds(words_in(f"kontaktperson {text}")))
    return {mention.concept.id for mention in finder.mentions(words_in(text))}


def test_a_sentence_ends_with_its_mark_or_its_line():
    assert sentences_in("Vi mødes. Det er frit.\n- Ring 112!") == ("Vi mødes.", "Det er frit.", "- Ring 112!")


def test_the_classes_at_school_do_not_end_a_sentence():
    assert sentences_in("Elever i 7.-9. klasse lærer at lytte.") == ("Elever i 7.-9. klasse lærer at lytte.",)


def test_forms_of_a_word_have_one_stem():
    assert len({word.stem for word in words_in("samtale samtaler samtalerne")}) == 1


def test_a_compound_shares_a_word_with_its_part():
    compounds = Compounds(words_in("kontaktperson skole"))
    assert compounds.parts(the_word("kontaktpersonordning")) == ("kontaktperson",)
    assert the_word("skole").stem in compounds.parts(the_word("skolebestyrelse"))


def test_an_ending_is_no_part():
    assert Compounds(words_in("ring")).parts(the_word("radikalisering")) == ()


@pytest.mark.parametrize("word", ["kommunens", "indsatsen", "og", "13-17", "lørdag"])
def test_some_words_say_nothing_of_what_two_efforts_share(word):
    assert not says_something(the_word(word))


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("Kontaktpersonordning til Sofie", "fixed-adult"),
        ("en fast og tryg voksenkontakt", "fixed-adult"),
        ("Fagfolk opkvalificeres på en temadag", "training"),
        ("Forebyggende samtaler med unge", "concern-talk"),
        ("Vi låner kommunens lokaler ud", "venue-rules"),
    ],
)
def test_a_concept_is_found_under_its_names(text, concept):
    assert concept in named(text)


def test_a_word_inside_a_longer_name_is_part_of_that_name():
    assert "first-aid" not in named("Psykologisk førstehjælp til kolleger")


def test_the_list_holds_more_than_120_concepts_each_with_words_and_a_known_kind():
    known = concepts()
    assert len(known) >= 120
    assert all(concept.words and concept.label_da and concept.kind in set(Kind) for concept in known)
    assert len({concept.id for concept in known}) == len(known)


def test_words_of_ones_own_are_added_to_a_concept_that_exists():
    own = {"concept": [{"id": "fixed-adult", "words": ["storebror"]}]}
    widened = next(one for one in concepts(own) if one.id == "fixed-adult")
    assert "storebror" in widened.words
    assert "mentor" in widened.words
    assert widened.label_da == "fast voksenkontakt"


@pytest.mark.parametrize("words", [[], [3], ["*"], ["ab*"], ["abc* de"], ["  "], "mentor", None])
def test_a_concept_without_words_that_can_be_found_is_refused(words):
    with pytest.raises(ConceptListError):
        concepts({"concept": [{"id": "a", "words": words}]}, "concepts.toml")


@pytest.mark.parametrize("own", [[{"words": ["mentor"]}], [7], {"id": "a"}, [{"id": "a", "words": ["b"], "ages": [1]}]])
def test_a_list_that_is_not_one_of_concepts_is_refused(own):
    with pytest.raises(ConceptListError):
        concepts({"concept": own}, "concepts.toml")


def test_a_concept_of_an_unknown_kind_is_refused():
    with pytest.raises(ConceptListError, match="kind"):
        concepts({"concept": [{"id": "a", "words": ["b"], "kind": "colour"}]})


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Unge på 13-17 år", 13, 17),
        ("0-6-årige", 0, 6),
        ("Unge under 18 år", 0, 17),
        ("Borgere over 65 år", 65, 109),
        ("Elever i 7.-9. klasse", 13, 16),
        ("Elever i 8. klasse", 14, 15),
    ],
)
def test_ages_are_read_from_a_target_group(text, first, last):
    assert (min(ages_in(text)), max(ages_in(text))) == (first, last)


def test_a_group_without_ages_has_none():
    assert ages_in("Medarbejdere i jobcentret") == frozenset()


@pytest.mark.parametrize(("said", "concept"), [("Modtagelsen modtager", "risk"), ("rådgivning", "people-advisers")])
def test_words_that_only_share_a_stem_with_a_concept_are_not_taken_for_it(said, concept):
    words = words_in(said)
    assert concept not in {one.concept.id for one in ConceptFinder(concepts(), Compounds(words)).mentions(words)}
