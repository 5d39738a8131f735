"""A flood of one person's is let by, and no word of pain with it."""

from hypothesis import given
from hypothesis import strategies as st

from bot.coach.floods import FRESH, Admission, Floods

ANNA, BORIS = 1, 2


def _heard(floods: Floods, times: int, now: float, *, urgent: bool = False) -> list[Admission]:
    return [floods.admit(ANNA, now, urgent=urgent) for _ in range(times)]


def test_of_a_flood_so_much_is_heard_one_is_warned_of_and_the_rest_is_let_by() -> None:
    admissions = _heard(Floods(), 10_000, 0.0)
    assert admissions.count(Admission.HEARD) == FRESH.size
    assert admissions.count(Admission.WARNED) == 1
    assert admissions[int(FRESH.size) :] == [Admission.WARNED, *[Admission.UNHEARD] * (10_000 - int(FRESH.size) - 1)]


def test_pain_is_heard_in_the_middle_of_a_flood() -> None:
    floods = Floods()
    _heard(floods, 10_000, 0.0)
    assert floods.admit(ANNA, 0.0, urgent=True) is Admission.HEARD


def test_nobody_else_is_affected() -> None:
    floods = Floods()
    _heard(floods, 10_000, 0.0)
    assert floods.admit(BORIS, 0.0, urgent=False) is Admission.HEARD


def test_whoever_has_rested_is_heard_and_warned_anew() -> None:
    floods = Floods()
    _heard(floods, 100, 0.0)
    admissions = _heard(floods, 100, 60.0)
    assert admissions.count(Admission.HEARD) == FRESH.size
    assert admissions.count(Admission.WARNED) == 1


@given(st.lists(st.floats(0, 5), max_size=300))
def test_however_it_is_spread_no_more_is_heard_than_the_budget_holds(gaps: list[float]) -> None:
    floods, now, heard = Floods(), 0.0, 0
    for gap in gaps:
        now += gap
        heard += floods.admit(ANNA, now, urgent=False) is Admission.HEARD
    assert heard <= FRESH.size + FRESH.rate * now + 1


def test_an_update_that_comes_again_is_decided_as_before_and_costs_nothing() -> None:
    floods = Floods()
    for _ in range(50):
        admissions = [floods.admit_once(number, ANNA, 0.0, urgent=False) for number in range(30)]
        assert set(admissions) == {Admission.HEARD}
    assert floods.admit(ANNA, 0.0, urgent=False) is Admission.HEARD


def test_what_was_not_heard_is_not_heard_when_it_comes_again() -> None:
    floods = Floods()
    first = [floods.admit_once(number, ANNA, 0.0, urgent=False) for number in range(100)]
    again = [floods.admit_once(number, ANNA, 60.0, urgent=False) for number in range(100)]
    assert first == again
