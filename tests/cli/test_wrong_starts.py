"""Surroundings in which no start can work end it in one line that says what to do: files, rights, keys, ports.

Most are judged in this process, as far as a start gets there; what root may do anyway, in real ones that may not.
"""

import ctypes
import os
import shutil
import socket
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bot.home import HOME
from bot.store.migrate import migrate
from tests.cli.doors import ended, footing
from tests.cli.ends import STARTED, Start, assert_ends

HTTPS = {"TELEGRAM_API_URL": "https://feet.example"}
PRIVILEGES = (1, 2, 10)
"""What root may do beyond others: CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH and CAP_NET_BIND_SERVICE."""
DROP = 24


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


def be_nobody_special() -> None:
    """Root is told of no rights that are missing: give them up."""
    for privilege in PRIVILEGES:
        ctypes.CDLL(None).prctl(DROP, privilege)
