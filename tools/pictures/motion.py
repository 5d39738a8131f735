"""How things move: softly, and back to where they began.

The rule: everything here takes and gives a share from 0 to 1.
"""


def ease(t: float) -> float:
    """Start softly and arrive softly."""
    t = min(max(t, 0.0), 1.0)
    return t * t * t * (t * (6 * t - 15) + 10)


def between(t: float, start: float, end: float) -> float:
    """How far a softly eased stretch has come."""
    return ease((t - start) / (end - start))


def there_and_back(t: float, rise: tuple[float, float], fall: tuple[float, float]) -> float:
    """Rise in one stretch, stay, fall in another."""
    return between(t, *rise) * (1 - between(t, *fall))
