# SPDX-License-Identifier: Apache-2.0
"""examples/spark/awase_spark.py on a real Spark of one machine, in an empty folder.

The answers are those of one `awase pipe`, and the pairs those of `awase batch`, byte for byte; bad
records are kept and reported; a process that is killed costs a second attempt; one that keeps dying, or
swallows answers, fails the job. The Python module, where it is at hand, gives the same pairs.
"""

import json
import os
import subprocess
import time

import pandas
from pyspark.sql import SparkSession

import awase_spark
import awase_spark_module
from awase_spark import align, failed, pairs

try:
    import awase
except ImportError:
    awase = None

AWASE = os.environ["AWASE"]
OPTIONS = ["--source-lang", "ja", "--target-lang", "en"]
PAIRS = 240
PARTITIONS = 4
# Records without text on one side.
BAD = [("bad-empty", "", "Rain."), ("bad-null", None, "Rain."), ("bad-blank", " \n ", "Snow.")]


def run(*arguments, stdin=None):
    done = subprocess.run([AWASE, *arguments], input=stdin, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


def text_pairs():
    for k in range(PAIRS):
        numbers = range(100 * k, 100 * k + 2 + k * 7 % 5)
        if k % 60 > 56:  # The last of each partition: so long that no pipe holds them.
            numbers = range(100 * k, 100 * k + 500)
        yield (f"p{k:03}", "".join(f"{n}匹の猫が好きです。\n" for n in numbers),
               "".join(f"I like {n} cats.\n" for n in numbers))


def script(name, body):
    with open(name, "w", encoding="utf-8") as file:
        file.write("#!/usr/bin/env bash\n" + body)
    os.chmod(name, 0o755)
    return os.path.abspath(name)


def expect_failure(answers, words):
    try:
        answers.collect()
    except Exception as error:  # Spark's own, with the whole story in its text.
        assert words in str(error), error
        return
    raise AssertionError(f"no failure: {words}")


def check_answers(answers, records):
    """They are what one process says of all records."""
    lines = [json.dumps(dict(zip(("id", "source", "target"), record)), ensure_ascii=False)
             for record in records]
    local = run("pipe", "-q", *OPTIONS, stdin="\n".join(lines).encode() + b"\n")
    rows = {row.id: row for row in answers.collect()}
    assert len(rows) == len(records)
    assert all(row.genre == "pets" for row in rows.values())
    spark = "".join(rows[record[0]].answer + "\n" for record in records).encode()
    assert spark == local


def check_pairs(found, texts):
    """They are those of the memory that a batch writes."""
    with open("pairs.tsv", "w", encoding="utf-8") as manifest:
        manifest.write("id\tsource\ttarget\n")
        for name, source, target in texts:
            for language, text in (("ja", source), ("en", target)):
                with open(f"{name}.{language}.txt", "w", encoding="utf-8") as file:
                    file.write(text)
            manifest.write(f"{name}\t{name}.ja.txt\t{name}.en.txt\n")
    run("batch", "pairs.tsv", "--out", "local", "--into", "local.tmx", "--creation-id", "me",
        "--no-props", *OPTIONS)
    run("tmx", "convert", "local.tmx", "-o", "local.tsv")
    with open("local.tsv", "rb") as file:
        head = file.readline()
        local = file.read()
    rows = sorted(found.collect(), key=lambda row: (row.id, row.number))
    # No date, no id, and, with --no-props, no confidence.
    spark = "".join(f"{row.source}\t{row.target}\tja\ten\t\t\t\n" for row in rows).encode()
    assert spark == local, (head, local[:300], spark[:300])
    # As a memory.
    for name, rest in (("spark", spark), ("batch", local)):
        with open(f"{name}.tsv", "wb") as file:
            file.write(head + rest)
        run("tmx", "convert", f"{name}.tsv", "-o", f"{name}.tmx")
    with open("spark.tmx", "rb") as one, open("batch.tmx", "rb") as other:
        assert one.read() == other.read()


def check_module(table, answers):
    """The Python module aligns as `awase pipe` does."""
    if awase is None:
        print("no wheel of the Python module: it was not tried")
        return
    table.sparkSession.sparkContext.addPyFile(awase_spark_module.__file__)
    rows = awase_spark_module.align(table, source_language="ja", target_language="en").collect()
    problems = {row.id: row.problem for row in rows if row.problem is not None}
    assert sorted(problems) == sorted(record[0] for record in BAD), problems
    ours = sorted((row.id, row.number, row.source, row.target) for row in rows if row.problem is None)
    theirs = sorted((row.id, row.number, row.source, row.target) for row in pairs(answers).collect())
    assert ours == theirs
    print(f"{len(ours)} pairs of the Python module are those of awase pipe")


def main():
    begin = time.monotonic()
    spark = (SparkSession.builder.master("local[2,2]")  # Two at a time; a task is tried twice.
             .config("spark.ui.enabled", "false").config("spark.sql.shuffle.partitions", "2")
             .config("spark.driver.host", "127.0.0.1").config("spark.log.level", "ERROR")
             .config("spark.ui.showConsoleProgress", "false")
             # All else is to be quick: no Java code is run long enough to be worth optimising.
             .config("spark.driver.extraJavaOptions", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")
             .config("spark.sql.codegen.wholeStage", "false")
             .config("spark.sql.execution.arrow.maxRecordsPerBatch", "16").getOrCreate())
    texts = list(text_pairs())
    records = texts[:50] + BAD + texts[50:]
    rows = spark.sparkContext.parallelize([(*record, "pets") for record in records], PARTITIONS)
    table = rows.toDF("id string, source string, target string, genre string")
    started = time.monotonic()

    answers = align(table, OPTIONS).cache()
    check_answers(answers, records)
    check_pairs(pairs(answers), texts)
    check_module(table, answers)
    bad = {row.id: row for row in failed(answers).collect()}
    assert sorted(bad) == sorted(record[0] for record in BAD), bad
    assert all(row.code == "input" and row.reason for row in bad.values()), bad
    print(f"{len(texts)} pairs and {len(BAD)} bad records on Spark are those of one local run")

    # Killed in the middle of one partition, once: a second attempt does it.
    once = script("once-killed", f'''
if mkdir {os.getcwd()}/killed 2>/dev/null; then
  head -n 7 | {AWASE} "$@"
  kill -KILL $$
fi
exec {AWASE} "$@"
''')
    check_answers(align(table, OPTIONS, once), records)
    assert os.path.exists("killed")
    table = spark.createDataFrame(rows.coalesce(1), table.schema)
    always = script("always-killed", f'head -n 7 | {AWASE} "$@"; kill -KILL $$\n')
    expect_failure(align(table, OPTIONS, always), "was killed by signal 9 after 7 answers")
    swallows = script("swallows", f'head -n 7 | {AWASE} "$@"\n')
    expect_failure(align(table, OPTIONS, swallows), "ended with status 0 after 7 answers")
    print("a process killed once is tried again; one that keeps failing fails the job")

    # As a program; it ends Spark.
    table.write.parquet("texts.parquet")
    awase_spark.main(["texts.parquet", "aligned", *OPTIONS])
    found = pandas.read_parquet("aligned/pairs")
    assert sorted(set(found["id"])) == [text[0] for text in texts]
    assert sorted(pandas.read_parquet("aligned/failed")["id"]) == sorted(bad)
    print(f"Spark started in {started - begin:.0f} s, the rest took {time.monotonic() - started:.0f} s")


if __name__ == "__main__":
    main()
