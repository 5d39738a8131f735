"""Who goes first when not everything can be sent at once."""

from enum import IntEnum


class Priority(IntEnum):
    """Who goes first when not everything can be sent at once."""

    PAIN = 0
    REPLY = 1
    CARD = 2
    REMINDER = 3
    BROADCAST = 4
    """What many get at once and nobody waits for, such as the week's summary."""
    PICTURE = 5
    """What stands beside words that say it all: the first to be left out where there is no room."""
