# SPDX-License-Identifier: Apache-2.0
"""How many documents a second Spark aligns through the Python module, and through `awase pipe`, in one run:

    AWASE=build/release/cli/awase python tests/bench/python_spark.py [DOCUMENTS]

in an environment with the module and PySpark (tests/cluster/get_spark.sh). The documents (1,800) are those of corpora/,
as lists of segments; two tasks run at a time. Each way is taken three times, in turns, after one that does not count.
"""

import os
import sys
import time
from pathlib import Path

from pyspark.sql import SparkSession

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "examples" / "spark"))
import awase_spark  # noqa: E402
import awase_spark_module  # noqa: E402


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1800
    found = []
    for source in sorted((ROOT / "corpora").glob("*/*.ja.segments")):
        target = source.with_name(source.name.replace(".ja.", ".en."))
        found.append((source.read_text("utf-8").splitlines(), target.read_text("utf-8").splitlines()))
    spark = (SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
             .config("spark.driver.host", "127.0.0.1").config("spark.log.level", "ERROR")
             .config("spark.ui.showConsoleProgress", "false")
             .config("spark.sql.execution.arrow.maxRecordsPerBatch", "100").getOrCreate())
    for program in (awase_spark, awase_spark_module):
        spark.sparkContext.addPyFile(program.__file__)
    rows = [(str(i), *found[i % len(found)]) for i in range(count)]
    table = spark.sparkContext.parallelize(rows, 4).toDF(
        "id string, source array<string>, target array<string>").cache()
    assert table.count() == count
    languages = {"source_language": "ja", "target_language": "en"}
    options = ["--source-lang", "ja", "--target-lang", "en", "--keep-same", "--keep-code"]

    def by_module():
        return awase_spark_module.align(table, **languages).count()

    def by_pipe():
        return awase_spark.pairs(awase_spark.align(table, options)).count()

    seconds = {"module": [], "pipe": []}
    pairs = {}
    for turn in range(4):
        for name, way in (("module", by_module), ("pipe", by_pipe)):
            begun = time.monotonic()
            pairs[name] = way()
            if turn:
                seconds[name].append(time.monotonic() - begun)
    assert pairs["module"] == pairs["pipe"], pairs
    for name, times in seconds.items():
        print(f"{name:8} {count / min(times):7.1f} documents a second ({count / max(times):.1f} at worst), "
              f"{pairs[name]} pairs")
    spark.stop()


if __name__ == "__main__":
    main()
