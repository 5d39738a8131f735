"""The only room that knows python-telegram-bot: what comes in is read, what goes out is sent, and errors end here."""

import os

# python-telegram-bot 22 still answers waiting times as integers, with a warning, unless it is told before its import.
os.environ.setdefault("PTB_TIMEDELTA", "true")
