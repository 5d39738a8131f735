"""Whatever stands in JSON from outside, what the door lets in can be written, encoded and said again."""

import json
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.chat.door import DEEPEST, FAR, LONGEST, UPDATES, language_of, let_in, loads, next_offset, number_for
from bot.store.tables import PersonRow
from tests.hostile.malformed import DEEP, LANGUAGES

ANYTHING: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(codec=None)),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.text(st.characters(codec=None)), inner, max_size=5),
)


@given(ANYTHING)
@example("a\0b\ud800c")
@example([float("nan"), float("inf"), 2**63, -(2**63) - 1, 10**50])
def test_what_is_let_in_can_be_kept_and_is_let_in_unchanged_ever_after(value: Any) -> None:
    inside = let_in(value)

    said = json.dumps(inside, ensure_ascii=False, allow_nan=False)
    assert "\0" not in said
    said.encode()
    assert let_in(loads(said)) == inside


@given(ANYTHING)
def test_what_is_fine_is_let_in_as_it_came(value: Any) -> None:
    try:
        json.dumps(value, ensure_ascii=False, allow_nan=False).encode()
    except ValueError:
        return
    if is_fine(value):
        assert let_in(value) == value


def is_fine(value: Any) -> bool:
    match value:
        case str():
            return "\0" not in value and len(value) <= LONGEST
        case int():
            return -(2**63) <= value < 2**63
        case list():
            return all(map(is_fine, value))
        case dict():
            return all(is_fine(part) for pair in value.items() for part in pair)
        case _:
            return True


@pytest.mark.parametrize(
    "said",
    [
        "[" * DEEP + "]" * DEEP,
        '{"a":' * DEEP + "1" + "}" * DEEP,
        '[{"b":"]"},' * DEEP + '"\\"["' + "]" * DEEP,
        "9" * DEEP,
        "-" + "9" * DEEP,
        "0." + "9" * DEEP,
        "1e999999",
        "NaN",
        "-Infinity",
    ],
)
def test_no_number_and_no_depth_is_too_much_and_what_stands_beside_it_is_read(said: str) -> None:
    read = loads(f'[{{"before": 1, "it": {said}, "after": "pain"}}, "next"]')

    update, following = let_in(read)
    assert (update["before"], update["after"], following) == (1, "pain", "next")
    json.dumps(update)


@pytest.mark.parametrize("said", ["", "{", "[1,", "x", "}" * DEEP, "[" * DEEP, '{"a":' * DEEP, '"', b"\xff\xfe{", "{]"])
def test_what_is_no_json_is_told_as_that_alone(said: str | bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 # json's own, and which one does not matter
        loads(said)


@pytest.mark.parametrize("pain", ["my heel hurts", "pain"])
def test_of_a_text_without_end_both_ends_are_kept(pain: str) -> None:
    for text in (pain + " x" * LONGEST, "x " * LONGEST + pain):
        kept = let_in(text)

        assert pain in kept
        assert len(kept) <= LONGEST + 1


def test_depth_ends_where_it_says() -> None:
    nested = let_in(loads("[" * DEEP + "]" * DEEP))

    depth = 0
    while nested:
        nested, depth = nested[0], depth + 1
    assert depth <= DEEPEST


@given(ANYTHING)
@example("en-GB-u-fw-mon-mu-celsius")
def test_every_language_is_a_tag_that_fits_its_column(tag: Any) -> None:
    found = language_of(tag)

    assert found.isascii()
    assert 2 <= len(found) <= (PersonRow.__table__.c.language.type.length or 0)  # type: ignore[attr-defined] # a String has one


@pytest.mark.parametrize(
    ("tag", "found"),
    [
        ("en", "en"),
        ("de-AT", "de-AT"),
        ("pt_br", "pt-br"),
        ("zh-Hant-TW", "zh-Hant-TW"),
        ("en-GB-u-fw-mon-mu-celsius", "en-GB"),
        ("es-419", "es-419"),
        ("fil", "fil"),
        ("deutsch", "en"),
        ("", "en"),
        ("д", "en"),
        (None, "en"),
        (["de"], "en"),
        (True, "en"),
    ],
)
def test_a_language_is_what_the_tag_begins_with(tag: Any, found: str) -> None:
    assert language_of(tag) == found


def test_no_made_up_language_is_longer_than_one_can_be() -> None:
    assert {len(language_of(let_in(tag))) for tag in LANGUAGES} <= set(range(2, 13))


@given(st.integers(1, UPDATES.stop - FAR), st.lists(st.integers(0, FAR - 1), min_size=1, max_size=9), st.integers(0, 9))
def test_what_was_read_is_confirmed_and_nothing_beyond_it(first: int, steps: list[int], place: int) -> None:
    numbers = [first + step for step in sorted(steps)]
    updates: list[Any] = [{"update_id": number} for number in numbers]
    nonsense: list[Any] = [
        {"update_id": 2**63},
        {"update_id": True},
        {"update_id": 1.5},
        {},
        None,
        7,
        {"update_id": -4},
    ]
    updates[place:place] = nonsense

    assert next_offset(0, updates) == numbers[-1] + 1


def test_a_batch_of_which_nothing_has_a_number_is_passed_in_the_end() -> None:
    offset = 700
    nameless: list[Any] = [{"message": {}}, None]

    offsets = [offset := next_offset(offset, nameless) for _ in range(3)]

    assert all(after > before for before, after in pairwise(offsets))
    assert offsets[0] == 702  # what is asked for from there on cannot have been among the first two


@pytest.mark.parametrize("lie", [1, 99, 2**31 - 1])
def test_a_number_that_is_far_from_all_others_confirms_nothing(lie: int) -> None:
    honest = [{"update_id": number} for number in range(800_000_001, 800_000_100)]

    for place in range(len(honest) + 1):
        assert next_offset(800_000_000, [*honest[:place], {"update_id": lie}, *honest[place:]]) == 800_000_100


def test_numbers_that_lead_nowhere_are_passed_too() -> None:
    assert next_offset(700, [{"update_id": 5}, {"update_id": 699}]) == 702


def test_after_nothing_we_ask_for_whatever_is_there() -> None:
    assert next_offset(2**31, []) == 0


def test_an_update_without_a_number_has_the_same_one_whenever_it_comes() -> None:
    assert number_for("a") == number_for("a") != number_for("b")
    assert -(2**63) <= number_for("a") < 0
