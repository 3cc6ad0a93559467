# SPDX-License-Identifier: Apache-2.0
"""Cutting texts into segments, and aligning them."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Literal, overload

from . import _core
from ._error import Error
from ._memory import Memory, StrPath
from ._unit import Unit, from_tuple

Progress = Callable[[float], object]
Text = StrPath | Iterable[str]


@dataclass(frozen=True, slots=True)
class Pair:
    """Segments of the source and the segments of the target that translate them."""

    source: str
    """The segments, joined as their script wants; empty when nothing of the source belongs here."""
    target: str
    confidence: float
    """The probability that this very pair is right, 0 to 1."""
    source_indices: range
    """Which segments of Alignment.source these are, from 0."""
    target_indices: range

    @property
    def is_pair(self) -> bool:
        """Whether there are segments on both sides."""
        return bool(self.source_indices) and bool(self.target_indices)


@dataclass(frozen=True)
class Alignment:
    """Two texts cut into segments, and which segments translate which.

    It is the sequence of its pairs. It can be pickled, and so come from another process.
    """

    source_language: str
    """As given or detected, a BCP 47 tag; empty when not known."""
    target_language: str
    source: list[str]
    """The segments of the source."""
    target: list[str]
    rows: list[Pair]
    """Hold each segment of both sides once; with those that stand on one side only."""
    issues: list[str]
    """What did not stop the job, a sentence each."""

    @cached_property
    def pairs(self) -> list[Pair]:
        """Those rows that have segments on both sides."""
        return [row for row in self.rows if row.is_pair]

    @property
    def unpaired(self) -> list[Pair]:
        """The rows whose segments have no counterpart."""
        return [row for row in self.rows if not row.is_pair]

    def __len__(self) -> int:
        return len(self.pairs)

    def __iter__(self) -> Iterator[Pair]:
        return iter(self.pairs)

    @overload
    def __getitem__(self, index: int) -> Pair: ...
    @overload
    def __getitem__(self, index: slice) -> list[Pair]: ...
    def __getitem__(self, index: int | slice) -> Pair | list[Pair]:
        return self.pairs[index]

    def to_dict(self, *, unpaired: bool = False) -> dict[str, list[str] | list[float] | list[int]]:
        """Columns, a row for each pair, as pandas.DataFrame, pyarrow.table and
        datasets.Dataset.from_dict take them: source, target, confidence, and the segments of each
        side as source_begin, source_end, target_begin, target_end, from 0, the end being the next.

        ``unpaired`` adds rows for what stands on one side only.
        """
        rows = self.rows if unpaired else self.pairs
        return {
            "source": [row.source for row in rows],
            "target": [row.target for row in rows],
            "confidence": [row.confidence for row in rows],
            "source_begin": [row.source_indices.start for row in rows],
            "source_end": [row.source_indices.stop for row in rows],
            "target_begin": [row.target_indices.start for row in rows],
            "target_end": [row.target_indices.stop for row in rows],
        }

    def units(self, min_confidence: float = 0.0) -> list[Unit]:
        """The pairs as translation units, with the props that Awase writes. Pairs below
        ``min_confidence`` are left out, and those without words. Raises Error when a language is not known."""
        beads = [
            (
                row.source_indices.start,
                row.source_indices.stop,
                row.target_indices.start,
                row.target_indices.stop,
                row.confidence,
            )
            for row in self.rows
        ]
        found = _core.units_of(
            self.source_language, self.target_language, self.source, self.target, beads, min_confidence
        )
        return [from_tuple(unit) for unit in found]

    def write(self, path: StrPath, *, min_confidence: float = 0.0, format: str = "") -> int:
        """Writes units() to a file, whole or not at all, and gives their number.

        ``format`` is "tmx", "tsv", "csv", "xliff", "jsonl", "xlsx" …; by default the ending of the path says it.
        """
        units = self.units(min_confidence)
        memory = Memory(
            path,
            "w",
            format=format,
            source_language=self.source_language,
            target_language=self.target_language,
        )
        with memory:
            memory.extend(units)
            return memory.close()

    def to_tmx(self, path: StrPath, *, min_confidence: float = 0.0) -> int:
        """Writes a translation memory, whole or not at all, and gives the number of its units."""
        return self.write(path, min_confidence=min_confidence, format="tmx")


class Aligner:
    """Aligns pair after pair, and holds what is read once: dictionaries and lexicons.

    One object may be used by several threads at the same time, all cores at once. The same texts give the
    same result.

    Args:
        use_dictionaries: Whether dictionaries are used where they are there.
        dictionary_folders: Folders with dictionaries, looked through before those of the user
            (see awase.dictionary) and of the installation.
        lexicons, memories: Files that say what words mean, as ``awase align --lexicon`` and
            ``--memory`` take them, for texts in these two languages, either way.
        source_language, target_language: Of lexicons and memories.
        find_crossed: Whether sections that stand in another order in the target are looked for.

    Raises:
        Error: When a lexicon, memory or dictionary cannot be read.
    """

    def __init__(
        self,
        *,
        use_dictionaries: bool = True,
        dictionary_folders: Sequence[StrPath] = (),
        lexicons: Sequence[StrPath] = (),
        memories: Sequence[StrPath] = (),
        source_language: str = "",
        target_language: str = "",
        find_crossed: bool = True,
    ) -> None:
        folders = [*map(os.fsencode, dictionary_folders), os.fsencode(user_folder())]
        self._aligner = _core.Aligner(
            use_dictionaries,
            folders,
            [os.fsencode(path) for path in lexicons],
            [os.fsencode(path) for path in memories],
            source_language,
            target_language,
            find_crossed,
        )

    def align(
        self,
        source: Text,
        target: Text,
        *,
        source_language: str = "",
        target_language: str = "",
        format: str = "",
        encoding: str = "",
        keep_boilerplate: bool = False,
        progress: Progress | None = None,
    ) -> Alignment:
        """Aligns two documents, texts or lists of segments; see awase.align()."""
        kind = _kind_of(source)
        if kind != _kind_of(target):
            raise Error(
                "the source and the target are not of one kind; give two files, two texts, or two lists of segments"
            )
        options = (source_language, target_language, encoding, format, keep_boilerplate)
        if kind == "file":
            found = self._aligner.align_files(_path(source), _path(target), options, progress)
        elif kind == "text":
            found = self._aligner.align_texts(str(source), str(target), options, progress)
        else:
            found = self._aligner.align_segments(_segments(source), _segments(target), options, progress)
        return _alignment(found)

    def align_files(
        self,
        source: StrPath,
        target: StrPath,
        *,
        source_language: str = "",
        target_language: str = "",
        format: str = "",
        encoding: str = "",
        keep_boilerplate: bool = False,
        progress: Progress | None = None,
    ) -> Alignment:
        """Aligns two documents, by their paths."""
        options = (source_language, target_language, encoding, format, keep_boilerplate)
        return _alignment(self._aligner.align_files(os.fsencode(source), os.fsencode(target), options, progress))

    def align_texts(
        self,
        source: str,
        target: str,
        *,
        source_language: str = "",
        target_language: str = "",
        format: str = "",
        keep_boilerplate: bool = False,
        progress: Progress | None = None,
    ) -> Alignment:
        """Aligns two texts. ``format`` is "text" by default; "html", "markdown" … for texts in these."""
        options = (source_language, target_language, "", format, keep_boilerplate)
        return _alignment(self._aligner.align_texts(source, target, options, progress))

    def align_segments(
        self,
        source: Iterable[str],
        target: Iterable[str],
        *,
        source_language: str = "",
        target_language: str = "",
        progress: Progress | None = None,
    ) -> Alignment:
        """Aligns segments as they are, but for white space at their ends. A line break in one counts as a
        blank. Empty ones stay, so that indices count as the caller does."""
        options = (source_language, target_language, "", "", False)
        return _alignment(self._aligner.align_segments(_segments(source), _segments(target), options, progress))

    def dictionaries(self, source_language: str, target_language: str) -> list[str]:
        """The paths of the dictionaries for texts in these languages."""
        return self._aligner.dictionaries(source_language, target_language)


def align(
    source: Text,
    target: Text,
    *,
    source_language: str = "",
    target_language: str = "",
    format: str = "",
    encoding: str = "",
    keep_boilerplate: bool = False,
    progress: Progress | None = None,
    aligner: Aligner | None = None,
) -> Alignment:
    """Aligns a text with its translation, sentence by sentence.

    >>> for pair in align("雨だ。家にいる。", "It rains. We stay at home."):
    ...     print(pair.confidence, pair.source, pair.target)

    May be called by several threads, and uses one core in each.

    Args:
        source, target: Two documents, as paths; two texts; or two lists of segments, which are aligned as they
            are. A str of one line that names a file which is there is its path. A str that looks like
            the name of a file which is not there is refused; Aligner.align_texts() takes anything as text.
        source_language, target_language: BCP 47 tags; found out from the texts by default.
        format: Of both documents, "docx", "html" and so on, as ``awase align --format`` has it; found out by default.
        encoding: IANA name of the charset of both files; found out by default.
        keep_boilerplate: Whether menus, running headers and the like are aligned too.
        progress: Called now and then, on long texts, with the share that is done, 0 to 1. What it throws ends
            the alignment and passes through, and so does Ctrl-C.
        aligner: What knows lexicons and dictionaries; by default one that is kept for all calls.

    Raises:
        Error: For a language that is not known, texts without words or that look swapped, and files that
            cannot be read.
    """
    return (aligner or default_aligner()).align(
        source,
        target,
        source_language=source_language,
        target_language=target_language,
        format=format,
        encoding=encoding,
        keep_boilerplate=keep_boilerplate,
        progress=progress,
    )


def segment(text: StrPath, language: str = "", *, format: str = "", encoding: str = "") -> list[str]:
    """The sentences of a text or a document, in order. Lines that are broken inside a sentence are joined.

    ``text`` is a path or a text, as align() tells them apart; ``language`` a BCP 47 tag, found out by default;
    ``format`` and ``encoding`` are those of a document.
    """
    if _kind_of(text) == "file":
        return _core.segment_file(os.fsencode(text), language, encoding, format)
    if format or encoding:
        raise Error("a text has no format and no encoding; give a document by its path")
    return _core.segment(str(text), language)


@lru_cache(maxsize=1)
def default_aligner() -> Aligner:
    """That of all calls without one, made when it is first needed."""
    return Aligner()


def user_folder() -> Path:
    """Where dictionaries of the user are, as in ``awase dictionary build``."""
    data = os.environ.get("XDG_DATA_HOME", "")
    return (Path(data) if os.path.isabs(data) else Path.home() / ".local" / "share") / "awase"


_LONGEST_PATH = 4096
_NAME_OF_FILE = re.compile(
    r"[^\s。、！？]+\.[A-Za-z][A-Za-z0-9]{1,7}"
    r"|.+\.(txt|html?|xhtml|mhtml|docx?|odt|fodt|rtf|epub|pptx|odp|pdf|md|srt|vtt|ass|xlsx|ods|csv|tsv|json|xml|tmx|xlf)"
)


def _kind_of(text: object) -> Literal["file", "text", "segments"]:
    if isinstance(text, os.PathLike):
        return "file"
    if not isinstance(text, str):
        if isinstance(text, Iterable) and not isinstance(text, (bytes, bytearray, Mapping)):
            return "segments"
        raise TypeError(f"a path, a str or a list of str was expected, not {type(text).__name__}")
    if not text or len(text) > _LONGEST_PATH or "\n" in text or "\0" in text:
        return "text"
    if os.path.isfile(text):
        return "file"
    if _NAME_OF_FILE.fullmatch(text):
        advice = "check the name, or call Aligner.align_texts() if it is a text"
        raise Error(f"{text}: no such file; {advice}", "unavailable", text, advice)
    return "text"


def _path(text: Text) -> bytes:
    assert isinstance(text, (str, os.PathLike))
    return os.fsencode(text)


def _segments(text: Text) -> list[str]:
    if isinstance(text, (str, bytes, os.PathLike)):
        raise TypeError("a list of str was expected, one for each segment")
    return list(text)


def _alignment(result: _core.Result) -> Alignment:
    source_language, target_language, source, target, rows, issues = result
    return Alignment(
        source_language,
        target_language,
        source,
        target,
        [
            Pair(source_text, target_text, confidence, range(begin, end), range(target_begin, target_end))
            for source_text, target_text, confidence, begin, end, target_begin, target_end in rows
        ],
        issues,
    )
