"""A start in this process."""

import gc
import logging
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot.cli import main
from bot.settings import Settings


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
