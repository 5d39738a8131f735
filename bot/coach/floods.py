"""Floods: how much of one person is heard at once, decided before any work beyond the inbox.

The rule: pain has a budget of its own, so that no flood drowns it. Whoever is too fast is told so once; then there is
silence until they have rested. An update costs once, however often it comes.
"""

from dataclasses import dataclass, field
from enum import Enum, auto

from bot.core.bucket import Bucket

FRESH = Bucket(rate=2, size=40)
"""What a person may do: as much at once as fast taps through a session, and two a second after that."""
MANY = 10_000
"""People who are remembered before those that have rested are forgotten; and updates, before the oldest are."""


class Admission(Enum):
    """What becomes of an update."""

    HEARD = auto()
    WARNED = auto()
    """Not heard, and the person is told."""
    UNHEARD = auto()


@dataclass(slots=True)
class Floods:
    """Everybody's budget; instants are seconds of any one clock that is never set."""

    _budgets: dict[tuple[int, bool], Bucket] = field(default_factory=dict)
    _warned: set[int] = field(default_factory=set)
    _decided: dict[int, Admission] = field(default_factory=dict)
    """By the number of the update, the oldest first."""

    def admit_once(self, update_id: int, person: int, now: float, *, urgent: bool) -> Admission:
        """Return what becomes of an update; one that comes again was decided when it first came."""
        decided = self._decided.get(update_id)
        if decided is None:
            decided = self._decided[update_id] = self.admit(person, now, urgent=urgent)
            if len(self._decided) > MANY:
                del self._decided[next(iter(self._decided))]
        return decided

    def admit(self, person: int, now: float, *, urgent: bool) -> Admission:
        """Decide about an update of a person's; what is not heard costs nothing."""
        budget = self._budgets.get((person, urgent), FRESH)
        if budget.wait(now):
            if person in self._warned:
                return Admission.UNHEARD
            self._warned.add(person)
            return Admission.WARNED
        if budget.left(now) >= FRESH.size / 2:
            self._warned.discard(person)
        self._budgets[person, urgent] = budget.without(1, now)
        if len(self._budgets) > MANY:
            self._budgets = {key: each for key, each in self._budgets.items() if each.left(now) < FRESH.size}
        return Admission.HEARD
