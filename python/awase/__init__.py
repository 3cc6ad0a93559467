# SPDX-License-Identifier: Apache-2.0
"""Aligns a text with its translation, sentence by sentence, and keeps translation memories.

>>> import awase
>>> alignment = awase.align("statement.ja.txt", "statement.en.txt")
>>> for pair in alignment:
...     print(pair.confidence, pair.source, pair.target)
>>> alignment.to_tmx("statement.tmx", min_confidence=0.9)

Texts are str, languages BCP 47 tags ("ja", "en-US"), indices count from 0. Functions print nothing; what cannot
go on throws awase.Error, whose text says where, what is wrong, and what to do. The work is done without the
interpreter's lock, so that a pool of threads uses all cores.
"""

from . import dictionary
from ._align import Aligner, Alignment, Pair, align, segment
from ._core import version as _version
from ._error import Error
from ._memory import Finding, LookupMemory, Match, Memory, check
from ._unit import Unit, Variant

__version__: str = _version()

__all__ = [
    "Aligner",
    "Alignment",
    "Error",
    "Finding",
    "LookupMemory",
    "Match",
    "Memory",
    "Pair",
    "Unit",
    "Variant",
    "align",
    "check",
    "dictionary",
    "segment",
]
