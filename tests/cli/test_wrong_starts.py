"""Every way of starting wrong ends in one line that says what to do, and never in a traceback or a wait for ever.

Most are judged in this process, as far as a start gets there; what root may do anyway, in real ones that may not.
"""

import ctypes
import gc
import logging
import os
import re
import shutil
import signal
import socket
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from sqlalchemy import make_url, text
from sqlalchemy.ext.asyncio import create_async_engine

from bot.cli import main
from bot.content import load
from bot.settings import HOME, Settings
from bot.store import DatabaseUnavailable
from bot.store.migrate import migrate
from bot.wrong_start import WrongStart
from sandbox.telegram import TOKEN
from tests.cli.doors import ended, footing

OPERATOR = load(HOME / "content").words_for("en").templates
KEY = "A" * 43 + "="
NOWHERE = "http://127.0.0.1:9"
STARTED: dict[str, Any] = {"BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": NOWHERE}
HOOK = {"WEBHOOK_SECRET": "s", "LISTEN": "127.0.0.1:0"}
HTTPS = {"TELEGRAM_API_URL": "https://feet.example"}
PRIVILEGES = (1, 2, 10)
"""What root may do beyond others: CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH and CAP_NET_BIND_SERVICE."""
DROP = 24

SETTINGS = {
    **{
        f"data-key-{n}": {"DATA_KEY": key}
        for n, key in enumerate(("hello", KEY[1:], "ключ", f"{KEY},", f"{KEY},,{KEY}"))
    },
    **{
        f"database-{n}": {"DATABASE_URL": url}
        for n, url in enumerate(
            (
                "data/footing.db",
                "mysql://localhost/footing",
                "sqlite:",
                "sqlite://",
                "sqlite:///",
                "sqlite:///:memory:",
                "sqlite:///file:footing?mode=memory&uri=true",
                "sqlite://data/footing.db",
                "sqlite:///data/footing.db?mode=ro",
                "postgresql://footing:s@cret@localhost/footing",
                "postgresql://footing:secret@localhost:port/footing",
                "postgresql://footing:secret@localhost:65536/footing",
                "postgresql://footing:secret@localhost:0/footing",
            )
        )
    },
    **{
        f"webhook-url-{n}": {"WEBHOOK_URL": url, **HOOK}
        for n, url in enumerate(
            (
                "feet",
                "https://",
                "https://[::1/hook",
                "https://feet.example:port/hook",
                "https://feet.example:65536/hook",
                "https://feet.example/{x}",
                "https://feet.example/a hook",
                "https://feet.example/h%C3%B6ren",
                "https://feet.example/health",
                "https://feet.example/hook#here",
                "http://feet.example/hook",
                "http://127.0.0.1/hook",  # Telegram itself is no neighbour
                "ftp://feet.example/hook",
                "https://feet..example/hook",
                "https://feet.example:8080/hook",
            )
        )
    },
    "webhook-http": {"WEBHOOK_URL": "http://feet.example/hook", "TELEGRAM_API_URL": NOWHERE, **HOOK},
    "webhook-alone": {"WEBHOOK_URL": "https://feet.example/hook"},
    **{
        f"telegram-api-url-{n}": {"TELEGRAM_API_URL": url}
        for n, url in enumerate(
            (
                "there",
                "http://",
                "http://:8081",
                "http://127.0.0.1:65536",
                "http://127.0.0.1:0",
                "http://127.0.0.1:port",
                "http://[::1",
                "http://127.0.0.1/bot",
                "http://127.0.0.1?x=1",
                "http://me@127.0.0.1",
                "http://a host",
                "http://a..host",
                "http://a$host",
            )
        )
    },
    **{
        f"listen-{n}": {"LISTEN": it}
        for n, it in enumerate(("here", "8080", ":8080", "127.0.0.1:port", "127.0.0.1:65536", "127.0.0.1:²"))
    },
    **{
        f"messages-per-second-{n}": {"MESSAGES_PER_SECOND": it}
        for n, it in enumerate(("many", "0", "1001", "nan", "3.5"))
    },
    "log-level": {"LOG_LEVEL": "LOUD"},
    "log-format": {"LOG_FORMAT": "xml"},
    "admin-chat-id": {"ADMIN_CHAT_ID": "@me"},
    "allow-paid-broadcast": {"ALLOW_PAID_BROADCAST": "perhaps"},
}
"""Settings that are wrong as they stand; the one that the line must name comes first."""


