"""A track as a file that a phone plays: clips joined frame by frame, in plain Python, off the event loop.

The rule: nothing speaks and nothing encodes here. What is heard was made once, and stands in `content/voices`; when,
was decided in `bot/core/track`.
"""
