"""The sandbox's README names everything that there is, and nothing else; and what it shows is run, line by line."""

import asyncio
import json
import os
import re
import shlex
import shutil
import sys
from asyncio.subprocess import PIPE, create_subprocess_exec
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest

import sandbox
from sandbox.methods import METHODS
from sandbox.server import serve
from sandbox.telegram import TOKEN, Telegram
from sandbox.troubles import KINDS
from tests.sandbox.test_alone import address, alone, folder  # noqa: F401 # a fixture

README = (Path(sandbox.__file__).parent / "README.md").read_text("utf-8")
SHOWN = "http://127.0.0.1:8081"
MY_BOT = """
from contextlib import asynccontextmanager
from telegram.ext import Application, MessageHandler, filters

async def echo(update, _):
    await update.message.reply_text(update.message.text)

@asynccontextmanager
async def my_bot(url, token):
    bot = Application.builder().token(token).base_url(f"{url}/bot").build()
    bot.add_handler(MessageHandler(filters.TEXT, echo))
    async with bot:
        await bot.start()
        await bot.updater.start_polling()
        yield
        await bot.updater.stop()
        await bot.stop()

"""


def section(heading: str) -> str:
    return README.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]


def blocks(heading: str, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", section(heading), re.DOTALL)


def curls() -> list[str]:
    """Every curl of the README, in order."""
    return re.findall(r"^curl .*$", README, re.MULTILINE)


def test_every_method_is_named() -> None:
    assert set(re.findall(r"\b[a-z]+[A-Z]\w+\b|\bclose\b", section("What it answers"))) == set(METHODS)


def test_every_trouble_is_named() -> None:
    kinds = [row.split("|")[1] for row in section("Troubles").splitlines() if row.startswith("| `")]
    assert set(re.findall(r"`(\w+)`", " ".join(kinds))) == set(KINDS)


def test_the_token_is_the_one_that_is_known() -> None:
    assert f"`{TOKEN}`" in README


async def test_it_starts_as_it_says(folder: Path) -> None:  # noqa: F811 # the fixture
    (line,) = blocks("Start it alone", "sh")
    python, module, name, *options = shlex.split(line)
    assert (python, module, name) == ("python", "-m", "sandbox")
    options[options.index("--port") + 1] = "0"
    async with alone(folder, *options) as process:
        assert (await address(process)).startswith("http://127.0.0.1:")


async def test_every_curl_is_answered(http: httpx.AsyncClient, telegram: Telegram) -> None:
    person = telegram.person("Anna")
    assert curls()
    async with serve(telegram) as url:
        for line in curls():
            asked = shlex.split(line)[1:]
            method = asked[asked.index("-X") + 1] if "-X" in asked else "GET"
            body = json.loads(asked[asked.index("-d") + 1]) if "-d" in asked else None
            (there,) = (part for part in asked if part.startswith(SHOWN))
            answer = await http.request(method, there.replace(SHOWN, url), json=body)
            assert answer.status_code == 200, line
    assert person.chat[0].text == "/start"
    assert telegram.clock.reading().rate == 60
    assert not list(telegram.troubles)


@asynccontextmanager
async def running(*command: str) -> AsyncIterator[None]:
    process = await create_subprocess_exec(*command, stdout=PIPE, stderr=PIPE)
    try:
        yield
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()


@pytest.mark.parametrize(("language", "program"), [("python", sys.executable), ("js", "node")])
async def test_a_bot_of_five_lines_answers(telegram: Telegram, tmp_path: Path, language: str, program: str) -> None:
    if shutil.which(program) is None:
        pytest.skip(f"install {program}")
    (source,) = blocks("A bot in front of it", language)
    assert len([line for line in source.splitlines() if line.strip()]) <= 5
    telegram.tokens, telegram.strict_fields = frozenset({"1:mine"}), False
    async with serve(telegram) as url:
        bot = tmp_path / ("bot.py" if language == "python" else "bot.mjs")
        bot.write_text(source.replace(SHOWN, url))
        async with running(program, str(bot)):
            anna = telegram.person("Anna")
            anna.says("Hello")
            await anna.sees("Hello")


async def test_the_fixture_is_one(tmp_path: Path) -> None:
    (source,) = blocks("In a test", "python")
    (tmp_path / "test_it.py").write_text(MY_BOT + source)
    root = str(Path(sandbox.__file__).parents[1])
    options = ("-q", "-c", os.devnull, "-p", "no:cacheprovider", "-o", "asyncio_mode=auto", "-W", "ignore")
    process = await create_subprocess_exec(
        *(sys.executable, "-m", "pytest", *options, "test_it.py"),
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": root},
        stdout=PIPE,
        stderr=PIPE,
    )
    out, _ = await asyncio.wait_for(process.communicate(), 120)
    assert process.returncode == 0, out.decode()
