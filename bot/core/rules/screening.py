"""What is asked before the first session, when it is asked again, and what a warning sign stops.

The rule: nothing leads past a warning sign but a professional's word, and that is taken on another day. A screening
that is answered again needs its OK again.
"""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime, timedelta

from bot.core.calendar import day_ends_everywhere
from bot.core.rules.profile import PainAnswer, Profile, Warned

VERSION = 2
"""The questions of the screening as they are now; whoever answered an older version is asked once more."""
YEAR = timedelta(days=365)
LONG_HOLD = timedelta(days=14)
"""After a longer hold the screening is asked again."""
TAKEN_BACK = timedelta(minutes=10)
"""How long a mistake, what was misheard and a plain stop can be taken back."""
PAIN_FREE = 3
"""So many sessions free of pain, and a notch may be offered again."""


def is_stale(profile: Profile, now: datetime) -> bool:
    """Return whether an answered screening is asked again before the next session: it is old, or asked less."""
    if not (profile.screened and profile.unwarned):
        return False
    return profile.screening < VERSION or profile.screened_at is None or now - profile.screened_at > YEAR


def asked_anew(profile: Profile) -> Profile:
    """Open the whole screening again; what was ticked stays ticked until it is answered."""
    return replace(profile, unwarned=False, screened=False)


def finished(profile: Profile, now: datetime, known: Collection[str]) -> Profile:
    """Note when the screening was answered, and which; a tick that is asked no more is gone."""
    return replace(profile, signs=profile.signs.intersection(known), screened_at=now, screening=VERSION)


def warn(profile: Profile, now: datetime, day_ends: datetime) -> Profile:
    """Note a warning sign. Where it is not known where the person lives, their day ends when it has everywhere."""
    if profile.warned is not None:
        return profile
    until = day_ends if profile.zone is not None else day_ends_everywhere(now)
    return replace(profile, warned=Warned(now, until), unwarned=False)


def is_mistake(warned: Warned, now: datetime) -> bool:
    """Return whether a warning sign may still be taken back."""
    return abs(now - warned.at) <= TAKEN_BACK


def may_agree(warned: Warned, now: datetime) -> bool:
    """Return whether a professional's word on a warning sign is taken yet."""
    return now >= warned.until


def unwarned(profile: Profile) -> Profile:
    """A professional has agreed: the warning sign is over."""
    return replace(profile, warned=None, unwarned=True)


def pain_said(profile: Profile, now: datetime) -> PainAnswer | None:
    """Return what was said today of pain before a session; None where nothing hurt."""
    before = profile.pain_before
    return before.answer if before is not None and now < before.until else None
