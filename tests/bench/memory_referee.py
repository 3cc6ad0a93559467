#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Compares the matches of `awase-bench-memory UNITS FOLDER --dump` with those of rapidfuzz, which
compares each question with every unit:

    pip install rapidfuzz
    tests/bench/memory_referee.py FOLDER/bench.tsv
"""
import sys

from rapidfuzz.distance import Levenshtein

units = {"ja": [], "en": []}
asked = {}
same = 0
count = 0
for line in open(sys.argv[1], encoding="utf-8"):
    kind, language, *fields = line.rstrip("\n").split("\t")
    if kind == "unit":
        units[language].append([int(field) for field in fields])
    elif kind == "question":
        asked[language] = [int(field) for field in fields]
    else:
        question = asked[language]
        best = sorted(
            (
                similarity
                for unit in units[language]
                if (
                    similarity := Levenshtein.normalized_similarity(
                        question, unit, score_cutoff=0.5
                    )
                )
                >= 0.5
            ),
            reverse=True,
        )[:5]
        found = sorted((float(field) for field in fields), reverse=True)
        count += 1
        same += len(best) == len(found) and all(
            abs(a - b) < 1e-5 for a, b in zip(best, found)
        )
print(f"{same} of {count} questions have the five matches of rapidfuzz")
sys.exit(0 if same == count else 1)
