"""Prints the pairs of sentences that bicleaner-ai takes out of FILE, a pair a line.

Its own reading is run; the network that would score the pairs is replaced by one that
only says what it gets. A file whose name ends in "sent" has a line with the names of its columns.
"""

import argparse
import io
import sys
import types

# The networks and their framework, which the modules that read import and do not use.
sys.modules["tensorflow"] = types.ModuleType("tensorflow")
sys.modules["bicleaner_ai.models"] = types.SimpleNamespace(
    DecomposableAttention=None, Transformer=None, BCXLMRoberta=None)

path = sys.argv[1]
sys.argv = ["bicleaner-ai-classify"] + (["--header"] if path.endswith("sent") else [])

from bicleaner_ai import classify  # noqa: E402  Only now are its defaults those of the header.


class Network:
    """Says what it is asked to score."""

    def predict(self, sources, targets, *_, **__):
        for source, target in zip(sources, targets):
            print(source, target, sep="\t")
        return [[0.5]] * len(sources)


parser, *_ = classify.argument_parser()
columns = {action.dest: action.default for action in parser._actions}
args = argparse.Namespace(**{
    **columns, "header": "--header" in sys.argv, "disable_hardrules": True, "translit": False,
    "clf": Network()})
scored = io.StringIO()
with open(path, encoding="utf-8") as file:
    classify.classify(args, file, scored)
with open(path, encoding="utf-8") as file:
    if len(scored.getvalue().splitlines()) != len(file.read().splitlines()):
        sys.exit("it does not give a line for each")
