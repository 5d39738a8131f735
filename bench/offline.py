"""Our bot as it is built, but for the network: a Bot API without one stands in for both of its connections."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from pydantic import SecretStr

from bench.crowd import opened
from bench.instant import InstantApi
from bot.app import App, build
from bot.coach.ports import Clock
from bot.content import Library
from bot.settings import Settings
from bot.startup import Resources
from sandbox.telegram import TOKEN


@asynccontextmanager
async def offline(
    api: InstantApi,
    database_url: str,
    clock: Clock | None = None,
    per_second: int = 1000,
    *,
    library: Library | None = None,
) -> AsyncIterator[App]:
    """Have the bot until the block ends, with a sending limit; neither its poller nor its beat runs yet."""
    settings = Settings(
        _env_file=None, bot_token=SecretStr(TOKEN), database_url=database_url, messages_per_second=per_second
    )
    async with (
        opened(database_url) as database,
        build(settings, clock, library=library, resources=Resources(database, api, api)) as app,
    ):
        yield app
        await api.shutdown()
