"""How much of a text is listened to at the door, before it is known whether it is heard at all.

The rule: nobody can make the door busy. Whoever says too much at once is listened to for the ends of each message
only, where pain is cried; and of a short one that is all of it.
"""

from dataclasses import dataclass, field
from itertools import islice

from bot.core.bucket import Bucket
from bot.core.hearing.text import END, letters

REST = Bucket(rate=END, size=20 * END)
"""Letters of a person's that are listened to: ten of the longest messages at once, and one every two seconds."""
ENDS = 60
"""So many letters of each end are listened to even so."""
MANY = 10_000
"""People who are remembered before those that have rested are forgotten."""


@dataclass(slots=True)
class Attention:
    """Everybody's budget; instants are seconds of any one clock."""

    _budgets: dict[int, Bucket] = field(default_factory=dict)

    def end(self, person: int, text: str, now: float) -> int:
        """Return how many letters of each end of a text are listened to."""
        many = min(2 * END, sum(letters(char) for char in islice(text, 2 * END)))
        if many <= 2 * ENDS:
            return END
        budget = self._budgets.get(person, REST)
        if budget.wait(now, many):
            return ENDS
        self._budgets[person] = budget.without(many, now)
        if len(self._budgets) > MANY:
            self._budgets = {who: each for who, each in self._budgets.items() if each.left(now) < REST.size}
        return END
