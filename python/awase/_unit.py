# SPDX-License-Identifier: Apache-2.0
"""Translation units, the content of memories."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from . import _core


@dataclass
class _Annotated:
    """What hangs on a unit or on one of its variants."""

    attributes: dict[str, str] = field(default_factory=dict)
    """Those of TMX by name: "creationdate", "changeid", …"""
    props: list[tuple[str, str]] = field(default_factory=list)
    """Type and text of each."""
    notes: list[str] = field(default_factory=list)
    _kept: _core.Kept | None = field(default=None, repr=False, compare=False)

    def __getstate__(self) -> dict[str, Any]:
        if self._kept is not None:
            raise TypeError(
                "a unit that was read from a file holds inline codes, which cannot be pickled; "
                "pickle unit.plain(), which does without them"
            )
        return self.__dict__


@dataclass
class Variant(_Annotated):
    """One language's side of a unit."""

    language: str = ""
    """A BCP 47 tag."""
    text: str = ""
    """Without inline codes. They are written as long as the text is the one that was read."""


@dataclass
class Unit(_Annotated):
    """A text and its translations.

    >>> unit = Unit.of({"ja": "雨だ。", "en": "It rains."})
    >>> unit.texts["en"]
    'It rains.'
    """

    variants: list[Variant] = field(default_factory=list)

    @classmethod
    def of(cls, texts: Mapping[str, str]) -> Unit:
        """A unit of texts by their languages, the source first."""
        return cls(variants=[Variant(language=language, text=text) for language, text in texts.items()])

    @property
    def texts(self) -> dict[str, str]:
        """Texts by languages. Where one language comes twice, the first counts."""
        texts: dict[str, str] = {}
        for variant in self.variants:
            texts.setdefault(variant.language, variant.text)
        return texts

    def plain(self) -> Unit:
        """A copy without inline codes and what tools keep in elements of their own. It can be
        pickled, and so given to another process."""
        return Unit(
            attributes=dict(self.attributes),
            props=list(self.props),
            notes=list(self.notes),
            variants=[replace(variant, _kept=None) for variant in self.variants],
        )

    def _as_tuple(self) -> _core.UnitTuple:
        return (
            self.attributes.items(),
            self.props,
            self.notes,
            self._kept,
            [
                (side.language, side.text, side.attributes.items(), side.props, side.notes, side._kept)
                for side in self.variants
            ],
        )


def from_tuple(unit: _core.UnitTuple) -> Unit:
    """A unit as C++ gives it."""
    attributes, props, notes, kept, variants = unit
    return Unit(
        dict(attributes),
        list(props),
        list(notes),
        kept,
        [
            Variant(dict(names), list(side_props), list(side_notes), side_kept, language, text)
            for language, text, names, side_props, side_notes, side_kept in variants
        ],
    )
