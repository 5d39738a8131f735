"""The shipped content, read once: for laws that hold of what is really coached and really said."""

from pathlib import Path

from bot.content import load

LIBRARY = load(Path(__file__).parents[2] / "content")
WORDS = LIBRARY.words["en"]
