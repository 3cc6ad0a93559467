#!/usr/bin/env bash
# How long `awase tmx` takes for a memory of N units, beside xmllint --stream, which only
# reads it. User CPU time, the best of three, and the largest memory in use.
#   tests/bench/tmx.sh AWASE AWASE-BENCH-TMX [N]
set -euo pipefail
export LC_ALL=C

awase=$(realpath "${1:?name the awase executable}")
generate=$(realpath "${2:?name the awase-bench-tmx executable}")
units=${3:-200000}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$generate" "$units" >"$work/memory.tmx"
cd "$work"

declare base=
measure() {  # measure NAME COMMAND...
  local name=$1 best= peak=0 seconds kilobytes
  shift
  for _ in 1 2 3; do
    /usr/bin/time -f '%U %M' -o time.txt "$@" >out.txt 2>err.txt || true
    read -r seconds kilobytes < <(tail -n 1 time.txt)
    [ -n "$best" ] && awk "BEGIN { exit !($seconds >= $best) }" || best=$seconds
    [ "$kilobytes" -le "$peak" ] || peak=$kilobytes
  done
  base=${base:-$best}
  awk -v name="$name" -v s="$best" -v b="$base" -v kb="$peak" \
    'BEGIN { printf "%-28s %7.2f s  %5.1f x  %6.0f MiB\n", name, s, (b > 0 ? s / b : 0), kb / 1024 }'
}

printf '%d units, %.1f MB\n' "$units" "$(stat -c %s memory.tmx | awk '{ print $1 / 1e6 }')"
measure "xmllint --stream --noout" xmllint --stream --noout memory.tmx
measure "awase tmx check" "$awase" tmx check memory.tmx --quiet
measure "awase tmx info" "$awase" tmx info memory.tmx
measure "awase tmx convert to tsv" "$awase" tmx convert memory.tmx -o out.tsv --quiet
measure "awase tmx convert to tmx" "$awase" tmx convert memory.tmx -o out.tmx --quiet
measure "awase tmx fix" "$awase" tmx fix memory.tmx -o out.tmx --quiet
measure "awase tmx dedupe" "$awase" tmx dedupe memory.tmx -o out.tmx --quiet
