"""How a door shows what takes more than a line: tables, marks, and a bar while somebody waits.

The rule: where no terminal shows it, the same is said in plain text, one line a fact, and nothing moves. `rich` is
imported only where something is drawn.
"""

import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

PATIENCE = 2.0
"""Seconds before it is shown that something is being done."""
WELL, WRONG = "✓", "✗"


def table(title: str, rows: Sequence[tuple[str, str]]) -> None:
    """Say facts, each with its name."""
    if not sys.stdout.isatty():
        for name, value in rows:
            sys.stdout.write(f"{name}: {value}\n")
        sys.stdout.flush()
        return
    from rich.console import Console  # noqa: PLC0415 # only where there is somebody to see it
    from rich.table import Table  # noqa: PLC0415 # as above

    drawn = Table(title=title, title_justify="left", show_header=False)
    drawn.add_column()
    drawn.add_column(justify="right")
    for row in rows:
        drawn.add_row(*row)
    Console(markup=False, highlight=False).print(drawn)


def mark(line: str, *, is_well: bool) -> None:
    """Say a fact that is well, or what to do about one that is not."""
    sign = WELL if is_well else WRONG
    if not sys.stdout.isatty():
        sys.stdout.write(f"{sign} {line}\n")
        sys.stdout.flush()
        return
    from rich.console import Console  # noqa: PLC0415 # as above
    from rich.text import Text  # noqa: PLC0415 # as above

    Console().print(Text.assemble((sign, "green" if is_well else "red"), " ", line))


@contextmanager
def working(what: str) -> Iterator[None]:
    """Show a bar while something is done that takes longer than a moment, where a terminal is there to show it."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console  # noqa: PLC0415 # as above
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn  # noqa: PLC0415 # as above

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), TimeElapsedColumn())
    bar = Progress(*columns, console=Console(stderr=True), transient=True)
    bar.add_task(what, total=None)
    soon = threading.Timer(PATIENCE, bar.start)
    soon.daemon = True
    soon.start()
    try:
        yield
    finally:
        soon.cancel()
        soon.join()
        bar.stop()
