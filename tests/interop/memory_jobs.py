#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Puts matches into jobs and reads them with translate-toolkit and lxml; asks the server as Weblate and OmegaT
do. Ends with status 77 when they are not installed.

    memory_jobs.py AWASE      pip install translate-toolkit lxml
"""
import json
import os
import subprocess
import sys
import tempfile
import urllib.parse
import urllib.request

try:
    from lxml import etree
    from translate.storage import po, xliff
except ImportError as missing:
    print(f"skipped: {missing}; pip install translate-toolkit lxml")
    sys.exit(77)

awase = os.path.realpath(sys.argv[1])
os.chdir(tempfile.mkdtemp())
failures = 0


def expect(is_so, what):
    global failures
    if not is_so:
        failures += 1
        print(f"not so: {what}")


def run(*arguments):
    done = subprocess.run([awase, "memory", *arguments], capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"awase memory {' '.join(arguments)}: {done.stderr}")


def write(name, text):
    with open(name, "w", encoding="utf-8") as out:
        out.write(text)


# Seven entries of one similarity among them: a peer's matcher crashes on those.
write(
    "old.tsv",
    "ja\ten\n"
    "ふたを閉じる。\tClose the lid.\n"
    "弁を3回まわす。\tTurn the valve 3 times.\n"
    + "".join(f"箱{letter}を棚に置く。\tPut box {letter} on the shelf.\n" for letter in "ABCDEFG"),
)
run("add", "work.awm", "old.tsv")
write(
    "job.xlf",
    '<?xml version="1.0" encoding="utf-8"?>\n'
    '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">'
    '<file original="a" source-language="ja" target-language="en" datatype="plaintext"><body>\n'
    + "".join(
        f'<trans-unit id="{i}" xml:space="preserve"><source>{source}</source></trans-unit>\n'
        for i, source in enumerate(
            ["ふたを閉じる。", "弁を五回まわす。", "<g id='1'>ふたを必ず閉じる。</g>", "箱Zを棚に置く。", "別の文。"]
        )
    )
    + "</body></file></xliff>\n",
)
run("translate", "work.awm", "job.xlf", "-o", "done.xlf")
store = xliff.xlifffile.parsefile("done.xlf")
units = [unit for unit in store.units if unit.source]
expect([unit.target for unit in units][:2] == ["Close the lid.", "Turn the valve 5 times."], "targets are read")
expect("Close the lid." in str(units[2].target), "codes are placed")
expect(not units[4].target, "a sentence without a match has no translation")
alternatives = units[3].getalttrans()
expect(len(alternatives) == 5, "the best five are alternatives")
expect(alternatives and str(alternatives[0].target).startswith("Put box"), "alternatives are read")
tree = etree.parse("done.xlf")
space = {"x": "urn:oasis:names:tc:xliff:document:1.2"}
expect(
    tree.xpath("//x:trans-unit[@id='0']/x:target/@state", namespaces=space) == ["translated"],
    "an exact match is a translation",
)
expect(
    tree.xpath("//x:trans-unit[@id='1']/x:target/@state", namespaces=space) == ["needs-review-translation"],
    "a number that was put in is to be reviewed",
)
expect(
    all(0 < float(score) <= 100 for score in tree.xpath("//x:alt-trans/@match-quality", namespaces=space)),
    "scores are percentages",
)

write(
    "job.po",
    'msgid ""\nmsgstr ""\n"Language: en\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    '#, c-format\nmsgid "ふたを閉じる。"\nmsgstr ""\n\nmsgid "ふたを必ず閉じる。"\nmsgstr ""\n',
)
run("translate", "work.awm", "job.po", "-o", "done.po")
entries = [unit for unit in po.pofile.parsefile("done.po").units if not unit.isheader()]
expect(entries[0].target == "Close the lid." and not entries[0].isfuzzy(), "an exact entry of PO")
expect(entries[1].target == "Close the lid." and entries[1].isfuzzy(), "a fuzzy entry of PO")
expect(entries[1].prev_source == "ふたを閉じる。", "PO says of which text")

server = subprocess.Popen([awase, "memory", "serve", "work.awm", "--port", "0"], stdout=subprocess.PIPE, text=True)
try:
    address = server.stdout.readline().strip()

    def ask(path):
        with urllib.request.urlopen(address + path, timeout=10) as answer:
            return json.load(answer)

    # As Weblate's machinery and Okapi's connector ask.
    languages = ask("tmserver/languages/")
    expect("ja" in json.dumps(languages), "tmserver lists its languages")
    text = urllib.parse.quote("ふたを必ず閉じる。", safe="")
    for pair in ("ja/en", "ja_jp/en_us", "ja_JP/en_US"):
        matches = ask(f"tmserver/{pair}/unit/{text}")
        expect(matches and matches[0]["target"] == "Close the lid.", f"tmserver answers {pair}")
        expect(all(isinstance(match["quality"], float) for match in matches), "qualities are no whole numbers")
    # As OmegaT's Apertium connector asks.
    query = urllib.parse.urlencode(
        {"q": "弁を五回まわす。", "markUnknown": "no", "langpair": "ja_JP|en_US", "key": ""}
    )
    answer = ask("translate?" + query)
    expect(answer["responseStatus"] == 200, "Apertium's status")
    expect(answer["responseData"]["translatedText"] == "Turn the valve 5 times.", "Apertium's translation")
    curl = subprocess.run(
        ["curl", "-sS", "--fail", f"{address}tmserver/ja/en/unit/{text}"], capture_output=True, text=True
    ) if subprocess.run(["which", "curl"], capture_output=True).returncode == 0 else None
    expect(curl is None or json.loads(curl.stdout)[0]["target"] == "Close the lid.", "curl is answered")
finally:
    server.terminate()
    server.wait()
print(f"{failures} failures")
sys.exit(1 if failures else 0)
