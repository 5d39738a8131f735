"""The front doors, as an operator meets them: real processes, real exit codes, one clear line."""

import shutil
import signal
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.home import HOME
from sandbox.clock import Clock
from sandbox.server import serve
from sandbox.telegram import TOKEN, Telegram
from tests.cli.doors import ended, footing


async def test_without_a_token_one_line_says_where_to_get_one(tmp_path: Path) -> None:
    code, _, err = await ended(await footing(tmp_path, "run"))
    assert code == 2
    assert "@BotFather" in err
    assert err.count("\n") == 1


async def test_a_token_that_telegram_refuses_is_said_in_one_line(tmp_path: Path) -> None:
    async with serve(Telegram(clock=Clock(datetime(2026, 3, 2, tzinfo=UTC)))) as url:
        process = await footing(tmp_path, "run", BOT_TOKEN="1:refused", TELEGRAM_API_URL=url, LOG_LEVEL="ERROR")
        code, _, err = await ended(process)
    assert code == 2
    assert "doesn't know this BOT_TOKEN" in err


async def test_every_wrong_setting_is_named_at_once(tmp_path: Path) -> None:
    process = await footing(tmp_path, "run", MESSAGES_PER_SECOND="many", LISTEN="here", TELEGRAM_API_URL="there")
    code, _, err = await ended(process)
    assert code == 1
    assert all(name in err for name in ("MESSAGES_PER_SECOND", "LISTEN", "TELEGRAM_API_URL"))


async def test_a_telegram_out_of_reach_is_said_once_and_tried_again(tmp_path: Path) -> None:
    process = await footing(tmp_path, "run", BOT_TOKEN=TOKEN, TELEGRAM_API_URL="http://127.0.0.1:9")
    assert process.stderr is not None
    said = {b"poll.away", b"start.later"}  # neither polling nor what comes after a start gives up
    while said:
        line = await process.stderr.readline()
        assert line
        said -= {word for word in said if word in line}
    process.send_signal(signal.SIGTERM)
    code, _, rest = await ended(process)
    assert (code, rest.count("poll.away")) == (0, 0)


async def test_no_token_ever_stands_in_the_log(tmp_path: Path) -> None:
    async with serve(telegram := Telegram(clock=Clock(datetime(2026, 3, 2, tzinfo=UTC)))) as url:
        anna = telegram.person("Anna")
        process = await footing(tmp_path, "run", BOT_TOKEN=TOKEN, TELEGRAM_API_URL=url, LOG_LEVEL="DEBUG")
        anna.says("my heel hurts very much")
        await anna.sees("112, 911, 999")
        process.send_signal(signal.SIGTERM)
        code, out, err = await ended(process)
    assert code == 0
    assert TOKEN not in out + err
    assert "heel" not in out + err


async def test_the_default_database_is_made_in_the_working_folder(tmp_path: Path) -> None:
    async with serve(telegram := Telegram(clock=Clock(datetime(2026, 3, 2, tzinfo=UTC)))) as url:
        anna = telegram.person("Anna")
        process = await footing(tmp_path, "run", BOT_TOKEN=TOKEN, TELEGRAM_API_URL=url)
        anna.says("/start")
        await anna.sees("Footing")
        process.send_signal(signal.SIGTERM)
        await ended(process)
    assert (tmp_path / "data" / "footing.db").exists()


@pytest.fixture
def broken_house(tmp_path: Path) -> Path:
    house = tmp_path / "house"
    for folder in ("bot", "content"):
        shutil.copytree(HOME / folder, house / folder, ignore=shutil.ignore_patterns("__pycache__", "page"))
    routine = house / "content" / "routines" / "daily.yaml"
    routine.write_text(routine.read_text(encoding="utf-8").replace("toe-curls", "toe-curl"), encoding="utf-8")
    exercise = house / "content" / "exercises" / "toe-walking.yaml"
    exercise.write_text(exercise.read_text(encoding="utf-8").replace("sets:", "sests:"), encoding="utf-8")
    return house


@pytest.mark.parametrize("door", ["check", "run"])
async def test_broken_content_is_told_whole_and_nothing_starts(broken_house: Path, door: str) -> None:
    code, _, err = await ended(await footing(broken_house, door, home=broken_house))
    assert code == 1
    assert "daily.yaml" in err
    assert "toe-curls" in err
    assert "toe-walking.yaml" in err
    assert not (broken_house / "data").exists()


async def test_broken_places_are_told_with_everything_else(broken_house: Path) -> None:
    german = broken_house / "content" / "places" / "said" / "de.yaml"
    german.write_text(german.read_text(encoding="utf-8").replace("slashes:", "slash:"), encoding="utf-8")

    code, _, err = await ended(await footing(broken_house, "check", home=broken_house))

    assert code == 1
    assert "said/de.yaml" in err
    assert "did you mean “slashes”?" in err
    assert "toe-walking.yaml" in err


async def test_hear_answers_each_line(tmp_path: Path) -> None:
    code, out, _ = await ended(await footing(tmp_path, "hear"), "en\tit hurts\nen\t/setings\nen\tstop\nen\t/pain!\n")
    assert code == 0
    assert [line.split("\t")[0] for line in out.splitlines()] == ["stop", "ignore", "stop", "stop"]


async def test_hear_tells_what_is_wanted_and_its_slot_as_it_is_read(tmp_path: Path) -> None:
    lines = ("remind me every day at 7:30", "my heel hurts", "the soup is cold", "nothing until friday", "no towle")
    code, out, _ = await ended(await footing(tmp_path, "hear", "--intents"), "".join(f"en\t{line}\n" for line in lines))

    told = ["remind-at\t07:30 daily", "pain\t", "none\t", "pause-until\tfriday", "missing\ttowel"]
    assert (code, out.splitlines()) == (0, told)
