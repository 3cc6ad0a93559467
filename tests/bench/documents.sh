#!/usr/bin/env bash
# How long reading a document of 1 MB and cutting it into segments takes, beside pandoc, which reads the same
# file as plain text. documents.sh AWASE [ROUNDS]: the shortest of ROUNDS (5) of each counts, by the clock and of
# the processor. Fails where awase takes more than a tenth of pandoc's time of the processor, which hardly depends on
# what else runs.
set -euo pipefail
awase=$(realpath "$1") rounds=${2:-5}
command -v pandoc >/dev/null || { echo "no pandoc to compare with"; exit 77; }
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
cd "$work"

# A manual that never ends: headings, paragraphs, lists, tables, links, code.
awk 'BEGIN {
  for (chapter = 1; bytes < 1000000; ++chapter) {
    text = sprintf("## Chapter %d\n\nThe %dth part of the machine is *cleaned* with a [dry cloth](https://example.com/%d) " \
      "before it is put back. Never use water, for it **rusts** within days. If the part is worn, order a new one " \
      "by its number, %d, and keep the old one until that has come.\n\n- Open the cover.\n- Take out part %d.\n\n" \
      "| part | weight |\n|---|---|\n| %d | %d g |\n\n```\nclean --part %d\n```\n\n", \
      chapter, chapter, chapter, chapter * 7, chapter, chapter, chapter % 900, chapter)
    bytes += length(text)
    printf "%s", text
  }
}' > manual.md
pandoc manual.md -s --metadata title=Manual -o manual.html
pandoc manual.md -o manual.docx

# Seconds by the clock and of the processor, each of the shortest of the rounds.
shortest() {
  local TIMEFORMAT='%R %U %S'
  for _ in $(seq "$rounds"); do
    { time "$@" >/dev/null 2>&1; } 2>&1
  done | awk '{ clock = $1; used = $2 + $3 }
    NR == 1 || clock < c { c = clock } NR == 1 || used < u { u = used }
    END { printf "%.3f %.3f", c, u }'
}

status=0
printf '%-12s %9s %21s %23s\n' '' '' 'by the clock' 'of the processor'
printf '%-12s %9s %7s %7s %7s %7s %7s %7s\n' file bytes awase/s pandoc share awase/s pandoc share
for ending in html docx md; do
  file=manual.$ending
  read -r clock used <<< "$(shortest "$awase" segment -q --lang en "$file")"
  read -r their_clock their_used <<< "$(shortest pandoc "$file" -t plain)"
  awk -v f="$file" -v b="$(stat -c %s "$file")" -v a="$clock" -v p="$their_clock" -v u="$used" -v q="$their_used" \
    'BEGIN { printf "%-12s %9d %7s %7s %7.3f %7s %7s %7.3f\n", f, b, a, p, a / p, u, q, u / q; exit u / q > 0.1 }' ||
    status=1
done
exit "$status"
