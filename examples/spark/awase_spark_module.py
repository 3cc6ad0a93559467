# SPDX-License-Identifier: Apache-2.0
"""Aligns the texts of a Spark table with the Python module, which has to be installed on the nodes.

The other program here, awase_spark.py, starts `awase pipe` on the nodes instead. That one survives a text
that ends the process, and has a timeout and a memory limit for each text; here Spark tries such a task again, and
then fails the job. Use it for texts that you know.

In a program of your own, with --py-files awase_spark_module.py:

    from awase_spark_module import align
    align(table, source_language="ja", target_language="en").write.parquet("aligned")

`table` has the columns id, source and target: texts, or arrays of segments.
"""

PAIRS = "id string, number int, source string, target string, confidence double, problem string"


def align(table, **options):
    """A row for each pair of segments, numbered within its record from 1; for a record that cannot be aligned, one
    without number that says why in `problem`. `options` are those of awase.align()."""
    return table.select("id", "source", "target").mapInPandas(lambda batches: _aligned(batches, options), PAIRS)


def _aligned(batches, options):
    import awase  # On the nodes.
    import pandas

    aligner = awase.Aligner()
    columns = [column.split()[0] for column in PAIRS.split(", ")]
    for batch in batches:
        rows = []
        for name, source, target in batch.itertuples(index=False):
            try:
                if source is None or target is None:
                    raise awase.Error("one text is missing; give both")
                if isinstance(source, str):
                    alignment = aligner.align_texts(source, target, **options)
                else:
                    alignment = aligner.align_segments(list(source), list(target), **options)
            except awase.Error as error:
                rows.append((name, None, None, None, None, str(error)))
                continue
            for number, pair in enumerate(alignment, 1):
                rows.append((name, number, pair.source, pair.target, pair.confidence, None))
        frame = pandas.DataFrame(rows, columns=columns)
        frame["number"] = frame["number"].astype("Int32")
        yield frame
