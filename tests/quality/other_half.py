#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What a memory of the user's own is worth.

  other_half.py AWASE FOLDER SET:SOURCE:TARGET...

Aligns the documents of each set in FOLDER, without a dictionary, in three ways: with nothing
else, with the gold pairs of every second document as --memory for the others, and all in one
batch with --learn. Prints strict F1 over all documents."""
import ast
import os
import re
import subprocess
import sys
import tempfile


def read_beads(path):
    with open(path, encoding="utf8") as lines:
        found = (re.match(r"\s*(\[[^]]*\]):(\[[^]]*\])", line) for line in lines)
        beads = [tuple(tuple(ast.literal_eval(side)) for side in one.groups()) for one in found if one]
    return {bead for bead in beads if bead[0] and bead[1]}


def strict_f1(gold, predicted):
    right = sum(len(gold[name] & predicted[name]) for name in gold)
    return 2 * right / sum(len(gold[name]) + len(predicted[name]) for name in gold)


def lines_of(path):
    with open(path, encoding="utf8") as text:
        return text.read().split("\n")


def measure(awase, folder, source, target, scratch):
    names = sorted(name[:-5] for name in os.listdir(folder) if name.endswith(".gold"))
    gold = {name: read_beads(f"{folder}/{name}.gold") for name in names}
    for half in (0, 1):
        with open(f"{scratch}/{half}.tsv", "w", encoding="utf8") as table:
            table.write(f"{source}\t{target}\n")
            for name in names[half::2]:
                texts = [lines_of(f"{folder}/{name}.{language}") for language in (source, target)]
                for bead in sorted(gold[name]):
                    sides = (" ".join(text[i] for i in side) for text, side in zip(texts, bead))
                    table.write("\t".join(side.replace("\t", " ") for side in sides) + "\n")
        subprocess.run([awase, "tmx", "convert", f"{scratch}/{half}.tsv", "-q", "-o", f"{scratch}/{half}.tmx"], check=True)
    common = ["-q", "--segmented", "--no-dictionary", "--source-lang", source, "--target-lang", target, "--to", "vecalign"]

    def align(memory):
        predicted = {}
        for place, name in enumerate(names):
            out = f"{scratch}/{name}.beads"
            options = ["--memory", f"{scratch}/{1 - place % 2}.tmx"] if memory else []
            subprocess.run([awase, "align", f"{folder}/{name}.{source}", f"{folder}/{name}.{target}", "-o", out,
                            *common, *options], check=True, stderr=subprocess.DEVNULL)
            predicted[name] = read_beads(out)
        return predicted

    with open(f"{scratch}/pairs.tsv", "w", encoding="utf8") as table:
        table.write("id\tsource\ttarget\n")
        for name in names:
            table.write(f"{name}\t{folder}/{name}.{source}\t{folder}/{name}.{target}\n")
    subprocess.run([awase, "batch", f"{scratch}/pairs.tsv", "--out", f"{scratch}/learned", "--learn", *common], check=True)
    files = {name.split(".")[0]: f"{scratch}/learned/{name}" for name in os.listdir(f"{scratch}/learned")}
    learned = {name: read_beads(files[name]) for name in names}
    return [strict_f1(gold, predicted) for predicted in (align(False), align(True), learned)]


def main():
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    awase, corpora, *sets = sys.argv[1:]
    print(f"{'set':<20} {'without':>8} {'memory':>8} {'--learn':>8}")
    for one in sets:
        name, source, target = one.split(":")
        with tempfile.TemporaryDirectory() as scratch:
            figures = measure(os.path.abspath(awase), os.path.abspath(f"{corpora}/{name}"), source, target, scratch)
        print(f"{name:<20} " + " ".join(f"{figure:8.4f}" for figure in figures))


main()
