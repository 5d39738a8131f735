"""What of a PostgreSQL can never work ends the start in one line; what may yet come is waited for."""

import os
import signal
import socket
from pathlib import Path
from threading import Thread

import pytest
from sqlalchemy import make_url, text
from sqlalchemy.ext.asyncio import create_async_engine

from bot.home import HOME
from bot.store import DatabaseUnavailable
from bot.store.migrate import migrate
from bot.wrong_start import WrongStart
from tests.cli.doors import ended, footing
from tests.cli.ends import STARTED, Start, assert_ends, said

POSTGRES = {
    "an unknown option": ("database-option", "?host={host}&colour=green"),
    "an option that is no number": ("database-option", "?host={host}&command_timeout=soon"),
    "an unknown way of TLS": ("database-option", "?host={host}&ssl=perhaps"),
    "a name without labels": ("database-option", "?host=a..b"),
    "an unknown user": ("database-login", "?host={host}&user=nobody-we-know"),
    "no such database": ("database-missing", "_missing?host={host}"),
}


@pytest.mark.parametrize("case", POSTGRES)
def test_a_postgresql_that_will_never_do_ends_the_start(start: Start, server_url: str, case: str) -> None:
    key, rest = POSTGRES[case]
    url = f"postgresql://postgres@/postgres{rest.format(host=make_url(server_url).query['host'])}"
    assert_ends(key, start(**STARTED, DATABASE_URL=url))


def test_a_postgresql_without_tls_ends_a_start_that_wants_it(start: Start) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = Thread(target=refuse_tls, args=[server])
        thread.start()
        url = "postgresql://postgres@{}:{}/postgres?sslmode=require".format(*server.getsockname())
        assert_ends("database-tls", start(**STARTED, DATABASE_URL=url))
        thread.join()


def refuse_tls(server: socket.socket) -> None:
    """Say no, as PostgreSQL says it."""
    caller, _ = server.accept()
    with caller:
        caller.recv(8)
        caller.sendall(b"N")


WAYS_TO_LOSE = {
    "database-read-only": "ALTER DATABASE {database} SET default_transaction_read_only = on",
    "database-newer": "UPDATE alembic_version SET version_num = '9999'",
    "database-broken": "DROP TABLE reports CASCADE",
    "database-foreign": "DROP TABLE alembic_version",
}


@pytest.mark.parametrize("key", WAYS_TO_LOSE)
async def test_a_postgresql_that_is_not_ours_to_write_is_refused(postgres_url: str, key: str) -> None:
    await administer(postgres_url, WAYS_TO_LOSE[key].format(database=make_url(postgres_url).database))
    with pytest.raises(WrongStart, match=f"operator.{key}"):
        await migrate(postgres_url, HOME)


async def test_a_user_who_may_only_read_is_refused(postgres_url: str) -> None:
    reader = f"reader_{os.getpid()}"
    read = f"GRANT SELECT ON ALL TABLES IN SCHEMA public TO {reader}"
    await administer(postgres_url, f"CREATE ROLE {reader} LOGIN", read)
    with pytest.raises(WrongStart, match=r"operator\.database-rights"):
        await migrate(make_url(postgres_url).set(username=reader).render_as_string(), HOME)
    await administer(postgres_url, f"DROP OWNED BY {reader}", f"DROP ROLE {reader}")


async def administer(url: str, *statements: str) -> None:
    engine = create_async_engine(url, isolation_level="AUTOCOMMIT")
    async with engine.connect() as connection:
        for statement in statements:
            await connection.execute(text(statement))
    await engine.dispose()


AWAY = {
    "nobody listens": "postgresql://footing:secret@127.0.0.1:9/footing",
    "a host that is not known yet": "postgresql://footing:secret@database.invalid/footing",
    "a socket that is not there yet": "postgresql:///footing?host=/nowhere",
}


@pytest.mark.parametrize("url", AWAY.values(), ids=AWAY)
async def test_a_database_that_may_yet_come_is_away(url: str) -> None:
    with pytest.raises(DatabaseUnavailable):
        await migrate(url.replace("postgresql", "postgresql+asyncpg"), HOME)


async def test_a_database_that_is_away_is_waited_for(tmp_path: Path) -> None:
    process = await footing(tmp_path, "run", **STARTED, DATABASE_URL=next(iter(AWAY.values())))
    assert process.stderr is not None
    assert (await process.stderr.readline()).decode() == said("database-away")
    process.send_signal(signal.SIGTERM)
    assert await ended(process) == (0, "", "")
