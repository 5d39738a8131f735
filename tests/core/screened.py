"""People who were screened, as the questions are now."""

from dataclasses import replace
from datetime import datetime

from bot.core.rules.profile import Profile
from bot.core.rules.screening import finished
from tests.core.clocks import utc

LATELY = utc("2026-03-01 08:00")


def screened(profile: Profile, at: datetime = LATELY) -> Profile:
    """Let a person have answered the whole screening."""
    return finished(replace(profile, unwarned=True, screened=True), at, profile.signs)
