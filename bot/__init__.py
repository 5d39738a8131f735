"""Footing: a Telegram coach for your feet. The map of the house stands in README.md."""
