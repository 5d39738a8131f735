"""Who has had everything deleted is known again, and nobody can read it; whatever becomes of the key in between."""

import asyncio
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from bot.store.deleted import DeletedPersons
from bot.store.vault import Vault, new_key

NOW = datetime(2026, 3, 2, tzinfo=UTC)
KEYS = [new_key() for _ in range(3)]
PEOPLE = st.integers(1, 9)


async def test_it_is_nobody_elses_to_read_and_holds_no_number(tmp_path: Path) -> None:
    file = tmp_path / "footing.deleted"
    await DeletedPersons(file, Vault(KEYS[:1])).add(7000000001, NOW)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert "7000000001" not in file.read_text()
    assert KEYS[0] not in file.read_text()


async def test_several_bots_write_at_once(tmp_path: Path) -> None:
    bots = [DeletedPersons(tmp_path / "footing.deleted", Vault(KEYS[:1])) for _ in range(4)]
    await asyncio.gather(*(bots[n % 4].add(n, NOW) for n in range(1, 40)))
    known = bots[0].look_up()
    assert all(known.is_gone(n, NOW) for n in range(1, 40))
    assert len(known) == 39


async def test_with_another_key_it_is_refused_and_not_begun_anew(tmp_path: Path) -> None:
    file = tmp_path / "footing.deleted"
    await DeletedPersons(file, Vault(KEYS[:1])).add(1, NOW)
    with pytest.raises(ValueError, match="another DATA_KEY"):
        await DeletedPersons(file, Vault(KEYS[1:2])).add(2, NOW)
    with pytest.raises(ValueError, match="another DATA_KEY"):
        DeletedPersons(file, Vault(KEYS[1:2])).look_up()


def test_a_line_that_was_torn_is_no_fault(tmp_path: Path) -> None:
    file = tmp_path / "footing.deleted"
    asyncio.run(DeletedPersons(file, Vault()).add(1, NOW))
    with file.open("a") as torn:
        torn.write("0123abc 2026-")
    assert DeletedPersons(file, Vault()).look_up().is_gone(1, NOW)


class Lives(RuleBasedStateMachine):
    """People come, have everything deleted, come again; the key changes in between."""

    def __init__(self) -> None:
        super().__init__()
        from tempfile import TemporaryDirectory  # noqa: PLC0415 # one for each example

        self.folder = TemporaryDirectory()
        self.keys = [KEYS[0]]
        self.now = NOW
        self.left: dict[int, datetime] = {}

    @property
    def deleted(self) -> DeletedPersons:
        return DeletedPersons(Path(self.folder.name) / "footing.deleted", Vault(self.keys))

    @rule(person=PEOPLE)
    def leaves(self, person: int) -> None:
        self.deleted._add(person, self.now)  # what `add` does in a thread
        self.left[person] = self.now

    @rule(key=st.sampled_from(KEYS))
    def rotates(self, key: str) -> None:
        self.keys = [key, *(each for each in self.keys if each != key)]
        self.deleted.seal_anew()
        self.keys = [key]

    @rule()
    def time_passes(self) -> None:
        self.now += timedelta(days=1)

    @invariant()
    def whoever_was_there_before_is_gone_and_whoever_came_later_is_not(self) -> None:
        known = self.deleted.look_up()
        for person in range(1, 10):
            at = self.left.get(person)
            assert known.is_gone(person, NOW - timedelta(days=1)) is (at is not None)
            assert not known.is_gone(person, self.now + timedelta(seconds=1))

    def teardown(self) -> None:
        self.folder.cleanup()


TestLives = Lives.TestCase
TestLives.settings = hypothesis_settings(max_examples=25, stateful_step_count=12)
