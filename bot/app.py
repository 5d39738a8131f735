"""The composition root: the only file that knows everybody. It builds the bot, runs it, and takes it down."""

import asyncio
import logging
import zoneinfo
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from importlib.metadata import version
from itertools import count
from pathlib import Path
from socket import socket
from typing import Any

from telegram.error import BadRequest, InvalidToken, TelegramError
from telegram.ext import ExtBot

from bot import places
from bot.beat import Beat, Chore
from bot.chat.budget import OwnBudget
from bot.chat.counting import CountedScreen
from bot.chat.menu import set_menu
from bot.chat.pictures import Pictures
from bot.chat.polling import Poller
from bot.chat.rate_limiter import Permit, RateLimiter
from bot.chat.reading import read
from bot.chat.tracks import Tracks
from bot.chat.wire import WANTED
from bot.clock import SystemClock
from bot.coach import Coach, UpdateProcessor, chores, clock_set
from bot.coach.admin_chat import AdminChat
from bot.coach.emergency import Emergency
from bot.coach.ports import Clock
from bot.coach.scheduler import MOST, Scheduler
from bot.coach.shows import Shows
from bot.coach.visit import LEASE
from bot.content import Library, load
from bot.core.backoff import Backoff
from bot.health import Vitals
from bot.home import HOME
from bot.leader import Leader
from bot.logs import OURS, ErrorLog
from bot.settings import Settings
from bot.startup import Resources, open_resources
from bot.store import Database, DatabaseUnavailable
from bot.store.budget import SharedBudget
from bot.store.counts import depths
from bot.store.uploads import Uploads

log = logging.getLogger(__name__)

TIDY, TELL = timedelta(hours=1), timedelta(minutes=1)
REPLAN = 60.0
"""Seconds between two looks at whether anything has to be planned anew."""
ONCE = Backoff(1.0, 60.0)
"""Between two tries of what is done once after a start."""
HEARING = Backoff(1.0, 5.0)
"""The same, of what anybody waits for to be heard."""
LOOK = 2.0
"""Seconds that the database has to answer whoever asks how we are."""
GRACE = 10.0
"""Seconds that what is in flight may take when the bot is told to stop."""


@dataclass(frozen=True, slots=True)
class App:
    """A bot, built and ready to run."""

    database: Database
    library: Library
    bot: ExtBot[Permit]
    processor: UpdateProcessor
    coach: Coach
    screen: CountedScreen
    scheduler: Scheduler
    beat: Beat
    poller: Poller
    settings: Settings
    admin_chat: AdminChat
    errors: ErrorLog
    listener: socket | None
    """Where we are called, if we are."""
    ready: asyncio.Event = field(default_factory=asyncio.Event)
    """Set once people are being heard."""

    async def run(self) -> None:
        """Work until cancelled.

        Raises:
            InvalidToken: Telegram does not know this bot.
        """
        try:
            async with asyncio.TaskGroup() as group:
                if self.listener is not None:  # first of all: whoever asks how we are is told what we wait for
                    group.create_task(self._serve(self.listener))
                await self._catch_up()
                self._begin()
                for work in self._works():
                    group.create_task(work)
        finally:
            if self.ready.is_set():
                logging.getLogger(OURS).removeHandler(self.errors)
                await self._finish()

    async def _catch_up(self) -> None:
        """Do what must be done before anybody is heard."""
        await _patiently(partial(clock_set.look_back, self.coach), HEARING)
        await _patiently(partial(chores.recover, self.coach), HEARING)
        await _patiently(partial(self.processor.sweep, timedelta()), HEARING)

    def _begin(self) -> None:
        """Begin to beat, and to remember errors for the admin."""
        dealing = partial(clock_set.deal_with, self.coach)
        now_and_then: dict[timedelta, Chore] = {TIDY: partial(chores.tidy, self.coach), TELL: self.admin_chat.tell}
        self.beat.start(self.scheduler.run_due, dealing, self.processor.sweep, now_and_then)
        logging.getLogger(OURS).addHandler(self.errors)
        self.ready.set()

    async def _finish(self) -> None:
        """Let what is in flight come to its end. What does not in time is stored, and left to the next start."""
        try:
            async with asyncio.timeout(GRACE):
                await self.beat.stop()
                await self.processor.idle()
                await self.scheduler.idle()
        except TimeoutError:
            log.warning("stop.unfinished")
        else:
            return
        await self.processor.abandon()
        await self.scheduler.abandon()

    def _works(self) -> Iterator[Coroutine[Any, Any, None]]:
        """Return what goes on side by side for as long as the bot runs."""
        yield self._replan()
        if self.settings.webhook_url:
            yield self._be_called()
        else:
            yield Leader(self.database, self.poller.run).run()
            yield _patiently(self._after_first_poll)

    async def _serve(self, listener: socket) -> None:
        """Let in whoever calls on LISTEN."""
        from bot.chat.serving import serve  # noqa: PLC0415 # polling pays for no server
        from bot.chat.webhook import web_app, webhook  # noqa: PLC0415 # as above
        from bot.metrics import Metrics  # noqa: PLC0415 # as above

        secret, url = self.settings.webhook_secret.get_secret_value(), self.settings.webhook_url
        hook = webhook(self.processor, secret, url, self.ready.is_set) if url else None
        counters = self.coach.counters = self.screen.counters = Metrics(self.library.words_for("en"))
        await serve(web_app(self._vitals, hook, counters.exposition), listener)

    async def _replan(self) -> None:
        """Plan anew what has to be, at the start and whenever that is wanted; and keep in mind what time it is."""
        while True:
            await _patiently(partial(chores.replan, self.coach, version("tzdata")))
            await _patiently(partial(clock_set.remember, self.coach))
            with suppress(TimeoutError):
                async with asyncio.timeout(REPLAN):
                    await self.coach.plans_doubted.wait()
            self.coach.plans_doubted.clear()

    async def _after_first_poll(self) -> None:
        """What nobody waits for comes after people are being heard, and after those who waited through the restart."""
        await self.poller.first_poll.wait()
        await set_menu(self.bot, self.library, self.database)
        await self.processor.idle()
        await asyncio.to_thread(places.choices, self.coach.clock.now(), "en")  # slow once: before anybody asks

    async def _be_called(self) -> None:
        """Have updates sent to us; the menu may come whenever it can."""
        await _patiently(self._set_webhook, HEARING)
        await _patiently(partial(set_menu, self.bot, self.library, self.database))

    async def _set_webhook(self) -> None:
        """Tell Telegram where to send updates."""
        secret = self.settings.webhook_secret.get_secret_value()
        try:
            await self.bot.set_webhook(self.settings.webhook_url, secret_token=secret, allowed_updates=WANTED)
        except BadRequest as error:  # such as a name that cannot be found, which may yet come right
            log.error("webhook.refused why=%s", error.message)  # noqa: TRY400 # its text is Telegram's, of our address
            raise

    async def _vitals(self) -> Vitals:
        """Look how the bot is."""
        under_way = None
        with suppress(DatabaseUnavailable, TimeoutError):
            async with asyncio.timeout(LOOK), self.database.reading() as db:
                under_way = await depths(db, self.coach.clock.now())
        now, answered_at = asyncio.get_running_loop().time(), self.poller.answered_at
        return Vitals(now - self.beat.beaten_at, None if answered_at is None else now - answered_at, under_way)


