"""What is said where something cannot be done: not yet, never, or because it was too much at once.

The rule: pain is answered with the whole advice; a tap is told once, and whoever writes once until the database is
back. No button waits for its answer, and nothing waits for what is said here.
"""

from dataclasses import dataclass, field

from bot.coach.emergency import Begin, Emergency
from bot.coach.incoming_update import IncomingUpdate
from bot.coach.ports import Refused, RetryLater, Screen, Superseded, Unreachable
from bot.content import Library
from bot.core.incoming import Left, Pressed, Returned
from bot.core.priority import Priority
from bot.core.screens.card import Card

NOT_YET, NEVER = "toast.one-moment", "toast.failed"


@dataclass(slots=True)
class Meanwhile:
    """Says what cannot be done, and remembers who was told that it is not done yet."""

    library: Library
    screen: Screen
    emergency: Emergency
    begin: Begin
    _taps: set[str] = field(default_factory=set)
    _writers: set[int] = field(default_factory=set)

    def is_over(self) -> None:
        """The database takes what comes: whoever has to wait again is told again."""
        self._taps.clear()
        self._writers.clear()

    def not_yet(self, update: IncomingUpdate) -> None:
        """It cannot be stored now; what was done stays in the inbox, or comes again."""
        is_pain = self.emergency.fail(update.update_id)
        match update.incoming:
            case Pressed(query_id=query_id):
                if query_id not in self._taps:
                    self._taps.add(query_id)
                    self._toast(update, None if is_pain else NOT_YET)
            case Left() | Returned():
                return
            case _:
                if not is_pain and update.person_id not in self._writers:
                    self._writers.add(update.person_id)
                    self.begin(self._write(update))

    def never(self, update: IncomingUpdate) -> None:
        """It can never be stored."""
        self.emergency.fail(update.update_id)
        self._toast(update, NEVER)

    def unheard(self, update: IncomingUpdate) -> None:
        """It was too much at once, which is told elsewhere."""
        self._toast(update, None)

    def _toast(self, update: IncomingUpdate, key: str | None) -> None:
        if isinstance(update.incoming, Pressed) and update.incoming.query_id:
            text = self.library.words_for(update.language).label(key) if key else None
            self.begin(self.screen.toast(update.incoming.query_id, text))

    async def _write(self, update: IncomingUpdate) -> None:
        card = Card(self.library.words_for(update.language).html(NOT_YET))
        try:
            await self.screen.show(update.person_id, card, Priority.REPLY, edits=None, silent=True)
        except (Unreachable, RetryLater, Superseded, Refused):
            return
