#!/usr/bin/env python3
"""`awase pair --by content` beside the method of bitextor's document aligner, on one pool.

    build/corpus-tools/bin/python tests/bench/pairing_peer.py AWASE AWASE_PAIRING CORPORA SETS [DOCUMENTS]

Bitextor's own aligner is no package of PyPI and wants a machine translation of one side. Its method (Buck and
Koehn 2016) is done here with scikit-learn: the first translation that EDICT has of each word, tf-idf of words and
of pairs of neighbours, cosine, the most similar first, one to one. Its threshold is the one that is best on this
very pool, which no user would know. The pool is made by `awase-pairing --write`; scikit-learn comes with
tests/cluster/get_corpus_tools.sh.
"""

import os
import re
import resource
import subprocess
import sys
import tempfile
import time

import numpy
from sklearn.feature_extraction.text import TfidfVectorizer

EDICT = "/usr/share/edict/edict"
LONGEST = 10  # Characters of a word that is looked for.


def read_edict():
    """Each headword and reading with the words of its first translation."""
    words = {}
    with open(EDICT, encoding="euc_jp", errors="replace") as file:
        for line in file:
            match = re.match(r"(\S+) (?:\[(\S+)\] )?/(.*)/", line)
            if not match:
                continue
            gloss = re.sub(r"\([^)]*\)|\{[^}]*\}", " ", match[3].split("/")[0])
            translation = re.findall(r"[a-z0-9]+", gloss.lower())
            for heads in (match[1], match[2] or ""):
                for head in re.sub(r"\([^)]*\)", "", heads).split(";"):
                    if head:
                        words.setdefault(head, [w for w in translation if w not in ("to", "a", "the")])
    return words


def translate(text, words):
    """The words of a Japanese text, the longest first, in English."""
    found = []
    at = 0
    while at < len(text):
        latin = re.compile(r"[A-Za-z0-9]+").match(text, at)
        if latin:
            found.append(latin[0].lower())
            at = latin.end()
            continue
        for size in range(min(LONGEST, len(text) - at), 0, -1):
            if text[at:at + size] in words:
                found += words[text[at:at + size]]
                at += size
                break
        else:
            at += 1
    return found


def with_neighbours(tokens):
    return tokens + [" ".join(pair) for pair in zip(tokens, tokens[1:])]


def read_folder(folder):
    names = sorted(os.listdir(folder))
    return names, [open(os.path.join(folder, name), encoding="utf-8").read() for name in names]


def peer(pool):
    """Pairs with their similarities, the most similar first."""
    words = read_edict()
    sources, source_texts = read_folder(os.path.join(pool, "ja"))
    targets, target_texts = read_folder(os.path.join(pool, "en"))
    left = [with_neighbours(translate(text, words)) for text in source_texts]
    right = [with_neighbours(re.findall(r"[a-z0-9]+", text.lower())) for text in target_texts]
    vectorizer = TfidfVectorizer(analyzer=lambda tokens: tokens, sublinear_tf=True).fit(left + right)
    left, right = vectorizer.transform(left), vectorizer.transform(right)
    candidates = []
    for first in range(0, left.shape[0], 500):
        likeness = (left[first:first + 500] @ right.T).toarray()
        for row, values in enumerate(likeness):
            for column in numpy.argsort(-values)[:24]:
                candidates.append((values[column], first + row, column))
    taken_left, taken_right, pairs = set(), set(), []
    for value, source, target in sorted(candidates, reverse=True):
        if source not in taken_left and target not in taken_right:
            taken_left.add(source)
            taken_right.add(target)
            pairs.append((sources[source], targets[target]))
    return pairs


def f1(right, found, gold):
    return 2 * right / (found + gold) if found + gold else 0.0


def seconds(who):
    usage = resource.getrusage(who)
    return usage.ru_utime + usage.ru_stime


def main():
    awase, pairing, corpora, sets = sys.argv[1:5]
    documents = ["--documents", sys.argv[5]] if len(sys.argv) > 5 else []
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([pairing, *documents, "--write", folder, corpora, sets], check=True)
        pool = os.path.join(folder, "1")
        gold = {tuple(line.split()) for line in open(os.path.join(pool, "gold.tsv"), encoding="utf-8")}

        before, clock = seconds(resource.RUSAGE_CHILDREN), time.time()
        table = os.path.join(folder, "pairs.tsv")
        subprocess.run(
            [awase, "pair", pool + "/ja", pool + "/en", "--by", "content", "--source-lang", "ja",
             "--target-lang", "en", "-q", "--unpaired", folder + "/alone.tsv", "-o", table],
            check=False)
        with open(table, encoding="utf-8") as file:
            found = [tuple(os.path.basename(cell) for cell in line.split("\t")[1:3]) for line in file][1:]
        print(f"awase: F1 {f1(len(gold & set(found)), len(found), len(gold)):.4f}, "
              f"{time.time() - clock:.1f} s, {seconds(resource.RUSAGE_CHILDREN) - before:.1f} s of the processor")

        before, clock = seconds(resource.RUSAGE_SELF), time.time()
        pairs = peer(pool)
        right = numpy.cumsum([pair in gold for pair in pairs])
        best = max(f1(int(count), k + 1, len(gold)) for k, count in enumerate(right))
        print(f"tf-idf of translated words: F1 {best:.4f}, {time.time() - clock:.1f} s, "
              f"{seconds(resource.RUSAGE_SELF) - before:.1f} s of the processor")


if __name__ == "__main__":
    main()