@pytest.fixture
def start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[Callable[..., tuple[int, str]]]:
    """`footing run` in this process, to the end of what cannot work."""
    monkeypatch.chdir(tmp_path)
    mask, log = os.umask(0o077), logging.getLogger()
    handlers, level = log.handlers[:], log.level
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)

    def run(**environment: str) -> tuple[int, str]:
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        return main(["run"]), capsys.readouterr().err

    yield run
    os.umask(mask)
    gc.enable()
    log.handlers[:] = handlers
    log.setLevel(level)


Start = Callable[..., tuple[int, str]]


@pytest.mark.parametrize("environment", SETTINGS.values(), ids=SETTINGS)
def test_a_setting_that_cannot_be_right_is_named(start: Start, environment: dict[str, str]) -> None:
    code, line = start(**{"BOT_TOKEN": TOKEN, **environment})
    assert code == 1
    assert_is_one_line(line)
    assert line.startswith(f"{next(iter(environment))}: ")
    assert environment.get("DATA_KEY", "secret") not in line.replace("footing:secret", "")


@pytest.mark.parametrize(
    "content",
    ["BOT_TOKEN=1:a".encode("utf-16"), "# für mich\nBOT_TOKEN=1:a".encode("latin-1")],
    ids=["utf-16", "latin-1"],
)
def test_settings_that_are_no_text_are_told(start: Start, tmp_path: Path, content: bytes) -> None:
    (tmp_path / ".env").write_bytes(content)
    assert start() == (1, said("env-file"))


