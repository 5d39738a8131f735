"""What the coach needs of the world, as it needs it. The real ones stand in app.py, the fakes in the tests."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Protocol

from bot.core.backoff import Backoff
from bot.core.priority import Priority
from bot.core.screens.card import Card
from bot.core.session.exercise import Picture

LONGEST = 60.0
"""Seconds between two tries at most, of what may have been shown already."""
PAIN_AGAIN = Backoff(1.0, 5.0)
"""Between two tries of an advice, whatever Telegram says: one that comes twice harms nobody."""


class Clock(Protocol):
    """Where the time comes from. Moments of people's go by `now`, whatever lasts so many seconds by `elapsed`."""

    def now(self) -> datetime:
        """Return the instant, aware."""
        ...

    def elapsed(self) -> float:
        """Return the seconds since some moment: they never go back, whatever the clock is set to."""
        ...

    def off(self) -> timedelta:
        """Return by how much the clock was set, forward or back, and nobody has dealt with it yet."""
        ...

    def take_over(self) -> None:
        """Go by what the clock was set to: it has been dealt with."""
        ...

    def delay(self, until: datetime) -> float:
        """Return the real seconds until a moment."""
        ...

    def subscribe(self, callback: Callable[[], None]) -> object:
        """Be told when time has jumped: it was lived through at once, which is no setting of the clock."""
        ...


def always() -> bool:
    """Return True: it is wanted, however long it waits."""
    return True


class Screen(Protocol):
    """The phone."""

    async def show(  # noqa: PLR0913 # all by name but who, what and how soon
        self,
        person: int,
        card: Card,
        priority: Priority,
        *,
        edits: int | None,
        silent: bool,
        wanted: Callable[[], bool] = always,
    ) -> int:
        """Send a card, or change message `edits` into it; return the message's id.

        It waits for its turn among those of its priority, and is asked then whether it is still `wanted`.

        Raises:
            Superseded: it was not.
            Unreachable: the person cannot be reached.
            Refused: this card can never be shown.
            RetryLater: try again later.
        """
        ...

    async def is_at_hand(self, picture: Picture) -> bool:
        """Return whether a picture can be shown at once; else it has to be uploaded first."""
        ...

    async def illustrate(
        self, person: int, card: Card, *, edits: int | None, wanted: Callable[[], bool] = always
    ) -> int:
        """Show a card's picture in silence, or change message `edits` into it; return the message's id.

        It is of the last priority, and is nothing without the picture.

        Raises:
            Superseded: it was not wanted any more when its turn came.
            Unreachable: the person cannot be reached.
            Refused: there is no picture to be had, or no such message.
            RetryLater: not now.
        """
        ...

    async def change(self, person: int, card: Card, message_id: int) -> None:
        """Change a message that is no longer the live card, if it is still there."""
        ...

    async def remove(self, person: int, message_id: int) -> None:
        """Take a message off the phone, if it is still there."""
        ...

    async def clear(self, person: int, message_ids: Sequence[int]) -> None:
        """Take many messages off the phone, as far as they are there and Telegram allows it."""
        ...

    async def offer(self, person: int, commands: Mapping[str, str]) -> None:
        """Tell one chat's commands, and what each does; nothing depends on it."""
        ...

    async def react(self, person: int, message_id: int, emoji: str) -> None:
        """Put a reaction on a message of the person's; one that is lost is nothing."""
        ...

    async def toast(self, query_id: str, text: str | None) -> None:
        """Answer a tap; late or twice is nothing."""
        ...


class Unreachable(Exception):
    """The person has blocked the bot, or is no more."""


class Refused(Exception):
    """Telegram will never take this message."""


class Superseded(Exception):
    """It was not wanted any more when its turn came, and so was not shown."""


class RetryLater(Exception):
    """It was not shown; or, where it is `uncertain`, we cannot know. `seconds` is when to try again."""

    def __init__(self, seconds: float, *, uncertain: bool = False) -> None:
        super().__init__(seconds)
        self.seconds = seconds
        self.uncertain = uncertain

    def wait(self, tries: int, priority: Priority) -> float:
        """Return the seconds to wait after so many tries: what may have been shown is repeated ever more seldom."""
        again = PAIN_AGAIN if priority is Priority.PAIN else Backoff(self.seconds, LONGEST)
        if self.uncertain:
            return again.wait(tries)
        return min(again.longest, self.seconds) if priority is Priority.PAIN else self.seconds
