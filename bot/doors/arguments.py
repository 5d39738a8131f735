"""What can be said to `footing`: the doors, their arguments, and the help to each.

The rule: every word is content's. What makes help look well is imported only where somebody asks for help.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

from bot.core.words import Words

ASKS = frozenset({"-h", "--help"})


def parser_for(words: Words, arguments: Sequence[str]) -> argparse.ArgumentParser:
    """Build what reads these arguments."""
    form = _form(arguments)
    parser = argparse.ArgumentParser(
        "footing",
        description=words.label("operator.description"),
        epilog=words.label("operator.exit-codes"),
        formatter_class=form,
    )
    doors = parser.add_subparsers(dest="door", required=True, metavar="COMMAND")

    def door(name: str) -> argparse.ArgumentParser:
        told = words.label(f"operator.help-{name}")
        return doors.add_parser(name, help=told, description=told, formatter_class=form)

    def file(name: str) -> None:
        door(name).add_argument("file", type=Path, metavar="FILE", help=words.label(f"operator.help-{name}-file"))

    door("run")
    demo = door("demo")
    demo.add_argument("--port", type=_port, metavar="PORT", default=0, help=words.label("operator.help-port"))
    demo.add_argument("--no-browser", action="store_true", help=words.label("operator.help-no-browser"))
    demo.add_argument(
        "--tour", type=float, nargs="?", const=1.0, metavar="PACE", help=words.label("operator.help-tour")
    )
    door("check")
    hearing = door("hear")
    hearing.add_argument("--intents", action="store_true", help=words.label("operator.help-intents"))
    hearing.add_argument("--idle", action="store_true", help=words.label("operator.help-idle"))
    door("doctor")
    door("stats")
    file("backup")
    file("restore")
    door("rekey")
    door("migrate")
    return parser


def _form(arguments: Sequence[str]) -> type[argparse.HelpFormatter]:
    if not ASKS.intersection(arguments):
        return argparse.HelpFormatter
    from rich_argparse import RichHelpFormatter  # noqa: PLC0415 # only whoever asks for help pays for it

    return RichHelpFormatter


def _port(text: str) -> int:
    """Read a port.

    Raises:
        ValueError: argparse says it.
    """
    if (port := int(text)) not in range(65536):
        raise ValueError(text)
    return port
