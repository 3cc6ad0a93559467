# SPDX-License-Identifier: Apache-2.0
"""What docs/python.md says of pandas, Arrow, Parquet and datasets."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas
import pyarrow
import pyarrow.parquet
import pytest

import awase

DOCUMENTS = {
    "rain": ("雨だ。家にいる。", "It rains. We stay at home."),
    "cats": ("猫が3匹いる。", "There are 3 cats."),
}


def test_pandas_takes_the_columns(statement: tuple[Path, Path]) -> None:
    alignment = awase.align(*statement)
    frame = pandas.DataFrame(alignment.to_dict())
    assert len(frame) == len(alignment)
    assert frame["confidence"].dtype == "float64" and frame["source_begin"].dtype == "int64"
    doubtful = frame[frame.confidence < 0.8]
    assert list(doubtful.source) == [pair.source for pair in alignment if pair.confidence < 0.8]


def test_pairs_of_many_documents_become_one_parquet_file(tmp_path: Path) -> None:
    def batches() -> Iterator[pyarrow.RecordBatch]:
        for name, texts in DOCUMENTS.items():
            columns: dict[str, Any] = {**awase.align(*texts).to_dict()}
            columns["document"] = [name] * len(columns["source"])
            yield pyarrow.RecordBatch.from_pydict(columns)

    path = tmp_path / "pairs.parquet"
    writer: pyarrow.parquet.ParquetWriter | None = None
    for batch in batches():
        writer = writer or pyarrow.parquet.ParquetWriter(path, batch.schema)
        writer.write_batch(batch)
    assert writer is not None
    writer.close()

    table = pyarrow.parquet.read_table(path)
    assert table.column("document").to_pylist() == ["rain", "rain", "cats"]
    assert table.column("target").to_pylist() == ["It rains.", "We stay at home.", "There are 3 cats."]
    assert table.schema.field("confidence").type == pyarrow.float64()


def test_pairs_become_a_dataset(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    datasets = pytest.importorskip("datasets")
    alignment = awase.align(*DOCUMENTS["rain"])
    assert datasets.Dataset.from_dict(alignment.to_dict())[1]["target"] == "We stay at home."

    def pairs() -> Iterator[dict[str, object]]:
        for name, texts in DOCUMENTS.items():
            for pair in awase.align(*texts):
                yield {"document": name, "translation": {"ja": pair.source, "en": pair.target}}

    made = datasets.Dataset.from_generator(pairs, cache_dir=str(tmp_path))
    assert made["document"][:] == ["rain", "rain", "cats"]
    assert made[2]["translation"] == {"ja": "猫が3匹いる。", "en": "There are 3 cats."}
