"""The bot, built and not begun: what comes in is handed to it."""

from collections.abc import AsyncIterator

import pytest
from pydantic import SecretStr

from bot.app import App, build
from bot.settings import Settings
from sandbox.clock import Clock
from tests.bot.conftest import MORNING
from tests.core.shipped import LIBRARY

ADMIN = 99


@pytest.fixture
async def app(database_url: str) -> AsyncIterator[App]:
    settings = Settings(
        _env_file=None,
        bot_token=SecretStr("1:unused"),
        telegram_api_url="http://127.0.0.1:9",
        database_url=database_url,
        admin_chat_id=ADMIN,
    )
    async with build(settings, Clock(MORNING), library=LIBRARY) as app:
        yield app
        await app.processor.abandon()
