#!/usr/bin/env bash
# The READMEs and documents in other languages name the commands and figures of the English ones:
#   readme_languages_test.sh SOURCE_FOLDER
set -euo pipefail
cd "${1:?name the source folder}"
failed=0

# Lines of code, and what stands in backticks as a command; what is behind # is said in the language.
commands() {
  sed -nE -e 's/^    (\$ )?([a-z].*)$/\2/p' "$1" | grep -E '^(awase|script/|sudo|tar|git|export|cd|find_package|target_link)' |
    grep -v '^awase: ' | sed -E 's/ +#.*$//'
  grep -oE '`(awase|cmake|pkg-config|curl|docker|tests/bench/[a-z]+\.sh) [^`]*`' "$1" | tr -d '`'
}

# Rows of tables that end in figures: the name and the figures. Shares and scores that sentences name.
figures() {
  sed -nE 's/^\| ([^|]*) \|.*\| ([0-9]+) \| ([0-9]+) \| ([0-9.]+) \|$/\1 \2 \3 \4/p' "$1"
  grep -oE '[0-9]*\.[0-9]{4}\b|[0-9]+ %' "$1"
}

# The figures of the ways to install: the second column is in MB.
measures() { sed -nE 's/^\| [^|]* \| ([0-9]+) MB \| ([0-9]+) MB \| ([0-9]+) [^|]*\| ([0-9]+) [^|]*\|$/\1 \2 \3 \4/p' "$1"; }

compare() { # WHAT ENGLISH OTHER
  local difference
  if ! difference=$(diff <("$1" "$2" | sort -u) <("$1" "$3" | sort -u)); then
    echo "$3: its $1 are not those of $2 (< $2, > $3):"
    grep '^[<>]' <<<"$difference"
    failed=1
  fi
}

for other in README.*.md; do
  compare commands README.md "$other"
  compare figures README.md "$other"
  compare measures README.md "$other"
done

# Every command in a document for translators is one of the README's.
for document in docs/ja/*.md; do
  while IFS= read -r command; do
    grep -qF -- "$command" README.md || { echo "$document: README.md does not have '$command'"; failed=1; }
  done < <(sed -nE -e 's/^    (awase [^:].*)$/\1/p' -e '/^\| .*\| `awase /s/^.*\| `(awase [^`]*)` \|.*$/\1/p' "$document")
  while IFS= read -r link; do
    [ -e "docs/ja/$link" ] || { echo "$document: there is no $link"; failed=1; }
  done < <(grep -oE '\]\([^)#h][^)]*\)' "$document" | sed -E 's/^\]\(|\)$//g')
done
exit $failed