@asynccontextmanager
async def build(
    settings: Settings,
    clock: Clock | None = None,
    home: Path = HOME,
    library: Library | None = None,
    resources: Resources | None = None,
) -> AsyncIterator[App]:
    """Put the bot together; content that was read already may be handed in, and so may the resources it is built on.

    Raises:
        ContentError: every fault of the content.
    """
    zoneinfo.reset_tzpath(to=())  # the pinned tzdata, not the system's older copy
    library = library or load(home / "content")
    clock = clock or SystemClock()
    async with AsyncExitStack() as stack:
        opened = resources
        if opened is None:
            opened = await stack.enter_async_context(open_resources(settings, home))
        database, rate = opened.database, settings.messages_per_second
        priorities = RateLimiter(
            rate, OwnBudget(rate) if database.is_embedded else SharedBudget(settings.database_url, rate)
        )
        stack.push_async_callback(priorities.shutdown)
        bot = ExtBot(
            settings.token,
            base_url=f"{settings.telegram_api_url}/bot",
            base_file_url=f"{settings.telegram_api_url}/file/bot",
            request=opened.sending,
            get_updates_request=opened.polling,
            rate_limiter=priorities,
        )
        beat = Beat(clock)
        uploads = Uploads(database, int(settings.token.partition(":")[0]))
        pictures, tracks = Pictures(library.pictures, uploads), Tracks(library, uploads)
        screen = CountedScreen(bot, priorities, pictures, tracks, pays=settings.allow_paid_broadcast)
        in_hand = max(1, min(MOST, round(rate * LEASE.total_seconds() / 2)))
        emergency = Emergency(library, screen)
        shows = Shows(database, screen, clock, beat.wake, emergency.is_hushed)
        coach = Coach(database, library, screen, clock, shows)
        processor = UpdateProcessor(coach, read, emergency, settings.admin_chat_id)
        scheduler = Scheduler(coach, in_hand)
        errors = ErrorLog()
        admin = AdminChat(coach, settings.admin_chat_id, errors.take, settings.admin_numbers)
        poller = Poller(bot, opened.polling, processor, opened.first)
        yield App(
            database,
            library,
            bot,
            processor,
            coach,
            screen,
            scheduler,
            beat,
            poller,
            settings,
            admin,
            errors,
            opened.listener,
        )


async def _patiently(work: Callable[[], Awaitable[None]], backoff: Backoff = ONCE) -> None:
    """Do something that waits for Telegram or the database until it has worked; nobody is kept waiting by it.

    Raises:
        InvalidToken: Telegram does not know this bot.
    """
    for tries in count():
        try:
            await work()
        except InvalidToken:
            raise
        except (TelegramError, DatabaseUnavailable) as error:
            log.warning("start.later error=%s", type(error).__name__)
        else:
            return
        await asyncio.sleep(backoff.wait(tries))
