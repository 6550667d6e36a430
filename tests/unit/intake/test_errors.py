import pickle
import string

import pytest

from parat.domain.errors import InputError
from parat.intake import errors, gate_errors

CONCRETE = [
    kind
    for module in (errors, gate_errors)
    for kind in vars(module).values()
    if isinstance(kind, type) and issubclass(kind, InputError) and kind.code and kind.__module__ == module.__name__
]


def _an_error(kind):
    texts = (getattr(kind, part) for part in ("what", "where", "remedy", "what_da", "where_da", "remedy_da"))
    return kind(**{name: f"<{name}>" for text in texts for _, name, _, _ in string.Formatter().parse(text) if name})


def test_every_code_is_used_once():
    codes = [kind.code for kind in CONCRETE]
    assert len(set(codes)) == len(codes)
    assert all("IND-100" <= code <= "IND-199" for code in codes)


@pytest.mark.parametrize("kind", CONCRETE)
def test_an_error_says_what_where_and_what_to_do_in_both_languages(kind):
    error = _an_error(kind)
    assert all(error.parts())
    assert error.in_danish() != error.in_english()
    assert all(
        "<file>" in text and text.rstrip().endswith(f"({kind.code})") for text in (str(error), error.in_danish())
    )


@pytest.mark.parametrize("kind", CONCRETE)
def test_an_error_can_travel_to_another_process(kind):
    error = pickle.loads(pickle.dumps(_an_error(kind)))
    assert error.in_danish() == _an_error(kind).in_danish()


def test_errors_collected_travel_with_their_errors():
    both = errors.PacketErrors([_an_error(errors.ForeignFileError), _an_error(errors.CprError)], file="a.xlsx")
    assert pickle.loads(pickle.dumps(both)).in_danish() == both.in_danish()


def test_a_hundred_errors_are_listed_and_the_rest_are_counted():
    many = errors.PacketErrors([_an_error(errors.ForeignFileError)] * 150, file="a.xlsx")
    assert many.in_danish().count("\n- ") == 101
    assert many.in_danish().endswith("- og 50 til")


def test_braces_in_what_a_person_wrote_do_no_harm():
    assert "{0}" in _an_error(errors.InvalidAnswerError).in_danish().replace("<found>", "{0}")
    assert "{x}" in errors.ForeignFileError(file="{x}.xlsx").in_danish()
