"""What people say is theirs: its files are nobody else's, and it is sealed from the first start on."""

import os
import sqlite3
import stat
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr
from sqlalchemy import Text

from bot.core.priority import Priority
from bot.core.screens.card import Card
from bot.core.words import Html
from bot.settings import Settings
from bot.startup import open_resources
from bot.store import Database, outbox
from bot.store.lock import alone
from bot.store.outbox import OutboxMessage
from bot.store.private import key_of
from bot.store.tables import SEALED, Base
from bot.store.types import Lease
from bot.store.vault import MARK, Column, Vault
from bot.wrong_start import WrongStart

ANNA = 7
KEY, OTHER = "A" * 43 + "=", "B" * 42 + "A="


@pytest.fixture(autouse=True)
def open_handed() -> Iterator[None]:
    """The mask that most machines have."""
    mask = os.umask(0o022)
    yield
    os.umask(mask)


def settings(folder: Path, **given: Any) -> Settings:
    told = {
        "database_url": f"sqlite+aiosqlite:///{folder}/data/footing.db",
        "bot_token": SecretStr("1:unused"),
        **given,
    }
    return Settings(_env_file=None, **told)


def rights(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def rights_of_all(folder: Path) -> dict[str, int]:
    return {path.name: rights(path) for path in folder.iterdir()}


async def test_what_is_made_is_nobody_elses(tmp_path: Path) -> None:
    async with open_resources(settings(tmp_path)) as resources, resources.database.begin():
        made = rights_of_all(tmp_path / "data")
    assert made.keys() >= {"footing.db", "footing.db-wal", "footing.db-shm", "footing.db.lock", "footing.key"}
    assert set(made.values()) == {0o600}
    assert rights(tmp_path / "data") == 0o700


async def test_what_stands_there_is_tightened(tmp_path: Path) -> None:
    async with open_resources(settings(tmp_path)):
        pass
    folder = tmp_path / "data"
    for path in folder.iterdir():
        path.chmod(0o644)
    folder.chmod(0o755)
    async with open_resources(settings(tmp_path)):
        assert set(rights_of_all(folder).values()) == {0o600}
        assert rights(folder) == 0o700


async def test_a_folder_that_others_may_need_stays_as_it_is(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir(mode=0o755)
    (folder / "index.html").touch(mode=0o644)
    async with open_resources(settings(tmp_path)):
        assert rights(folder) == 0o755
        assert rights(folder / "index.html") == 0o644
        assert rights(folder / "footing.db") == 0o600


async def test_a_key_is_made_once_and_used_from_then_on(tmp_path: Path) -> None:
    async with open_resources(settings(tmp_path)) as resources:
        assert resources.keys.made == tmp_path / "data" / "footing.key"
        sealed = resources.database.vault.seal("my heel", ANNA, Column.NOTE)
    async with open_resources(settings(tmp_path)) as resources:
        assert resources.keys.made is None
        assert resources.database.vault.open(sealed, ANNA, Column.NOTE) == "my heel"
        assert resources.database.vault.open("never sealed", ANNA, Column.NOTE) == "never sealed"
    assert sealed.startswith(MARK)


async def test_a_key_that_is_given_seals_and_the_one_beside_still_opens(tmp_path: Path) -> None:
    async with open_resources(settings(tmp_path)) as resources:
        old = resources.database.vault.seal("my heel", ANNA, Column.NOTE)
    async with open_resources(settings(tmp_path, data_key=SecretStr(KEY))) as resources:
        assert resources.database.vault.open(old, ANNA, Column.NOTE) == "my heel"
        assert (
            Vault([KEY]).open(resources.database.vault.seal("my toe", ANNA, Column.NOTE), ANNA, Column.NOTE) == "my toe"
        )


async def test_with_a_key_that_is_given_none_is_made(tmp_path: Path) -> None:
    async with open_resources(settings(tmp_path, data_key=SecretStr(f"{OTHER}, {KEY}"))) as resources:
        assert not key_of(tmp_path / "data" / "footing.db").exists()
        assert (
            resources.database.vault.open(Vault([KEY]).seal("my heel", ANNA, Column.NOTE), ANNA, Column.NOTE)
            == "my heel"
        )


async def test_no_new_key_hides_that_the_old_one_is_lost(tmp_path: Path) -> None:
    async with open_resources(settings(tmp_path)) as resources:
        sealed = resources.database.vault.seal("my heel", ANNA, Column.NOTE)
    file = tmp_path / "data" / "footing.db"
    with sqlite3.connect(file) as db:
        _insert(db, "inbox", body=sealed)
    db.close()
    key_of(file).unlink()
    with pytest.raises(WrongStart, match="key-lost"):
        async with open_resources(settings(tmp_path)):
            pass
    async with open_resources(settings(tmp_path, data_key=SecretStr(KEY))):  # whoever gives the old words up says so
        pass


def _insert(db: sqlite3.Connection, table: str, **values: str) -> None:
    """A row with something in every column that wants it."""
    wanted = {
        row[1]: values.get(row[1], "1")
        for row in db.execute(f"PRAGMA table_info({table})")
        if row[3] or row[1] in values
    }
    places = ", ".join("?" * len(wanted))
    db.execute(f"INSERT INTO {table} ({', '.join(wanted)}) VALUES ({places})", [*wanted.values()])  # noqa: S608 # names of ours


async def test_no_key_is_made_for_a_server(postgres_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    async with open_resources(settings(tmp_path, database_url=postgres_url)) as resources:
        assert not resources.database.vault.seals
    assert rights_of_all(tmp_path) == {}


def test_every_column_of_free_text_is_one_that_may_be_sealed() -> None:
    """But for the facts, which are of the bot and of nobody else."""
    texts = {c for table in Base.metadata.tables.values() for c in table.c if isinstance(c.type, Text)}
    free = {f"{column.table.name}.{column.name}" for column in texts if column.table.name != "facts"}
    assert {f"{column.class_.__tablename__}.{column.key}" for column in SEALED} == free == set(Column)


def test_a_link_to_a_database_is_no_second_database(tmp_path: Path) -> None:
    (tmp_path / "link.db").symlink_to(tmp_path / "footing.db")
    (tmp_path / "folder").symlink_to(tmp_path)
    with alone(f"sqlite+aiosqlite:///{tmp_path}/footing.db"):
        for name in ("link.db", "folder/footing.db", "folder/link.db"):
            with pytest.raises(WrongStart, match="taken"), alone(f"sqlite+aiosqlite:///{tmp_path}/{name}"):
                pass


async def test_a_message_whose_key_is_lost_holds_nobody_up(database: Database) -> None:
    now = datetime(2026, 3, 2, tzinfo=UTC)
    lost, kept = Vault([OTHER]), Vault([KEY])
    async with database.begin() as db:
        for name, vault in (("first", lost), ("second", kept)):
            message = OutboxMessage(name, 1, Priority.REPLY, Card(Html(name)), None, now, now)
            assert await outbox.add(db, message, vault, ours=False)
    async with database.begin() as db:
        claimed = await outbox.claim(db, kept, {Priority.REPLY}, Lease(now, now + timedelta(minutes=1)), 10)
    assert [message.key for message in claimed] == ["second"]


def test_only_the_words_of_the_key_open_what_it_has_sealed() -> None:
    with pytest.raises(ValueError, match="another"):
        Vault([OTHER]).open(Vault([KEY]).seal("my heel", ANNA, Column.NOTE), ANNA, Column.NOTE)
