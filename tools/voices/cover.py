"""The cover of a track: the bot's icon, as large and as light as Telegram wants a thumbnail."""

from pathlib import Path

from PIL import Image

SIDE, QUALITY = 320, 88
"""Pixels, the most that Telegram takes; of JPEG's 100."""


def cover(icon: Path, path: Path) -> None:
    """Make the cover of the icon."""
    small = Image.open(icon).convert("RGB").resize((SIDE, SIDE), Image.Resampling.LANCZOS)
    small.save(path, quality=QUALITY, optimize=True)
