"""The budget that several bots share: one row, one statement a draw, the clock of the database's server.

The rule: a draw is never more than can be sent in a twentieth of a second, and what is not spent lapses. While the
database is away, pain and replies go at a tenth of the rate, so that ten bots together still keep to the whole;
everything else waits.
"""

import asyncio
import logging
from typing import Any

from sqlalchemy import Float, Integer, TextClause, bindparam, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import create_async_engine

from bot.core.bucket import Draw, overall

log = logging.getLogger(__name__)

PATIENCE = 0.5
"""Seconds that the database has to answer; then it is away."""
AGAIN = 1.0
"""Seconds until it is asked again."""
PAUSE = 0.05
"""Seconds between two draws at least where tokens are short: then a few are drawn at once, not each by itself."""
ADVANCE = 0.05
"""Seconds' worth that is drawn at once where there is plenty, and seconds in which it is spent, or lapses."""
BROKEN = (SQLAlchemyError, OSError, TimeoutError)
"""Whatever is wrong with the database, nobody waits for it for ever."""


def _statement(sql: str) -> TextClause:
    seconds = (bindparam(name, type_=Float) for name in ("each", "full", "kept", "seconds") if f":{name}" in sql)
    return text(sql).bindparams(*seconds)


DRAW = _statement("""
    WITH held AS (
        SELECT extract(epoch FROM clock_timestamp())::float8 AS now, empty_at, shut_until
        FROM budget WHERE id = 1 FOR UPDATE
    ), filled AS (
        SELECT now, greatest(least(empty_at, now), shut_until - :each, now - :full) AS empty_at FROM held
    ), granted AS (
        SELECT *, greatest(0, least(:most, floor((now - empty_at) / :each - :kept)))::integer AS tokens FROM filled
    )
    UPDATE budget SET empty_at = granted.empty_at + tokens * :each FROM granted WHERE id = 1
    RETURNING tokens, budget.empty_at + (:kept + 1) * :each - now
""").bindparams(bindparam("most", type_=Integer))
SHUT = _statement("""
    UPDATE budget SET shut_until = greatest(shut_until, extract(epoch FROM clock_timestamp()) + :seconds) WHERE id = 1
    RETURNING shut_until
""")
FIRST = text("INSERT INTO budget (id, empty_at, shut_until) VALUES (1, 0, 0) ON CONFLICT DO NOTHING")


class SharedBudget:
    """The budget as one of several bots has it. It has a connection of its own: a turn waits for nobody's work."""

    def __init__(self, url: str, per_second: float) -> None:
        self._engine = create_async_engine(
            url, pool_size=1, max_overflow=0, isolation_level="AUTOCOMMIT", hide_parameters=True
        )
        self._bucket = overall(per_second)
        self._alone = overall(per_second / 10)
        """What the urgent are granted while the database is away."""
        self._advance = int(per_second * ADVANCE)
        self._in_hand, self._lapses_at = 0, 0.0
        self._unavailable_until = 0.0
        self._shut_until = 0.0
        self._short_until = {True: 0.0, False: 0.0}
        """Until when there is nothing to draw, for the urgent and for others."""

    async def draw(self, most: int, *, urgent: bool) -> Draw:
        """Draw tokens that are spent at once; only the urgent may have the last tenth of a second's worth."""
        now = _now()
        if most <= self._in_hand and now < self._lapses_at:
            self._in_hand -= most
            return Draw(most, 0)
        if now < (opens := max(self._shut_until, self._short_until[urgent])):
            return Draw(0, opens - now)
        if now < self._unavailable_until:
            return self._draw_alone(most, urgent=urgent)
        bucket = self._bucket
        each, kept = 1 / bucket.rate, 0 if urgent else bucket.kept
        wanted = most if urgent else max(most, self._advance)  # what is kept for the urgent never lapses unspent
        try:
            granted, wait = await self._say(
                DRAW, {"each": each, "full": bucket.size * each, "kept": kept, "most": wanted}
            )
        except BROKEN as error:
            self._give_up(error)
            return self._draw_alone(most, urgent=urgent)
        self._unavailable_until = 0.0
        if granted >= most:
            self._in_hand, self._lapses_at = granted - most, _now() + ADVANCE
            return Draw(most, 0)
        self._short_until[urgent] = _now() + max(PAUSE, wait)
        return Draw(granted, max(PAUSE, wait))

    async def shut(self, seconds: float) -> None:
        """Grant nothing for so long, here and at every other bot; where the database is away, here alone."""
        self._shut_until, self._in_hand = max(self._shut_until, _now() + seconds), 0
        try:
            await self._say(SHUT, {"seconds": seconds})
        except BROKEN as error:
            self._give_up(error)

    async def close(self) -> None:
        """Give the connection back."""
        await self._engine.dispose()

    def _draw_alone(self, most: int, *, urgent: bool) -> Draw:
        if not urgent:
            return Draw(0, self._unavailable_until - _now())
        self._alone, draw = self._alone.draw(most, _now(), urgent=True)
        return draw

    def _give_up(self, error: Exception) -> None:
        if not self._unavailable_until:
            log.warning("budget.away error=%s", type(error).__name__)
        self._unavailable_until = _now() + AGAIN

    async def _say(self, statement: TextClause, given: dict[str, Any]) -> tuple[Any, ...]:
        """Execute a statement and return the row; it is made where there is none yet."""
        async with asyncio.timeout(PATIENCE), self._engine.connect() as connection:
            while (row := (await connection.execute(statement, given)).one_or_none()) is None:
                await connection.execute(FIRST)
            return tuple(row)


def _now() -> float:
    return asyncio.get_running_loop().time()
