import time

import pytest

from parat.domain.errors import InputError
from parat.intake.gate import admit
from parat.intake.packets import read_packet
from tests.hostile.reject.cases import REFUSED_FILES, REFUSED_PACKETS

LONGEST = 5.0


@pytest.mark.parametrize("case", REFUSED_FILES)
def test_the_gate_refuses_with_the_right_reason_in_time(case):
    make, name, reason = REFUSED_FILES[case]
    content = make()
    started = time.perf_counter()
    with pytest.raises(InputError) as caught:
        admit(content, name)
    assert time.perf_counter() - started < LONGEST
    assert type(caught.value) is reason


@pytest.mark.parametrize("case", REFUSED_PACKETS)
def test_a_packet_is_refused_with_the_right_reason(case):
    make, reason = REFUSED_PACKETS[case]
    with pytest.raises(InputError) as caught:
        read_packet(make(), "svar.xlsx")
    assert type(caught.value) is reason


@pytest.mark.parametrize("case", REFUSED_FILES)
def test_every_refusal_can_be_said_in_danish(case):
    make, name, _ = REFUSED_FILES[case]
    with pytest.raises(InputError) as caught:
        admit(make(), name)
    assert caught.value.in_danish().startswith(name)
    assert f"({caught.value.code})" in caught.value.in_danish()