def test_settings_may_begin_with_the_mark_of_an_editor(start: Start, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("BOT_TOKEN=is wrong", encoding="utf-8-sig")
    assert start() == (2, said("token-shape"))


@pytest.mark.parametrize("token", ["a b:c", "12345", ":secret", "1:two words", "1:näh", "1:first\n2:second"])
def test_what_does_not_look_like_a_token_is_not_tried(start: Start, tmp_path: Path, token: str) -> None:
    (tmp_path / "token").write_text(token, encoding="utf-8")
    assert start(BOT_TOKEN=token) == (2, said("token-shape"))
    assert start(BOT_TOKEN_FILE="token") == (2, said("token-shape"))


def test_a_token_file_that_is_no_text_is_told(start: Start, tmp_path: Path) -> None:
    (tmp_path / "binary").write_bytes(bytes(range(256)))
    for path in ("binary", "missing", str(tmp_path), "binary/below"):
        assert start(BOT_TOKEN_FILE=path) == (2, said("token-file", path=path))


def whole(folder: Path) -> Path:
    """A database as a first start has made it."""
    path = folder / "data" / "footing.db"
    path.parent.mkdir()
    shutil.copy(folder / "whole.db", path)
    return path


def edited(folder: Path, *statements: str) -> None:
    with sqlite3.connect(whole(folder)) as db:
        for statement in statements:
            db.execute(statement)
    db.close()


def a_text_file(folder: Path) -> None:
    whole(folder).write_text("a shopping list " * 100, encoding="utf-8")


def a_folder(folder: Path) -> None:
    (folder / "data" / "footing.db").mkdir(parents=True)


def a_file_as_the_folder(folder: Path) -> None:
    (folder / "data").write_text("", encoding="utf-8")


def cut_in_half(folder: Path) -> None:
    path = whole(folder)
    os.truncate(path, path.stat().st_size // 2)


def cut_in_its_head(folder: Path) -> None:
    os.truncate(whole(folder), 50)


def without_tables(folder: Path) -> None:
    edited(folder, "DROP TABLE reports", "DROP TABLE inbox")


def of_somebody_else(folder: Path) -> None:
    whole(folder).unlink()
    with sqlite3.connect(folder / "data" / "footing.db") as db:
        db.execute("CREATE TABLE songs (id INTEGER)")
    db.close()


def without_a_version(folder: Path) -> None:
    edited(folder, "DELETE FROM alembic_version")


def of_a_newer_release(folder: Path) -> None:
    edited(folder, "UPDATE alembic_version SET version_num = '9999'")


def read_only(folder: Path) -> None:
    whole(folder).chmod(0o400)


def unreadable(folder: Path) -> None:
    path = whole(folder)
    path.chmod(0o000)


def in_a_folder_that_cannot_be_written(folder: Path) -> None:
    (folder / "data").mkdir(mode=0o500)


def with_two_names(folder: Path) -> None:
    (folder / "other.db").hardlink_to(whole(folder))


def with_a_broken_key(folder: Path) -> None:
    whole(folder).with_suffix(".key").write_text("hello", encoding="utf-8")


def nothing(_folder: Path) -> None:
    """The surroundings are as they should be."""


Prepare = Callable[[Path], None]
SURROUNDINGS: dict[str, tuple[str, Prepare, dict[str, Any]]] = {
    "a text file": ("database-foreign", a_text_file, {}),
    "a folder": ("database-closed", a_folder, {}),
    "below a file": ("database-folder", a_file_as_the_folder, {}),
    "below a device": ("database-folder", nothing, {"DATABASE_URL": "sqlite:////dev/null/footing.db"}),
    "where nothing can be made": ("database-folder", nothing, {"DATABASE_URL": "sqlite:////proc/footing/footing.db"}),
    "a name that is too long": ("database-folder", nothing, {"DATABASE_URL": f"sqlite:///{'a' * 300}"}),
    "cut in half": ("database-broken", cut_in_half, {}),
    "cut in its head": ("database-broken", cut_in_its_head, {}),
    "without tables": ("database-broken", without_tables, {}),
    "without a version": ("database-foreign", without_a_version, {}),
    "somebody else's": ("database-foreign", of_somebody_else, {}),
    "newer": ("database-newer", of_a_newer_release, {}),
    "with two names": ("database-names", with_two_names, {}),
    "with a broken key": ("key-file", with_a_broken_key, {}),
    "an address that is not ours": ("listen", nothing, {"LISTEN": "192.0.2.1:8080"}),
    "an address that nobody knows": ("listen", nothing, {"LISTEN": "nowhere.invalid:8080"}),
    "an address without labels": ("listen", nothing, {"LISTEN": "a..b:8080"}),
    "certificates that are missing": ("certificates", nothing, {**HTTPS, "SSL_CERT_FILE": "missing.pem"}),
    "certificates that are none": ("certificates", nothing, {**HTTPS, "SSL_CERT_FILE": "/proc/version"}),
    "certificates in no folder": ("certificates", nothing, {**HTTPS, "SSL_CERT_FILE": "", "SSL_CERT_DIR": "missing"}),
    "a SOCKS proxy": ("proxy", nothing, {**HTTPS, "ALL_PROXY": "socks5://127.0.0.1:1080"}),
    "an unknown proxy": ("proxy", nothing, {**HTTPS, "HTTPS_PROXY": "gopher://127.0.0.1:70"}),
    "a proxy without a port": ("proxy", nothing, {**HTTPS, "HTTPS_PROXY": "http://127.0.0.1:port"}),
}
"""What is wrong around a bot, the line that says it, how it comes about, and by which settings."""
RIGHTS: dict[str, tuple[str, Prepare, dict[str, Any]]] = {
    "read-only": ("database-read-only", read_only, {}),
    "unreadable": ("database-closed", unreadable, {}),
    "in a folder that cannot be written": ("database-folder", in_a_folder_that_cannot_be_written, {}),
    "a port of the machine's": ("listen", nothing, {"LISTEN": "127.0.0.1:79"}),
}
"""The same, of what root may do and others may not."""


@pytest.fixture(scope="session")
async def whole_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("whole") / "footing.db"
    await migrate(f"sqlite+aiosqlite:///{path}", HOME)
    return path


@pytest.mark.parametrize("case", SURROUNDINGS)
def test_surroundings_that_cannot_work_end_the_start(
    start: Start, tmp_path: Path, whole_database: Path, case: str
) -> None:
    key, prepare, environment = SURROUNDINGS[case]
    shutil.copy(whole_database, tmp_path / "whole.db")
    prepare(tmp_path)
    assert_ends(key, start(**{**STARTED, **environment}))


@pytest.mark.parametrize("case", RIGHTS)
async def test_rights_that_are_missing_end_the_start(tmp_path: Path, whole_database: Path, case: str) -> None:
    key, prepare, environment = RIGHTS[case]
    shutil.copy(whole_database, tmp_path / "whole.db")
    prepare(tmp_path)
    process = await footing(tmp_path, "run", before=be_nobody_special, **STARTED, **environment)
    code, _, line = await ended(process)
    assert_ends(key, (code, line))


def test_a_port_that_is_taken_ends_the_start(start: Start) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        assert_ends("listen", start(**STARTED, LISTEN="{}:{}".format(*taken.getsockname())))


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


def be_nobody_special() -> None:
    """Root is told of no rights that are missing: give them up."""
    for privilege in PRIVILEGES:
        ctypes.CDLL(None).prctl(DROP, privilege)


def assert_ends(key: str, end: tuple[int | None, str]) -> None:
    code, line = end
    assert_is_one_line(line)
    assert re.fullmatch(re.sub(r"\\{\w+\\}", ".+", re.escape(template(key))) + "\n", line), line
    assert code == 1


def assert_is_one_line(told: str) -> None:
    assert told.count("\n") == 1, told
    assert "Traceback" not in told


def template(key: str) -> str:
    found = OPERATOR[f"operator.{key}"]
    assert isinstance(found, str)
    return found


def said(key: str, **values: str) -> str:
    return template(key).format(**values) + "\n"
