#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Compares the matches of `awase-bench-memory UNITS FOLDER --dump` with those of rapidfuzz, which
compares each question with every unit:

    pip install rapidfuzz
    tests/bench/memory_referee.py FOLDER/bench.tsv [--questions N]
"""
import argparse

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

parser = argparse.ArgumentParser(description=__doc__)
parser.add_argument("dump")
parser.add_argument("--questions", type=int, help="ask the first N of each language only")
options = parser.parse_args()

chars = {}


def text_of(symbols):
    """A string with a character for each symbol, which rapidfuzz compares faster than lists."""
    return "".join([chars.setdefault(symbol, chr(0x10000 + len(chars))) for symbol in symbols])


units = {"ja": [], "en": []}
asked = {}
questions = {"ja": 0, "en": 0}
same = 0
count = 0
for line in open(options.dump, encoding="utf-8"):
    kind, language, *fields = line.rstrip("\n").split("\t")
    if kind == "unit":
        units[language].append(text_of(fields))
    elif kind == "question":
        asked[language] = text_of(fields)
    elif options.questions is None or questions[language] < options.questions:
        questions[language] += 1
        best = process.extract(
            asked[language],
            units[language],
            scorer=Levenshtein.normalized_similarity,
            processor=None,
            score_cutoff=0.5,
            limit=5,
        )
        found = sorted((float(field) for field in fields), reverse=True)
        count += 1
        same += len(best) == len(found) and all(
            abs(similarity - b) < 1e-5 for (_, similarity, _), b in zip(best, found)
        )
print(f"{same} of {count} questions have the five matches of rapidfuzz")
raise SystemExit(0 if same == count else 1)
