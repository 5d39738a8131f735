"""The phone, with every send counted by its priority and by what became of it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from bot.chat.screen import TelegramScreen
from bot.coach.counters import Counters, SendOutcome, Uncounted
from bot.coach.ports import Refused, RetryLater, Superseded, Unreachable, always
from bot.core.priority import Priority
from bot.core.screens.card import Card


class CountedScreen(TelegramScreen):
    """A phone whose sends are counted."""

    counters: Counters = Uncounted()

    async def show(  # noqa: PLR0913 # as the port has it
        self,
        person: int,
        card: Card,
        priority: Priority,
        *,
        edits: int | None,
        silent: bool,
        wanted: Callable[[], bool] = always,
    ) -> int:
        """Send a card, or change a message into it."""
        with self._counted(priority):
            return await super().show(person, card, priority, edits=edits, silent=silent, wanted=wanted)

    async def illustrate(
        self, person: int, card: Card, *, edits: int | None, wanted: Callable[[], bool] = always
    ) -> int:
        """Send a card's picture in silence, or change a message into it."""
        with self._counted(Priority.PICTURE):
            return await super().illustrate(person, card, edits=edits, wanted=wanted)

    @contextmanager
    def _counted(self, priority: Priority) -> Iterator[None]:
        try:
            yield
        except Superseded:
            outcome = SendOutcome.SUPERSEDED
            raise
        except Unreachable:
            outcome = SendOutcome.UNREACHABLE
            raise
        except Refused:
            outcome = SendOutcome.REFUSED
            raise
        except RetryLater as later:
            outcome = SendOutcome.UNCERTAIN if later.uncertain else SendOutcome.LATER
            raise
        except BaseException:  # let go of, or a fault of ours: nobody knows
            outcome = SendOutcome.UNCERTAIN
            raise
        else:
            outcome = SendOutcome.SHOWN
        finally:
            self.counters.sent(priority, outcome)
