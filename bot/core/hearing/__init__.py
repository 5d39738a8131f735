"""Hearing: what a text means for the person's feet. It shares nothing with the rest of the core."""

from bot.core.hearing.hear import Ask, Ignore, Stop, StopKind, Verdict, despair_in, hear, is_pain, knows, unexplained

__all__ = ["Ask", "Ignore", "Stop", "StopKind", "Verdict", "despair_in", "hear", "is_pain", "knows", "unexplained"]
