# SPDX-License-Identifier: Apache-2.0
"""Translation memories: files of units, and memories that can be asked."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from types import TracebackType
from typing import Literal

from . import _core
from ._error import Error
from ._unit import Unit, from_tuple

StrPath = str | os.PathLike[str]


class Memory:
    """A file of translation units, read or written unit by unit, in constant memory.

    >>> with Memory("old.tmx") as old, Memory("new.tmx", "w", source_language="ja") as new:
    ...     for unit in old:
    ...         if len(unit.texts["ja"]) > 3:
    ...             new.add(unit)

    What is written appears at its place when the block ends, whole; when it ends by an exception,
    the old file stays as it was.

    Args:
        path: Of the file.
        mode: "r" to read, "w" to write.
        format: "tmx", "tsv", "csv", "xliff", "po", "jsonl", "xlsx" …; by default the ending of the path says it.
        source_language, target_language: For formats that name no languages; TMX that is written
            names the source language.

    Raises:
        Error: When there is no such file, it does not begin as its format does, or a language is needed.
    """

    def __init__(
        self,
        path: StrPath,
        mode: Literal["r", "w"] = "r",
        *,
        format: str = "",
        source_language: str = "",
        target_language: str = "",
    ) -> None:
        self._reader: _core.Reader | None = None
        self._writer: _core.Writer | None = None
        self._units: Iterator[Unit] | None = None
        self._issues: list[str] = []
        arguments = (os.fsencode(path), format, source_language, target_language)
        if mode == "r":
            self._reader = _core.Reader(*arguments)
            self._units = _units_of(self._reader)
        elif mode == "w":
            self._writer = _core.Writer(*arguments)
        else:
            raise ValueError(f"a memory is opened with the mode 'r' or 'w', not {mode!r}")

    def __enter__(self) -> Memory:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self.close()
        else:
            self.discard()

    def __iter__(self) -> Iterator[Unit]:
        return self

    def __next__(self) -> Unit:
        """The next unit. Raises Error with the place of what is wrong."""
        if self._units is None:
            raise Error("the memory is not open to be read; open it with the mode 'r'")
        return next(self._units)

    @property
    def source_language(self) -> str:
        """The source language that a file that is read names; empty where it names none."""
        return "" if self._reader is None else self._reader.source_language()

    @property
    def issues(self) -> list[str]:
        """What did not stop the work: what was wrong with the file, or what the format could not hold."""
        opened = self._reader or self._writer
        return self._issues if opened is None else opened.issues()

    def add(self, unit: Unit) -> None:
        """Writes a unit. Those with one side are not written, and not counted."""
        self._to_write().add(unit._as_tuple())

    def extend(self, units: Iterable[Unit]) -> None:
        """Writes units."""
        writer = self._to_write()
        for unit in units:
            writer.add(unit._as_tuple())

    def close(self) -> int:
        """Puts what was written in its place, and gives the number of units. Closing again does nothing."""
        count = 0
        if self._writer is not None:
            writer, self._writer = self._writer, None
            count = writer.finish()
            self._issues = writer.issues()
        self._forget_reader()
        return count

    def discard(self) -> None:
        """Closes it, and leaves the old file as it was."""
        if self._writer is not None:
            self._writer.discard()
            self._writer = None
        self._forget_reader()

    def _forget_reader(self) -> None:
        if self._reader is not None:
            self._issues = self._reader.issues()
            self._reader = self._units = None

    def _to_write(self) -> _core.Writer:
        if self._writer is None:
            raise Error("the memory is not open to be written; open it with the mode 'w'")
        return self._writer


def _units_of(reader: _core.Reader) -> Iterator[Unit]:
    while units := reader.next():
        for unit in units:
            yield from_tuple(unit)


@dataclass(frozen=True, slots=True)
class Match:
    """A unit that is similar to a text, or holds it."""

    score: int
    """100: the same; 101 and 102: with one or both neighbours; 95 to 99: but for numbers, inline codes,
    case, spaces or punctuation; below by edit distance."""
    source: str
    """The text of the side that was compared."""
    target: str
    """The translation, with the numbers of the text put in."""
    unit: Unit
    file: str
    """The file that the unit was added from."""
    id: int


class LookupMemory:
    """A memory that can be asked, as ``awase memory`` keeps it in a file ``.awm``.

    It may be used by several threads at the same time; other programs may write the file meanwhile.
    One that is not there is made by add().

    >>> memory = LookupMemory("work.awm")
    >>> for match in memory.find("閣僚は会談しました。", "ja", "en", min_score=50):
    ...     print(match.score, match.target)
    """

    def __init__(self, path: StrPath) -> None:
        self._memory = _core.LookupMemory(os.fsencode(path))

    def find(
        self,
        text: str,
        source_language: str,
        target_language: str = "",
        *,
        min_score: int = 70,
        most: int = 5,
        previous: str = "",
        next: str = "",
    ) -> list[Match]:
        """The best matches of a text, best first: those that comparing it with every unit would give.

        Args:
            text: A segment.
            source_language: Of the text.
            target_language: Of the translation; empty: any.
            min_score: 30 to 102.
            most: How many are wanted.
            previous, next: The segments around the text, where they are known.
        """
        found = self._memory.find(text, source_language, target_language, min_score, most, previous, next)
        return [_match(one) for one in found]

    def grep(
        self, pattern: str, source_language: str = "", target_language: str = "", *, most: int = 100
    ) -> list[Match]:
        """Units that hold a text in the source language, or in any: at any place, in any case and width."""
        return [_match(one) for one in self._memory.search(pattern, source_language, target_language, most)]

    def add(self, units: Iterable[Unit], name: str) -> int:
        """Adds units as if from the file ``name``, and gives how many were new.

        They are on the disk when it returns, and found from then on. Units without two sides, and those that
        are there already, are left out. Many are added in parts of 65,536.
        """
        most = 65536
        added = 0
        parts = iter(units)
        while part := [unit._as_tuple() for unit in islice(parts, most)]:
            added += self._memory.add(part, name)
        return added

    def refresh(self) -> None:
        """Takes in what others have added since it was opened."""
        self._memory.refresh()

    def __len__(self) -> int:
        """The number of units."""
        return self._memory.size()

    def __bool__(self) -> bool:
        """An empty memory is one too."""
        return True


def _match(found: _core.Found) -> Match:
    score, unit, source, target, file, number = found
    made = from_tuple(unit)
    return Match(score, made.variants[source].text, target, made, file, number)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong with a TMX."""

    rule: str
    """As ``awase tmx check`` names it."""
    is_error: bool
    line: int
    """From 1."""
    column: int
    """In characters, from 1."""
    message: str


def check(path: StrPath, importer: str = "") -> list[Finding]:
    """What is wrong with a TMX: nothing, when it is a valid TMX 1.4.

    ``importer`` ("omegat", "trados" …) names a program whose own limits count too.
    """
    return [Finding(*finding) for finding in _core.check_memory(os.fsencode(path), importer)]
