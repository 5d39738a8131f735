"""The pages for whoever runs a bot, followed word by word: what stands in a block of `sh` is run as it stands.

All else on them needs Docker, systemd, root or a network, and says by its first word that it does.
"""

import asyncio
import os
import re
import sys
from asyncio.subprocess import PIPE, STDOUT
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.home import HOME
from bot.settings import Settings
from bot.store.vault import keys_in
from sandbox.clock import Clock
from sandbox.server import serve
from sandbox.telegram import TOKEN, Telegram

PAGES = ("docker.md", "systemd.md")
ELSEWHERE = ("docker", "sudo", "git", "cd", "curl", "systemctl")
"""What is not run here: it needs what is not here."""


def blocks(page: str, *, run: bool) -> list[str]:
    text = (HOME / "docs" / page).read_text()
    found = re.findall(r"^```(\w*)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    return [block for kind, block in found if (kind == "sh") is run]


async def sh(script: str, folder: Path, **environment: str) -> str:
    ours = {name.upper() for name in Settings.model_fields}
    kept = {name: value for name, value in os.environ.items() if name not in ours}
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    process = await asyncio.create_subprocess_exec(
        *("sh", "-eu", "-c", script), cwd=folder, env={**kept, "PATH": path, **environment}, stdout=PIPE, stderr=STDOUT
    )
    out, _ = await process.communicate()
    assert process.returncode == 0, out.decode()
    assert b"Traceback" not in out
    return out.decode()


@pytest.mark.parametrize("page", PAGES)
def test_what_is_not_run_says_by_its_first_word_what_it_needs(page: str) -> None:
    text = (HOME / "docs" / page).read_text()
    assert "**Not run here.**" in text
    lines = [line for block in blocks(page, run=False) for line in block.splitlines()]
    assert [line for line in lines if not line.startswith(ELSEWHERE)] == []


async def test_secrets_are_written_down_as_the_page_for_docker_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (secrets,) = blocks("docker.md", run=True)
    await sh(secrets, tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.setenv("WEBHOOK_URL", "https://feet.example/hook")
    monkeypatch.setenv("LISTEN", "0.0.0.0:8080")
    settings = Settings(_env_file=tmp_path / ".env", bot_token_file=tmp_path / "deploy/secrets/bot_token")
    assert settings.token == "1234567:the-token-from-BotFather"
    assert settings.database_url.startswith("postgresql+asyncpg://footing:")
    assert len(keys_in(settings.data_key.get_secret_value())) == 1
    assert (tmp_path / ".env").stat().st_mode & 0o077 == 0
    assert (tmp_path / "deploy/secrets").stat().st_mode & 0o077 == 0


async def test_the_page_for_systemd_is_followed_to_its_end(tmp_path: Path) -> None:
    before, beside, back = blocks("systemd.md", run=True)
    async with serve(Telegram(clock=Clock(datetime(2026, 3, 2, tzinfo=UTC)))) as url:
        telegram = {"BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": url}
        assert "All is well" in await sh(before, tmp_path, **telegram)
        await sh("footing migrate", tmp_path)  # as the first start does
        assert "Backed up into safe.db" in await sh(beside, tmp_path)
        assert "Restored: 0 people" in await sh(back, tmp_path)
