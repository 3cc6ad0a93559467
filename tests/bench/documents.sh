#!/usr/bin/env bash
# How long reading a document of 1 MB and cutting it into segments takes, beside pandoc, which reads the same
# file as plain text. documents.sh AWASE [ROUNDS]: the shortest of ROUNDS (5) of each counts. Fails where awase
# takes more than a tenth of pandoc's time.
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

# Seconds of the shortest of the rounds.
shortest() {
  local best=
  for _ in $(seq "$rounds"); do
    local begin end
    begin=$(date +%s%N); "$@" >/dev/null 2>&1; end=$(date +%s%N)
    local now=$((end - begin))
    [ -n "$best" ] && [ "$best" -le "$now" ] || best=$now
  done
  awk -v ns="$best" 'BEGIN { printf "%.3f", ns / 1e9 }'
}

status=0
printf '%-12s %10s %10s %10s %8s\n' file bytes awase/s pandoc/s share
for ending in html docx md; do
  file=manual.$ending
  ours=$(shortest "$awase" segment -q --lang en "$file")
  theirs=$(shortest pandoc "$file" -t plain)
  share=$(awk -v a="$ours" -v b="$theirs" 'BEGIN { printf "%.3f", a / b }')
  printf '%-12s %10s %10s %10s %8s\n' "$file" "$(stat -c %s "$file")" "$ours" "$theirs" "$share"
  awk -v s="$share" 'BEGIN { exit s > 0.1 }' || status=1
done
exit "$status"
