"""How a start ends that cannot come right: in one line of the operator's texts."""

import re
from collections.abc import Callable
from typing import Any

from bot.content import load
from bot.home import HOME
from sandbox.telegram import TOKEN

OPERATOR = load(HOME / "content").words_for("en").templates
NOWHERE = "http://127.0.0.1:9"
STARTED: dict[str, Any] = {"BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": NOWHERE}
Start = Callable[..., tuple[int, str]]
"""`footing run` in this process, with an environment: its exit code, and what it told."""


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
