"""The only room that knows prometheus-client: counts what the shell tells, and writes it down for whoever scrapes.

The rule: no label ever says of whom. Imported only where LISTEN is set: nobody else pays for it.
"""

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest

from bot.coach.counters import SendOutcome
from bot.core.priority import Priority
from bot.core.words import Words
from bot.health import Vitals

LATE = (0.1, 0.25, 0.5, 1.0, 2.0, 5.0, 10.0, 30.0, 60.0, 300.0, 3600.0)
"""Seconds: a second is what is promised, two minutes late pauses a session, hours late is no reminder."""


class Metrics:
    """Counters of this process, and gauges that are read when somebody looks."""

    def __init__(self, words: Words) -> None:
        self._registry = registry = CollectorRegistry()
        self._updates = Counter("footing_updates", words.label("operator.metric.updates"), ["kind"], registry=registry)
        self._typed = Counter("footing_typed", words.label("operator.metric.typed"), ["understood"], registry=registry)
        self._pain = Counter("footing_pain_stops", words.label("operator.metric.pain_stops"), registry=registry)
        self._sends = Counter(
            "footing_sends", words.label("operator.metric.sends"), ["priority", "outcome"], registry=registry
        )
        self._late = Histogram(
            "footing_late_seconds",
            words.label("operator.metric.late_seconds"),
            ["kind"],
            buckets=LATE,
            registry=registry,
        )
        self._sessions = Gauge("footing_sessions_open", words.label("operator.metric.sessions_open"), registry=registry)
        self._outbox = Gauge("footing_outbox", words.label("operator.metric.outbox"), registry=registry)
        self._inbox = Gauge("footing_inbox", words.label("operator.metric.inbox"), registry=registry)
        self._up = Gauge("footing_well", words.label("operator.metric.well"), registry=registry)
        self._beat = Gauge(
            "footing_beat_age_seconds", words.label("operator.metric.beat_age_seconds"), registry=registry
        )
        self._poll = Gauge(
            "footing_poll_age_seconds", words.label("operator.metric.poll_age_seconds"), registry=registry
        )
        for priority in Priority:  # a series that begins at 0 can be told from one that is missing
            self._sends.labels(priority.name.lower(), SendOutcome.SHOWN)
        for understood in ("yes", "no"):
            self._typed.labels(understood)

    def came(self, kind: str) -> None:
        """Count an update."""
        self._updates.labels(kind).inc()

    def listened(self, *, understood: bool) -> None:
        """Count a message."""
        self._typed.labels("yes" if understood else "no").inc()

    def stopped_for_pain(self) -> None:
        """Count a stop."""
        self._pain.inc()

    def sent(self, priority: Priority, outcome: SendOutcome) -> None:
        """Count a send."""
        self._sends.labels(priority.name.lower(), outcome).inc()

    def late(self, kind: str, seconds: float) -> None:
        """Count what was due; before its time it is not late."""
        self._late.labels(kind).observe(max(0.0, seconds))

    def exposition(self, vitals: Vitals) -> tuple[bytes, str]:
        """Write everything down, and say in which form."""
        self._up.set(not vitals.why)
        self._beat.set(vitals.beat)
        self._poll.set(vitals.poll if vitals.poll is not None else float("nan"))
        gauges = {"sessions_open": self._sessions, "outbox": self._outbox, "inbox": self._inbox}
        for name, gauge in gauges.items():
            gauge.set(float("nan") if vitals.depths is None else getattr(vitals.depths, name))
        return generate_latest(self._registry), CONTENT_TYPE_LATEST
