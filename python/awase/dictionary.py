# SPDX-License-Identifier: Apache-2.0
"""Dictionaries of the user: where they are, and how they are made.

Awase aligns Japanese and English much better with a dictionary, which may not be shipped with it. The one of the
EDRDG (EDICT, ENAMDICT) comes with Debian's packages ``edict`` and ``enamdict``.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path

from . import _align, _core
from ._memory import StrPath


def folder() -> Path:
    """Where dictionaries of the user are, for ``awase`` too: ``$XDG_DATA_HOME/awase``, by default
    ``~/.local/share/awase``. It need not be there."""
    return _align.user_folder()


def build(
    files: StrPath | Sequence[StrPath] = (),
    into: StrPath | None = None,
    *,
    progress: Callable[[float], object] | None = None,
) -> list[Path]:
    """Compiles published dictionaries, so that alignments find them from then on.

    Args:
        files: edict and enamdict, CC-CEDICT, or FreeDict's ``freedict-deu-fra.index``; without any, those that
            Debian's packages have installed.
        into: A folder, made if it is missing; by default folder(), which every Aligner looks into. Others are
            given to Aligner(dictionary_folders=…).
        progress: Called after each with the share that is done, 0 to 1. What it throws ends the work and passes
            through, and so does Ctrl-C: after the dictionary that is being compiled, the largest of which takes seconds.

    Returns:
        The paths of the compiled dictionaries.

    Raises:
        Error: For a file of no known kind, when there is none, or one cannot be read.
    """
    if isinstance(files, (str, os.PathLike)):
        files = [files]
    compiled = _core.build_dictionaries(
        os.fsencode(folder() if into is None else into), [os.fsencode(file) for file in files], progress
    )
    _align.default_aligner.cache_clear()
    return [Path(path) for path in compiled]


def find(source_language: str, target_language: str) -> list[Path]:
    """The dictionaries for texts in these languages; none when they are aligned without."""
    return [Path(path) for path in _align.Aligner().dictionaries(source_language, target_language)]
