"""Where content/ and alembic/ lie. What belongs to the operator, .env and data/, lies in the working folder instead.

The rule: nothing else looks for them.
"""

from pathlib import Path


def _home() -> Path:
    package = Path(__file__).resolve().parent
    shipped = package / "shipped"
    return shipped if shipped.is_dir() else package.parent


HOME = _home()
"""Inside an installed package, beside it at the top of a checkout."""
