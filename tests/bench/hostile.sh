#!/usr/bin/env bash
# Time and memory of `awase align` for texts that give nothing to hold on to.
#   tests/bench/hostile.sh AWASE
set -euo pipefail
export LC_ALL=C

awase=$(realpath "${1:?name the awase executable}")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

# lines COUNT WORDS SEED: lines of random letters.
lines() {
  awk -v count="$1" -v words="$2" -v seed="$3" 'BEGIN {
    srand(seed)
    for (i = 0; i < count; ++i) {
      for (w = 0; w < words; ++w) {
        for (n = 3 + int(rand() * 7); n > 0; --n) printf "%c", 97 + int(rand() * 26)
        printf w + 1 < words ? " " : ".\n"
      }
    }
  }'
}

# measure NAME SOURCE TARGET
measure() {
  /usr/bin/time -f '%U %M' -o time.txt "$awase" align -q --segmented --source-lang en --target-lang de \
    "$2" "$3" --to vecalign -o beads.txt 2> err.txt || { cat err.txt; exit 1; }
  awk -v name="$1" '{ printf "%-52s %6.1f s %5.0f MB\n", name, $1, $2 / 1024 }' time.txt
}

awk 'BEGIN { for (i = 0; i < 20000; ++i) print "This line is always the same." }' > alike.en
awk 'BEGIN { for (i = 0; i < 20000; ++i) print "Diese Zeile ist immer gleich." }' > alike.de
echo "One line only, which is all there is." > one.en
lines 100000 8 1 > many.de
lines 20000 10 2 > nonsense.en
lines 20000 10 3 > nonsense.de
measure "20,000 lines that are all alike, on both sides" alike.en alike.de
measure "1 line against 100,000" one.en many.de
measure "20,000 against 20,000 lines of unrelated nonsense" nonsense.en nonsense.de
