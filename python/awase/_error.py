# SPDX-License-Identifier: Apache-2.0
"""What is thrown when something cannot go on."""

from __future__ import annotations

from typing import Literal

Fault = Literal["usage", "input", "unavailable"]


class Error(Exception):
    """A job cannot go on.

    ``str(error)`` is one line, "place: what is wrong; what to do".

    Attributes:
        fault: "usage" when the request makes no sense (an unknown language or format), "input"
            when an input is not what it claims to be, "unavailable" when a file could not be
            read or written.
        place: What the line begins with, a file say; empty where it names no place.
        advice: What the line ends with: what to do; empty where it says nothing of that.
    """

    def __init__(self, line: str, fault: Fault = "usage", place: str = "", advice: str = "") -> None:
        super().__init__(line, fault, place, advice)
        self.fault: Fault = fault
        self.place = place
        self.advice = advice

    def __str__(self) -> str:
        return str(self.args[0])
