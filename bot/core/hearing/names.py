"""The names of the commands."""

PAIN = "pain"
NAMES = (
    "start",
    "today",
    PAIN,
    "stop",
    "pause",
    "progress",
    "report",
    "exercises",
    "tips",
    "settings",
    "export",
    "delete",
    "privacy",
    "help",
)
"""Every command, in the order of Telegram's menu."""
