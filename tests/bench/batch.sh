#!/usr/bin/env bash
# How many pairs of texts a second `awase pipe` and `awase batch` align, and in how much memory. Pairs of
# 20 segments a side but for the soak, whose pairs have 4.
#   tests/bench/batch.sh AWASE AWASE-BENCH-PAIRS [RECORDS] [FILES] [SOAK]
# RECORDS (4,000) go through pipe, FILES (10,000) are pairs of files with a manifest, up to SOAK (1,000,000)
# are sent through pipe to see what memory it takes; 0 leaves a part out.
set -euo pipefail
export LC_ALL=C

awase=$(realpath "${1:?name the awase executable}")
generate=$(realpath "${2:?name the awase-bench-pairs executable}")
records=${3:-4000} files=${4:-10000} soak=${5:-1000000}
languages=(--source-lang ja --target-lang en)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

# measure NAME PAIRS COMMAND...: standard input from input.txt. The rate by the clock, what a pair takes of
# a core, and the memory of the largest process. Leaves the seconds in $seconds.
measure() {
  local name=$1 pairs=$2 user system kilobytes
  shift 2
  /usr/bin/time -f '%e %U %S %M' -o time.txt "$@" < input.txt > out.txt 2> err.txt || { cat err.txt; exit 1; }
  read -r seconds user system kilobytes < <(tail -n 1 time.txt)
  awk -v name="$name" -v n="$pairs" -v s="$seconds" -v cpu="$user" -v sys="$system" -v kb="$kilobytes" \
    'BEGIN { printf "%-38s %8.2f s %8.0f a second %7.2f ms of a core each %6.0f MiB\n",
             name, s, n / s, (cpu + sys) / n * 1000, kb / 1024 }'
}
times() { awk -v a="$1" -v b="$2" 'BEGIN { printf "two workers are %.2f times one\n", a / b }'; }

if [ "$records" -gt 0 ]; then
  for kind in records lists; do
    "$generate" "$kind" "$records" 20 > input.txt
    measure "pipe, $kind, -j 1" "$records" "$awase" pipe -q -j 1 "${languages[@]}"
    one=$seconds
    measure "pipe, $kind, -j 2" "$records" "$awase" pipe -q -j 2 "${languages[@]}"
    times "$one" "$seconds"
  done
fi

if [ "$files" -gt 0 ]; then
  "$generate" files "$files" 20 texts
  : > input.txt
  for workers in 1 2; do
    measure "batch, files, -j $workers" "$files" \
      "$awase" batch texts/pairs.tsv --out "out-$workers" -q -j "$workers" "${languages[@]}"
    [ "$workers" = 1 ] && one=$seconds
  done
  times "$one" "$seconds"
  measure "batch, one TMX, -j 2" "$files" \
    "$awase" batch texts/pairs.tsv --out into --into all.tmx -q -j 2 "${languages[@]}"
  measure "batch --resume, all done, -j 2" "$files" \
    "$awase" batch texts/pairs.tsv --out into --into all.tmx --resume -q -j 2 "${languages[@]}"
  rm -r texts out-1 out-2 into all.tmx
fi

for ((pairs = soak / 100; pairs > 0 && pairs <= soak; pairs *= 10)); do
  rm -f input.txt && mkfifo input.txt
  "$generate" records "$pairs" 4 > input.txt &
  measure "pipe, soak of $pairs, -j 2" "$pairs" \
    bash -c '"$@" | { tail -n 1; } | cut -c 1-20' - "$awase" pipe -q -j 2 "${languages[@]}"
done
