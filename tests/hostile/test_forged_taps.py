"""Forged taps: data that none of our buttons had, or only other people's. Each is answered, none does harm."""

from collections.abc import Iterator, Sequence
from dataclasses import fields
from enum import Enum
from random import Random
from typing import Any, get_type_hints

import pytest

from bot.core.screens.buttons import TAGS, pack
from bot.core.screens.taps import MistakeTap, NoteTap, ScoreTap, SessionTap, SignTap, WhereTap
from bot.core.session.state import Move
from bot.store.person_export import rows_of
from sandbox.person import Person
from tests.bot.conftest import House, arrive, begin

EACH = 30
"""Taps of one stranger: below what is too much at once."""
NUMBERS = (
    *(0, -1, 1, 2, 7, 10, 11, 255, 2**15, 2**31 - 1, 2**31, 2**32, 2**53, 2**63 - 1, 2**63, -(2**63), -(2**63) - 1),
    *(2**64, 10**19, 10**25, "007", "+1", "1_0", "٣", "1e3", "0x1", "", " 1", "NaN"),
)
WORDS = ("heel", "Europe/London", "0730", "2500", "toe-walk", "daily", "", "\0", "ä", "🦶", "x" * 50)


@pytest.mark.parametrize("strangers", [12, pytest.param(334, marks=[pytest.mark.long, pytest.mark.timeout(3600)])])
async def test_each_is_answered_and_nobody_else_is_touched(
    house: House, caplog: pytest.LogCaptureFixture, strangers: int
) -> None:
    anna, boris = house.person("Anna"), house.person("Boris")
    dice = Random(strangers)  # noqa: S311 # a story, not a secret
    async with house.bot():
        await begin(house, anna)
        await arrive(boris)
        boris.says("it hurts")
        await boris.sees("112, 911, 999")
        await house.settled()
        before = [await _rows(house, person) for person in (anna, boris)]
        theirs = [data for person in (anna, boris) for shown in person.chat for data in shown.data.values()]
        for n in range(strangers):
            await _is_answered(house.person(f"Stranger {n}"), anna, list(_forged(dice, before, theirs)))
        await house.settled()
        assert [await _rows(house, person) for person in (anna, boris)] == before
        assert not [record for record in caplog.records if record.exc_info]


async def _is_answered(stranger: Person, anna: Person, forged: Sequence[str]) -> None:
    """Let a stranger tap on Anna's messages and on their own, and see each tap answered."""
    assert anna.last is not None
    asked = {stranger.taps_data(anna.last.id - n % 3, data): data for n, data in enumerate(forged)}

    def unanswered() -> list[str]:
        return [asked[query] for query in set(asked) - {toast.query_id for toast in stranger.toasts}]

    try:
        await stranger.until(lambda: not unanswered())
    except AssertionError:
        pytest.fail(f"never answered: {unanswered()[:10]}")


async def _rows(house: House, person: Person) -> dict[str, list[dict[str, object]]]:
    assert house.app is not None
    async with house.app.database.reading() as db:
        return await rows_of(db, person.id)


def _forged(dice: Random, before: Sequence[dict[str, list[dict[str, object]]]], theirs: Sequence[str]) -> Iterator[str]:
    """Make data: other people's buttons, what could be theirs, any of these with a letter changed, and nonsense."""
    sessions = [row for rows in before for row in rows["sessions"]]
    reports = [row for rows in before for row in rows["reports"]]
    for _ in range(EACH):
        session, report = dice.choice(sessions), int(str(dice.choice(reports)["id"]))
        tap = SessionTap(int(str(session["id"])), int(str(session["rev"])), dice.choice(list(Move)))
        places = (WhereTap(report, "heel"), ScoreTap(report, 3), SignTap(report, ""), NoteTap(report))
        data = pack(dice.choice((tap, tap, MistakeTap(report), *places)))
        match dice.randrange(6):
            case 0:
                yield data
            case 1:
                yield dice.choice(theirs)
            case 2:
                at = dice.randrange(len(data))
                yield data[:at] + dice.choice("sm:0123456789-\0ä") + data[at + 1 :]
            case 3:
                yield "".join(chr(dice.choice((dice.randrange(1, 128), dice.randrange(1, 0x2000)))) for _ in range(20))
            case _:
                yield _shaped(dice)


def _shaped(dice: Random) -> str:
    """Make data that has the shape of a button's, whatever stands in it."""
    tag = dice.choice(list(TAGS))
    kinds = get_type_hints(TAGS[tag])
    return ":".join([tag, *(str(_piece(dice, kinds[field.name])) for field in fields(TAGS[tag]))])


def _piece(dice: Random, kind: Any) -> object:
    if kind is int:
        return dice.choice(NUMBERS)
    return dice.choice(list(kind) if issubclass(kind, Enum) else WORDS)
