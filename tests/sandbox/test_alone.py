"""`python -m sandbox`, as somebody starts it whose bot is another one: a folder, and nothing beside it."""

import os
import shutil
import signal
import sys
from asyncio.subprocess import PIPE, Process, create_subprocess_exec
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest

import sandbox
from sandbox.__main__ import page_words
from sandbox.telegram import TOKEN

WITHOUT_A_BOT = """
import runpy, sys
sys.modules["bot"] = None  # whoever imports it fails
sys.argv[0] = "sandbox"
runpy.run_module("sandbox", run_name="__main__")
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(Path(sandbox.__file__).parent, tmp_path / "sandbox", ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


@asynccontextmanager
async def alone(folder: Path, *arguments: str) -> AsyncIterator[Process]:
    environment = {**os.environ, "PYTHONPATH": str(folder)}
    process = await create_subprocess_exec(
        *(sys.executable, "-c", WITHOUT_A_BOT, *arguments), cwd=folder, env=environment, stdout=PIPE, stderr=PIPE
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
            await process.communicate()


async def address(process: Process) -> str:
    assert process.stdout is not None
    return (await process.stdout.readline()).decode().removesuffix("\n")


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
async def test_it_prints_its_address_and_serves_a_bot_a_page_and_one_person(
    folder: Path, http: httpx.AsyncClient, stop: signal.Signals
) -> None:
    async with alone(folder) as process:
        url = await address(process)
        me = (await http.get(f"{url}/bot{TOKEN}/getMe")).json()
        page = await http.get(url)
        state = (await http.get(f"{url}/sandbox/state")).json()
        process.send_signal(stop)
        rest, complaints = await process.communicate()
    assert me["ok"] is True
    assert page.status_code == 200
    assert len(state["people"]) == 1
    assert state["words"] == page_words()
    assert (rest, complaints, process.returncode) == (b"", b"", 0)


async def test_it_knows_the_token_it_was_given_and_no_other(folder: Path, http: httpx.AsyncClient) -> None:
    async with alone(folder, "--token", "1:mine") as process:
        url = await address(process)
        codes = [(await http.get(f"{url}/bot{token}/getMe")).status_code for token in ("1:mine", TOKEN)]
    assert codes == [200, 401]


async def test_a_port_that_is_taken_is_said_in_one_line(folder: Path) -> None:
    async with alone(folder) as process:
        port = (await address(process)).rpartition(":")[2]
        async with alone(folder, "--port", port) as second:
            out, err = await second.communicate()
    assert (out, err.count(b"\n"), second.returncode) == (b"", 1, 1)
