"""The typesetter: a template of `content/print` and its data, set as a picture or as a tagged PDF.

The rule: nothing is fetched, no font of the machine's is used, and no two are set at once: it keeps what it made last
in mind, and that for one at a time.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

DENSITY = 200.0
"""Pixels an inch of a picture: its 400 points are then some 1,100 pixels, and a phone has no more to show."""
ACCESSIBLE = "ua-1"
"""PDF/UA-1: every piece is tagged, in the order in which it is read."""


class Form(StrEnum):
    """What is made of a template."""

    PICTURE = "png"
    DOCUMENT = "pdf"


@dataclass(frozen=True, slots=True)
class Printed:
    """A file that is set when it is read."""

    name: str
    folder: Path
    """Where the templates lie."""
    template: str
    data: Mapping[str, Any]
    form: Form

    def read(self) -> bytes:
        """Set it."""
        return _typesetter(self.folder).set(self.template, self.data, self.form)


class Typesetter:
    """Sets what lies in one folder."""

    def __init__(self, folder: Path) -> None:
        import typst  # noqa: PLC0415 # 80 MB that are mapped on first use

        self._lock = Lock()
        self._folder = folder
        self._compiler = typst.Compiler(root=folder, ignore_system_fonts=True)

    def set(self, template: str, data: Mapping[str, Any], form: Form) -> bytes:
        """Set a template with its data; a document that has several pages as a picture is an error.

        Raises:
            RuntimeError: the template cannot be set with this.
        """
        given = {"data": json.dumps(data, ensure_ascii=False)}
        how: dict[str, Any] = {"pdf_standards": [ACCESSIBLE]} if form is Form.DOCUMENT else {"ppi": DENSITY}
        with self._lock:
            made = self._compiler.compile(
                input=self._folder / f"{template}.typ", format=form.value, sys_inputs=given, **how
            )
        if not isinstance(made, bytes):
            raise RuntimeError(f"{template} has several pages")  # noqa: TRY004 # it is no fault of a type
        return made


_FIRST = Lock()


def _typesetter(folder: Path) -> Typesetter:
    with _FIRST:
        return _made(folder)


@cache
def _made(folder: Path) -> Typesetter:
    return Typesetter(folder)
