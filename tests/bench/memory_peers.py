#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Asks other programs what awase-bench-memory asks, with the same Japanese sentences, in one run:

    pip install rapidfuzz translate-toolkit
    tests/bench/memory_peers.py build/release/tests/bench/awase-bench-memory UNITS FOLDER

Times are processor times of one core: half of all questions, and 99 % of them. "five of brute force" is how
many questions have the five matches of at least 70 that comparing with every unit gives (rapidfuzz)."""
import sqlite3
import subprocess
import sys
import time

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

LEAST = 0.7
bench, units, folder = sys.argv[1:4]
subprocess.run([bench, units, folder, "--dump"], check=True)

texts, questions, found = [], [], []
with open(f"{folder}/bench.tsv", encoding="utf-8") as dump:
    for line in dump:
        kind, language, *fields = line.rstrip("\n").split("\t")
        if language != "ja":
            continue
        if kind == "found":
            found.append(sorted((float(field) for field in fields), reverse=True))
        else:
            # All numbers are one symbol, which is beyond Unicode.
            text = "".join(chr(min(int(field), 0x10FFFF)) for field in fields)
            (texts if kind == "unit" else questions).append(text)


def similarity(question, text):
    return Levenshtein.normalized_similarity(question, text, score_cutoff=LEAST)


def best_of(question, candidates):
    return sorted((s for text in candidates if (s := similarity(question, text)) >= LEAST), reverse=True)[:5]


def brute_force(question):
    matches = process.extract(
        question, texts, scorer=Levenshtein.normalized_similarity, processor=None, limit=5, score_cutoff=LEAST
    )
    return [score for _, score, _ in matches]


def same(a, b):
    return len(a) == len(b) and all(abs(x - y) < 1e-4 for x, y in zip(a, b))


def measure(name, ask, asked):
    times, right = [], 0
    for question in asked:
        begin = time.process_time()
        answer = ask(question)
        times.append(1e3 * (time.process_time() - begin))
        right += same(sorted(answer, reverse=True)[:5], truth[question])
    times.sort()
    print(
        f"{name:44} p50 {times[len(times) // 2]:8.2f} ms   p99 {times[len(times) * 99 // 100]:8.2f} ms   "
        f"five of brute force: {right} of {len(asked)}",
        flush=True,
    )


truth = {question: brute_force(question) for question in questions}
right = sum(
    same([s for s in answer if s >= LEAST - 1e-9], truth[question]) for question, answer in zip(questions, found)
)
print(f"{'Awase':44} (times above){'':21}five of brute force: {right} of {len(questions)}")
measure("rapidfuzz, every unit", brute_force, questions)

base = sqlite3.connect(":memory:")
begin = time.process_time()
base.execute("CREATE VIRTUAL TABLE units USING fts5(text, tokenize='trigram')")
base.executemany("INSERT INTO units VALUES (?)", ((text,) for text in texts))
print(f"SQLite FTS5, trigrams: building {time.process_time() - begin:.1f} s")


def full_text(question):
    grams = {question[i : i + 3] for i in range(len(question) - 2)}
    wanted = " OR ".join('"' + gram.replace('"', '""') + '"' for gram in sorted(grams))
    rows = base.execute("SELECT text FROM units WHERE units MATCH ? ORDER BY rank LIMIT 200", (wanted,))
    return best_of(question, (text for (text,) in rows))


measure("SQLite FTS5, 200 candidates, compared again", full_text, questions[:100])

try:
    from translate.search import match
    from translate.storage import po
except ImportError:
    print("translate-toolkit is not installed")
    sys.exit(0)
store = po.pofile()
for text in dict.fromkeys(texts):
    unit = store.addsourceunit(text)
    unit.target = text
matcher = match.matcher(store, max_candidates=5, min_similarity=int(100 * LEAST), max_length=1000)
measure(
    "translate-toolkit, its matcher",
    lambda question: [float(unit.getnotes().rstrip("%")) / 100 for unit in matcher.matches(question)],
    questions[:20],
)
