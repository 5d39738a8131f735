"""Footing as it is installed from its wheel: complete, and the same from any folder."""

import sqlite3
from asyncio.subprocess import PIPE, Process, create_subprocess_exec
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from zipfile import ZipFile

import httpx
import pytest

from bot.home import HOME
from bot.store.migrate import HEAD
from sandbox.clock import Clock
from sandbox.server import serve
from sandbox.telegram import Telegram
from tests.cli.doors import BARE, ended
from tests.package.conftest import Installed

OF_THE_TREE = {"PYTHONPATH", "VIRTUAL_ENV"}
"""What would lead the installed program back to the tree."""


@asynccontextmanager
async def started(installed: Installed, program: str, *arguments: str, **settings: str) -> AsyncIterator[Process]:
    environment = {name: value for name, value in BARE.items() if name not in OF_THE_TREE}
    process = await create_subprocess_exec(
        *(installed.program(program), *arguments),
        cwd=installed.folder,
        env={**environment, **settings},
        stdin=PIPE,
        stdout=PIPE,
        stderr=PIPE,
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.terminate()
            await process.communicate()


async def line(process: Process) -> str:
    assert process.stdout is not None
    return (await process.stdout.readline()).decode().strip()


def names(wheel: Path) -> set[str]:
    with ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_nothing_stands_beside_the_two_packages(wheel: Path) -> None:
    tops = {name.partition("/")[0] for name in names(wheel)}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"bot", "sandbox"}


@pytest.mark.parametrize("folder", ["content", "alembic"])
def test_content_and_migrations_are_shipped_whole(wheel: Path, folder: str) -> None:
    here = {path.relative_to(HOME).as_posix() for path in (HOME / folder).rglob("*.*") if path.suffix != ".pyc"}
    shipped = {name.removeprefix("bot/shipped/") for name in names(wheel) if name.startswith(f"bot/shipped/{folder}/")}
    assert shipped == here


def test_the_licence_is_in_it(wheel: Path) -> None:
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in names(wheel))


async def test_it_is_the_installed_package_that_runs(installed: Installed) -> None:
    async with started(installed, "python", "-c", "from bot.home import HOME; print(HOME)") as process:
        home = Path((await ended(process))[1].strip())
    assert home.name == "shipped"
    assert installed.environment in home.parents


async def test_its_content_is_fine(installed: Installed) -> None:
    async with started(installed, "footing", "check") as process:
        code, out, err = await ended(process)
    assert (code, err) == (0, "")
    assert "5 exercises" in out


async def test_it_makes_its_database_in_the_working_folder(installed: Installed) -> None:
    async with serve(Telegram(clock=Clock(datetime(2026, 3, 2, tzinfo=UTC)))) as url:
        settings = {"BOT_TOKEN": "1:refused", "TELEGRAM_API_URL": url, "LOG_LEVEL": "ERROR"}
        async with started(installed, "footing", "run", **settings) as process:
            code, _, err = await ended(process)
    assert code == 2, err
    database = sqlite3.connect(installed.folder / "data" / "footing.db")
    try:
        assert database.execute("SELECT version_num FROM alembic_version").fetchall() == [(HEAD,)]
    finally:
        database.close()


async def test_its_settings_are_read_in_the_working_folder(installed: Installed) -> None:
    (installed.folder / ".env").write_text("BOT_TOKEN=no-token\n")
    async with started(installed, "footing", "run") as process:
        code, _, _ = await ended(process)
    assert code == 2


async def test_its_places_are_found(installed: Installed) -> None:
    async with started(
        installed, "python", "-c", "from bot.places.data import cities; print(len(cities()))"
    ) as process:
        code, out, err = await ended(process)
    assert (code, err) == (0, "")
    assert int(out) > 100


async def test_its_sandbox_serves_a_page_with_words(installed: Installed) -> None:
    async with started(installed, "python", "-m", "sandbox") as process, httpx.AsyncClient(trust_env=False) as http:
        url = await line(process)
        page = await http.get(url)
        state = (await http.get(f"{url}/sandbox/state")).json()
    assert page.status_code == 200
    assert state["words"]["close"]


async def test_its_demo_stands_and_its_bot_calls(installed: Installed) -> None:
    async with (
        started(installed, "footing", "demo", "--no-browser") as process,
        httpx.AsyncClient(trust_env=False, timeout=60) as http,
    ):
        url = (await line(process)).partition("http://")[2].split()[0].rstrip(".")
        async with http.stream("GET", f"http://{url}/sandbox/events?after=0") as events:
            told = [each async for each in until_a_call(events)]
        process.terminate()
        code, _, err = await ended(process)
    assert told, "the stream ended before the bot had called"
    assert (code, err) == (0, "")


async def until_a_call(events: httpx.Response) -> AsyncIterator[str]:
    """The events, up to the first call of the bot."""
    async for each in events.aiter_lines():
        yield each
        if each == "event: call":
            return
