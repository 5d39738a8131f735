"""Laws of what may be sent: never over the rate but for what may go at once, and the last of it only for the urgent."""

from hypothesis import assume, given
from hypothesis import strategies as st

from bot.core.bucket import ROUNDING, Bucket, overall

RATES = st.sampled_from((0.5, 1, 3, 30, 1000))
DRAWS = st.lists(st.tuples(st.floats(0, 2), st.integers(0, 300), st.booleans()), min_size=1, max_size=60)
NOON = 43_200.0


def play(bucket: Bucket, draws: list[tuple[float, int, bool]]) -> list[tuple[float, int, bool]]:
    """Draw after each pause; return when how much was granted, and whether to somebody urgent."""
    now, granted = NOON, []
    for pause, most, urgent in draws:
        now += pause
        bucket, draw = bucket.draw(most, now, urgent=urgent)
        assert 0 <= draw.granted <= most
        granted.append((now, draw.granted, urgent))
    return granted


@given(RATES, DRAWS)
def test_no_stretch_of_time_grants_more_than_the_rate_and_what_may_go_at_once(
    rate: float, draws: list[tuple[float, int, bool]]
) -> None:
    bucket = overall(rate)
    granted = play(bucket, draws)
    for i, (since, *_) in enumerate(granted):
        total = others = 0
        for at, tokens, urgent in granted[i:]:
            total, others = total + tokens, others + (0 if urgent else tokens)
            refilled = rate * (at - since) + len(draws) * ROUNDING
            assert total <= bucket.size + refilled
            assert others <= bucket.size - bucket.kept + refilled


@given(RATES, DRAWS)
def test_who_waits_as_told_is_granted_one(rate: float, draws: list[tuple[float, int, bool]]) -> None:
    bucket, now = overall(rate), NOON
    for pause, most, urgent in draws:
        now += pause
        bucket, draw = bucket.draw(most, now, urgent=urgent)
        if draw.granted < most:
            now += draw.wait
            bucket, draw = bucket.draw(1, now, urgent=urgent)
            assert draw.granted == 1


@given(RATES, DRAWS, st.floats(0.001, 5))
def test_who_comes_sooner_than_told_is_granted_nothing(
    rate: float, draws: list[tuple[float, int, bool]], sooner: float
) -> None:
    bucket, now = overall(rate), NOON
    for pause, most, urgent in draws:
        now += pause
        bucket, draw = bucket.draw(most, now, urgent=urgent)
        if draw.granted < most:
            assume(draw.wait > sooner)
            assert bucket.draw(1, now + draw.wait - sooner, urgent=urgent)[1].granted == 0


@given(RATES)
def test_others_leave_what_is_kept_and_the_urgent_find_it(rate: float) -> None:
    bucket, others = overall(rate).draw(10_000, NOON, urgent=False)
    _, urgent = bucket.draw(10_000, NOON, urgent=True)
    assert others.granted >= 1
    assert urgent.granted >= 1
    assert others.granted + urgent.granted == int(overall(rate).size)


@given(RATES, st.floats(0.1, 300))
def test_what_was_shut_opens_with_one_and_the_urgent_have_it(rate: float, seconds: float) -> None:
    bucket = overall(rate).shut(NOON + seconds)
    assert bucket.draw(10, NOON + seconds - 0.01, urgent=True)[1].granted == 0
    assert bucket.draw(10, NOON + seconds, urgent=False)[1].granted == 0
    assert bucket.draw(10, NOON + seconds, urgent=True)[1].granted == 1


def test_shutting_for_less_opens_nothing() -> None:
    long = overall(30).shut(NOON + 60)
    assert long.shut(NOON + 1) == long
