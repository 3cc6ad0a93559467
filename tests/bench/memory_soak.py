#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Adds units to a memory and looks them up while adding programs are killed at any moment:

    tests/bench/memory_soak.py AWASE FOLDER [--units 1000000] [--minutes 0] [--seed 1]

Each program that ended well must have left all its units, and one that was killed no more than what it
was adding; the memory must be whole at the end. Lookups run meanwhile, and must find what is said to be
there."""
import argparse
import json
import os
import random
import signal
import subprocess
import sys
import time

parser = argparse.ArgumentParser()
parser.add_argument("awase")
parser.add_argument("folder")
parser.add_argument("--units", type=int, default=1_000_000)
parser.add_argument("--minutes", type=float, default=0, help="end after so many; 0: never")
parser.add_argument("--seed", type=int, default=1)
options = parser.parse_args()
random.seed(options.seed)
os.makedirs(options.folder, exist_ok=True)
memory = os.path.join(options.folder, "soak.awm")
if os.path.exists(memory):
    os.remove(memory)

WORDS = "弁 蓋 電源 軸 油 車輪 窓 鍵 箱 管 板 柱 扉 釘 縄 台 灯 針 皿 壺".split()


def sentence(number):
    state = random.Random(number)
    return "".join(state.choice(WORDS) + "を" for _ in range(6)) + f"第{number}号とする。"


def write_table(path, first, count):
    with open(path, "w", encoding="utf-8") as out:
        out.write("ja\ten\n")
        for number in range(first, first + count):
            out.write(f"{sentence(number)}\tUnit {number} of the soak.\n")


def run(*arguments):
    return subprocess.run(
        [options.awase, "memory", *arguments], capture_output=True, text=True
    )


first, added, there, torn, kills, lookups = 0, [], 0, 0, 0, 0
begun = time.monotonic()
while first < options.units:
    if options.minutes and time.monotonic() - begun > 60 * options.minutes:
        break
    count = random.choice([1, 10, 100, 1000, 10_000, 50_000])
    table = os.path.join(options.folder, "part.tsv")
    write_table(table, first, count)
    adding = subprocess.Popen(
        [options.awase, "memory", "add", memory, table, "-q"],
        stderr=subprocess.PIPE,
    )
    is_killed = random.random() < 0.4
    if is_killed:
        time.sleep(random.random() * 0.02 * count**0.5)
        adding.send_signal(signal.SIGKILL)
        kills += 1
    error = adding.communicate()[1]
    if adding.returncode == 0:
        added.append((first, count))
    elif adding.returncode != -signal.SIGKILL:
        sys.exit(f"adding ended with {adding.returncode}: {error.decode()}")
    first += count
    if os.path.exists(memory) and os.path.getsize(memory) > 0:
        now = json.loads(run("info", memory, "--json").stdout)["units"]
        new = now - there
        if new not in range(count + 1) or (not is_killed and new != count):
            sys.exit(f"{new} units of {count} came in; the program was {'' if is_killed else 'not '}killed")
        torn += 0 < new < count
        there = now
    for _ in range(3):
        if not added:
            break
        begin, size = random.choice(added)
        number = begin + random.randrange(size)
        found = run("find", memory, sentence(number), "--min", "100", "--json")
        lookups += 1
        if f"Unit {number} of the soak." not in found.stdout:
            sys.exit(f"unit {number} was added and is not found: {found.stderr}")
check = run("info", memory, "--check", "--json")
if check.returncode != 0:
    sys.exit(check.stderr)
units = json.loads(check.stdout)["units"]
said = sum(count for _, count in added)
print(
    f"{units} units, {said} of them said to be added, {kills} kills, {torn} of which left a part, {lookups} lookups, "
    f"{time.monotonic() - begun:.0f} s"
)
sys.exit(0 if units >= said else 1)
