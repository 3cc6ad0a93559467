# SPDX-License-Identifier: Apache-2.0
import os
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def source_folder() -> Path:
    """The project's own folder, for its examples."""
    return Path(os.environ["AWASE_SOURCE_DIR"])


@pytest.fixture(scope="session")
def statement(source_folder: Path) -> tuple[Path, Path]:
    """A joint statement in Japanese and English."""
    folder = source_folder / "corpora" / "joint-statement-2025-09-22"
    return folder / "statement.ja.txt", folder / "statement.en.txt"


@pytest.fixture(scope="session")
def long_texts() -> tuple[str, str]:
    """Texts that take seconds."""
    numbers = range(30_000)
    return (
        "".join(f"{n}匹の猫が好きです。\n" for n in numbers),
        "".join(f"I like {n} cats.\n" for n in numbers),
    )
