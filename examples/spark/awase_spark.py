# SPDX-License-Identifier: Apache-2.0
"""Aligns the texts of a Spark table with `awase pipe`.

Each partition starts one process, which stays for all of its records. Texts go to it in a thread of
their own while its answers are read, so that neither waits for the other, and no more than one batch
of Arrow is in hand at a time. A record that cannot be aligned is a row with status "error"; a process
that ends too early, or with a wrong status, fails the task, which Spark then tries again.

    spark-submit awase_spark.py pairs.parquet aligned --source-lang ja --target-lang en

reads the columns id, source and target (text, or an array of segments), and writes aligned/pairs and
aligned/failed. In a program of your own, with --py-files awase_spark.py:

    from awase_spark import align, failed, pairs
    answers = align(table, ["--source-lang", "ja", "--target-lang", "en"]).cache()
    pairs(answers), failed(answers)
"""

import json
import os
import subprocess
import sys
import threading

from pyspark.sql import SparkSession, functions
from pyspark.sql.types import StringType, StructField, StructType

TEXTS = ("source", "target")
LANGUAGES = ("source_lang", "target_lang")
ANSWER = ("status", "code", "reason", "answer")
PAIRS = "pairs array<struct<source:string,target:string,confidence:double>>"


def align(table, options=(), awase=None):
    """The table with a row for each record: its columns but for the two texts, and `status` ("ok" or
    "error"), `code` and `reason` of an error, and `answer`, the JSON that `awase pipe` said.

    `options` are those of `awase pipe`. `awase` is the executable on the nodes, else what the
    variable AWASE says here, else that in their PATH.
    """
    names = table.columns
    for name in ("id",) + TEXTS:
        if name not in names:
            raise ValueError(f"the table has no column {name}")
    for name in ANSWER:
        if name in names:
            raise ValueError(f"the table has a column {name}, which is that of an answer; rename it")
    command = [awase or os.environ.get("AWASE", "awase"), "pipe", "-j", "1", "-q", *options]
    table = table.withColumn("id", table["id"].cast("string"))
    kept = [field for field in table.schema.fields if field.name not in TEXTS]
    added = [StructField(name, StringType()) for name in ANSWER]
    return table.mapInPandas(lambda batches: _answers(batches, command), StructType(kept + added))


def pairs(answers):
    """A row for each pair of segments, numbered within its record from 1."""
    found = functions.from_json("answer", PAIRS)["pairs"]
    aligned = answers.where("status = 'ok'").select("id", functions.posexplode(found))
    return aligned.selectExpr("id", "pos + 1 AS number", "col.source", "col.target", "col.confidence")


def failed(answers):
    """The records that were not aligned, and why."""
    return answers.where("status <> 'ok'").select("id", "code", "reason")


class _Process:
    """A running `awase pipe`."""

    def __init__(self, command):
        self.command = command
        self.answered = 0
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def __enter__(self):
        return self

    def __exit__(self, error, *_):
        if error is None:
            self._end()
        else:  # The task fails, or nobody wants more rows.
            self.process.kill()
            self.process.wait()

    def ask(self, records):
        """The answers to some records, in their order."""
        writer = threading.Thread(target=self._write, args=(records,), daemon=True)
        writer.start()
        answers = []
        for _ in records:
            line = self.process.stdout.readline()
            if not line.endswith(b"\n"):
                self._fail(self.process.wait())
            answers.append(line[:-1].decode())
            self.answered += 1
        writer.join()
        return answers

    def _write(self, records):
        try:
            for record in records:
                self.process.stdin.write(json.dumps(record, ensure_ascii=False).encode() + b"\n")
            self.process.stdin.flush()
        except BrokenPipeError:
            pass  # It is gone; who reads its answers finds out.

    def _end(self):
        try:
            self.process.stdin.close()
        except BrokenPipeError:
            pass
        more = self.process.stdout.read()
        status = self.process.wait()
        if status != 0 or more:
            self._fail(status)

    def _fail(self, status):
        how = f"was killed by signal {-status}" if status < 0 else f"ended with status {status}"
        raise RuntimeError(f"{' '.join(self.command[:2])} {how} after {self.answered} answers; "
                           "what it said stands in the log of the executor")


def _answers(batches, command):
    with _Process(command) as process:
        for batch in batches:
            asked = [name for name in ("id",) + TEXTS + LANGUAGES if name in batch.columns]
            columns = [_plain(batch[name]) for name in asked]
            records = [dict(zip(asked, values)) for values in zip(*columns)]
            lines = process.ask(records)
            said = [json.loads(line) for line in lines]
            batch = batch.drop(columns=list(TEXTS))
            for name in ANSWER[:-1]:
                batch[name] = [one.get(name) for one in said]
            batch[ANSWER[-1]] = lines
            yield batch


def _plain(column):
    """Values that JSON knows: those of an array column are arrays of numpy."""
    return [value.tolist() if hasattr(value, "tolist") else value for value in column]


def main(arguments):
    if len(arguments) < 2:
        sys.exit("usage: spark-submit awase_spark.py TABLE FOLDER [options of awase pipe]")
    table, folder, *options = arguments
    spark = SparkSession.builder.appName("awase").getOrCreate()
    answers = align(spark.read.load(table), options).cache()
    pairs(answers).write.parquet(folder + "/pairs")
    failed(answers).write.parquet(folder + "/failed")
    print(f"{answers.count()} records, {failed(answers).count()} failed: {folder}/failed")
    spark.stop()


if __name__ == "__main__":
    main(sys.argv[1:])
