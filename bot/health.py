"""Whether a bot is well, and why not: what it last did, and whether the database answers.

The rule: pure. Whoever asks says how long ago; a reason is a key, and is the same for a person and for a probe.
"""

from dataclasses import dataclass

from bot.store.counts import Depths

BEAT = 15.0
"""Seconds without a beat: there is one each second, and a busy database may hold it up."""
POLL = 120.0
"""Seconds without an answer to a poll: Telegram holds each for fifty, and one may be lost."""


@dataclass(frozen=True, slots=True)
class Vitals:
    """What is known of a bot that runs."""

    beat: float
    """Seconds since the last beat that came to its end."""
    poll: float | None
    """Seconds since Telegram last answered a poll; None where this bot does not poll."""
    depths: Depths | None
    """What is under way; None where the database does not answer."""

    @property
    def why(self) -> tuple[str, ...]:
        """Return what is wrong, if anything is."""
        found = {
            "database-away": self.depths is None,
            "beat-late": self.beat > BEAT,
            "poll-late": self.poll is not None and self.poll > POLL,
        }
        return tuple(reason for reason, is_so in found.items() if is_so)

    def as_json(self) -> dict[str, object]:
        """Return what /healthz says."""
        return {
            "alive": True,
            "database": self.depths is not None,
            "beat_seconds_ago": round(self.beat, 1),
            "poll_seconds_ago": None if self.poll is None else round(self.poll, 1),
            "why": list(self.why),
        }
