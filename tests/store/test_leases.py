"""What only one may do is done by one: a leader among bots, a process with a SQLite file, a migration."""

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import make_url, text
from sqlalchemy.ext.asyncio import create_async_engine

from bot.home import HOME
from bot.store import Database, leases
from bot.store.lock import alone
from bot.store.migrate import HEAD, migrate
from bot.wrong_start import WrongStart

LONG, OVER = timedelta(minutes=5), timedelta(seconds=-1)
Pair = tuple[Database, Database]


async def _holds(database: Database, who: str, length: timedelta = LONG) -> bool:
    async with database.begin() as db:
        return await leases.acquire(db, "polling", who, length)


async def test_a_lease_is_held_by_one_and_kept_by_it(shared: Pair) -> None:
    one, other = shared
    assert await _holds(one, "one")
    assert not await _holds(other, "other")
    assert await _holds(one, "one")


async def test_of_many_who_want_it_at_once_one_has_it(shared: Pair) -> None:
    wanted = await asyncio.gather(*(_holds(shared[n % 2], f"bot {n}") for n in range(12)))
    assert sum(wanted) == 1


async def test_a_lease_that_is_over_is_anybodys(shared: Pair) -> None:
    one, other = shared
    assert await _holds(one, "one", OVER)
    assert await _holds(other, "other")
    assert not await _holds(one, "one")


async def test_a_lease_that_is_given_back_waits_for_nobody(shared: Pair) -> None:
    one, other = shared
    assert await _holds(one, "one")
    async with other.begin() as db:
        await leases.release(db, "polling", "other")  # not theirs to release
    assert not await _holds(other, "other")
    async with one.begin() as db:
        await leases.release(db, "polling", "one")
    assert await _holds(other, "other")


def test_a_sqlite_file_has_one_process_and_is_free_again_after_it(tmp_path: Path) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path}/new/footing.db"
    with alone(url), pytest.raises(WrongStart, match="taken"), alone(url):
        pass
    with alone(url):
        pass


def test_a_server_and_a_database_in_memory_need_no_lock() -> None:
    for url in ("postgresql+asyncpg://localhost/footing", "sqlite+aiosqlite://"):
        with alone(url), alone(url):
            pass


async def test_of_bots_that_start_together_one_migrates_and_the_rest_wait(server_url: str, postgres_url: str) -> None:
    empty = make_url(postgres_url).database + "_empty"  # type: ignore[operator] # it has a name
    admin = create_async_engine(server_url, isolation_level="AUTOCOMMIT")
    url = make_url(server_url).set(database=empty).render_as_string(hide_password=False)
    async with admin.connect() as connection:
        await connection.execute(text(f"CREATE DATABASE {empty}"))
        await asyncio.gather(*(migrate(url, HOME) for _ in range(4)))
        engine = create_async_engine(url)
        async with engine.connect() as migrated:
            assert (await migrated.execute(text("SELECT version_num FROM alembic_version"))).scalars().all() == [HEAD]
        await engine.dispose()
        await connection.execute(text(f"DROP DATABASE {empty} WITH (FORCE)"))
    await admin.dispose()
