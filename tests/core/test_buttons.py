"""Buttons come back as they were sent, fit into what Telegram carries, and never trip over what is none of theirs."""

from typing import get_args

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.core.rules.profile import Question
from bot.core.screens.buttons import LIMIT, TAGS, pack, parse
from bot.core.screens.taps import AnswerTap, HurtsTap, RoutineTap, ScoreTap, SessionTap, SignTap, Tap, WhereTap
from bot.core.session.state import Move
from tests.core.clocks import ZONES
from tests.core.shipped import LIBRARY
from tests.core.strategies import hints_of, taps, within

WORDS = [*TAGS, *Move, *Question, "0", "7", "10", "-1", "07", " 7", "1_0", "٣", "better", "eve", "Europe/Paris", ""]


@given(taps())
def test_a_button_comes_back_as_it_was_sent(tap: Tap) -> None:
    assert parse(pack(tap)) == tap


@given(taps())
def test_a_button_fits_into_what_telegram_carries(tap: Tap) -> None:
    assert len(pack(tap).encode()) <= LIMIT


@given(st.text() | st.lists(st.sampled_from(WORDS) | st.text(), max_size=5).map(":".join))
@example("r:" + "x" * LIMIT)
@example("r:\ud800")
@example("p:1:" + "9" * 5000)
@example("")
def test_whatever_comes_back_is_a_button_of_ours_or_nothing(data: str) -> None:
    tap = parse(data)

    assert tap is None or pack(tap) == data
    assert tap is None or is_within(tap)


@pytest.mark.parametrize("data", [None, True, 7, 1.5, b"h", [], {}, ["h"], "h" * 5000, "s:1:1:done" + "\0" * 5000])
def test_what_no_server_would_give_us_as_a_button_means_nothing(data: object) -> None:
    assert parse(data) is None


def test_every_number_of_a_tap_says_what_it_may_be() -> None:
    for kind in TAGS.values():
        for name, hint in hints_of(kind).items():
            assert hint is not int, f"{kind.__name__}.{name}"


@given(st.data(), taps(), st.integers() | st.sampled_from([2**31, 2**63, 2**64, 10**50, -(2**63) - 1]))
def test_a_tap_with_any_number_in_it_is_within_what_it_may_be_or_nothing(
    draw: st.DataObject, tap: Tap, number: int
) -> None:
    tag, *values = pack(tap).split(":")
    if not values:
        return
    values[draw.draw(st.integers(0, len(values) - 1))] = str(number)

    forged = parse(":".join([tag, *values]))

    assert forged is None or is_within(forged)


def is_within(tap: Tap) -> bool:
    """Say whether every number of a tap is what it may be."""
    limits = {name: within(hint) for name, hint in hints_of(type(tap)).items()}
    return all(each is None or each.least <= getattr(tap, name) <= each.most for name, each in limits.items())


def test_a_button_that_would_not_fit_is_refused_before_it_is_sent() -> None:
    assert len(pack(RoutineTap("x" * 62))) == LIMIT
    with pytest.raises(ValueError, match="64 bytes"):
        pack(RoutineTap("x" * 63))


def test_every_kind_of_tap_has_a_letter_and_no_two_share_one() -> None:
    assert sorted(TAGS.values(), key=repr) == sorted(get_args(Tap), key=repr)
    assert all(len(tag) == 1 for tag in TAGS)


@pytest.mark.parametrize(
    ("tap", "data"),
    [
        (SessionTap(12, 34, Move.DONE), "s:12:34:done"),
        (HurtsTap(), "h"),
        (AnswerTap(Question.ZONE, "America/New_York"), "a:zone:America/New_York"),
        (SignTap(7, ""), "g:7:"),
    ],
)
def test_buttons_of_older_releases_stay_readable(tap: Tap, data: str) -> None:
    assert (pack(tap), parse(data)) == (data, tap)


@pytest.mark.parametrize(
    "data", ["s:12:34", "s:12:34:dance", "s:12:x:done", "s:1:2:done:3", "h:", "?", "s:01:2:done", "a:name:Anna", "H"]
)
def test_what_is_no_button_of_ours_means_nothing(data: str) -> None:
    assert parse(data) is None


def test_every_time_zone_fits_into_a_button() -> None:
    for zone in ZONES:
        tap = AnswerTap(Question.ZONE, zone)

        assert parse(pack(tap)) == tap


def test_every_name_in_the_shipped_content_fits_into_a_button() -> None:
    report = 10**12
    shipped: list[Tap] = [
        *(RoutineTap(name) for name in LIBRARY.routines),
        *(WhereTap(report, place) for place in LIBRARY.places),
        *(SignTap(report, sign.id) for sign in LIBRARY.warnings),
        *(AnswerTap(Question.SCREENING, sign) for sign in LIBRARY.screening),
        *(ScoreTap(report, score) for score in range(11)),
    ]

    assert [parse(pack(tap)) for tap in shipped] == shipped
