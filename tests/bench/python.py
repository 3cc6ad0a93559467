# SPDX-License-Identifier: Apache-2.0
"""How many documents a second the Python module aligns, beside `awase pipe`, in one run.

    python tests/bench/python.py AWASE [DOCUMENTS] [WORKERS]

in an environment where the module is installed. The documents (900) are those of corpora/, as lists of segments, again
and again; both know the same dictionaries. Each way is taken three times, in turns; the best counts, and what a document
takes of a core. WORKERS (the cores that there are) is how many threads or processes work at the same time.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path

import awase

CORPORA = Path(__file__).resolve().parents[2] / "corpora"
LANGUAGES = {"source_language": "ja", "target_language": "en"}
aligner: awase.Aligner


def documents(count: int) -> list[tuple[list[str], list[str]]]:
    found = []
    for source in sorted(CORPORA.glob("*/*.ja.segments")):
        target = source.with_name(source.name.replace(".ja.", ".en."))
        found.append((source.read_text("utf-8").splitlines(), target.read_text("utf-8").splitlines()))
    return [found[i % len(found)] for i in range(count)]


def pairs_of(document: tuple[list[str], list[str]]) -> int:
    return len(aligner.align(*document, **LANGUAGES))


def main() -> None:
    global aligner
    command = sys.argv[1]
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 900
    workers = int(sys.argv[3]) if len(sys.argv) > 3 else os.cpu_count() or 1
    texts = documents(count)
    dictionaries = Path(command).resolve().parent.parent / "share" / "awase"
    aligner = awase.Aligner(dictionary_folders=[dictionaries])
    assert aligner.dictionaries("ja", "en"), f"no Japanese-English dictionary in {dictionaries}"
    pairs_of(texts[0])

    def by_pipe() -> None:
        records = "".join(
            json.dumps({"id": str(i), "source": source, "target": target}, ensure_ascii=False) + "\n"
            for i, (source, target) in enumerate(texts)
        )
        options = ["-q", "-j", str(workers), "--source-lang", "ja", "--target-lang", "en"]
        done = subprocess.run([command, "pipe", *options], input=records.encode(), capture_output=True, check=True)
        answers = [json.loads(line) for line in done.stdout.splitlines()]
        assert sum(answer["status"] == "ok" for answer in answers) == count

    def in_turn() -> None:
        assert sum(map(pairs_of, texts)) > count

    def by_threads() -> None:
        with ThreadPoolExecutor(workers) as pool:
            assert sum(pool.map(pairs_of, texts)) > count

    def by_processes() -> None:
        with ProcessPoolExecutor(workers) as pool:
            assert sum(pool.map(pairs_of, texts, chunksize=8)) > count

    ways: dict[str, Callable[[], None]] = {
        "module, one after the other": in_turn,
        f"module, {workers} threads": by_threads,
        f"module, {workers} processes": by_processes,
        f"awase pipe -j {workers}": by_pipe,
    }
    seconds: dict[str, list[float]] = {name: [] for name in ways}
    of_cores: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(3):
        for name, way in ways.items():
            begun, used = time.monotonic(), sum(os.times()[:4])
            way()
            seconds[name].append(time.monotonic() - begun)
            of_cores[name].append(sum(os.times()[:4]) - used)
    for name, times in seconds.items():
        print(
            f"{name:30} {count / min(times):7.1f} documents a second ({count / max(times):.1f} at worst), "
            f"{min(of_cores[name]) / count * 1000:.2f} ms of a core each"
        )


if __name__ == "__main__":
    main()
