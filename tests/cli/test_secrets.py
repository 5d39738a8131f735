"""No secret is on show: not as an argument, and not in the list of processes."""

import argparse
import os
import re
from pathlib import Path

from bot.content import load
from bot.doors.arguments import parser_for
from bot.home import HOME
from tests.cli.doors import ended, footing

SECRET = "marmalade"
WORDS = load(HOME / "content").words_for("en")


def test_no_door_takes_a_secret_as_an_argument() -> None:
    (doors,) = (each for each in parser_for(WORDS, [])._actions if isinstance(each, argparse._SubParsersAction))
    actions = [action for door in doors.choices.values() for action in door._actions]
    options = {option for action in actions for option in action.option_strings}
    assert options >= {"--port", "--intents"}
    assert [option for option in options if re.search("token|key|secret|password|url", option)] == []


async def test_no_password_stands_in_the_list_of_processes(tmp_path: Path) -> None:
    tool = tmp_path / "pg_dump"
    tool.write_text('#!/bin/sh\necho "$@" > arguments; echo "$PGPASSWORD" > password\n')
    tool.chmod(0o700)
    path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    url = f"postgresql://anna:{SECRET}@127.0.0.1:9/feet"
    process = await footing(tmp_path, "backup", "safe.dump", DATABASE_URL=url, PATH=path)
    code, out, err = await ended(process)
    assert code == 0, err
    assert SECRET not in (tmp_path / "arguments").read_text() + out + err
    assert (tmp_path / "password").read_text().strip() == SECRET
