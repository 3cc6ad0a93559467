#!/usr/bin/env bash
# The way that docs/cluster.md tells, from two crawled folders to a cleaned corpus, on a small one.
#   walk_test.sh AWASE SOURCE_FOLDER
set -euo pipefail
source_folder=$2
die() { echo "walk_test: $*" >&2; exit 1; }
. "$source_folder/tests/cluster/make_crawl.sh"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/bin"
ln -s "$(realpath "$1")" "$work/bin/awase"
export PATH=$work/bin:$PATH HOME=$work
cd "$work"
make_crawl crawl

# The commands of the page, in their order: those between the marks, some of which end with status 1.
count=0
while IFS= read -r command; do
  count=$((count + 1))
  status=0
  bash -c "$command" > out 2>&1 || status=$?
  [ "$status" -le 1 ] || { cat out; die "$command: status $status"; }
done < <(sed -n '/^## From two crawled folders/,/^## /s/^    \(awase .*\)$/\1/p' "$source_folder/docs/cluster.md")
[ "$count" -ge 5 ] || die "only $count commands on the page"

# Every page that has a translation is paired with it: both say the same number.
right=0 wrong=0
while IFS=$'\t' read -r _ source target _; do
  [ "$source" = source ] && continue
  [ "$(grep -oE '[0-9]{3,}' "$source")" = "$(grep -oE '[0-9]{3,}' "$target")" ] && right=$((right + 1)) || wrong=$((wrong + 1))
done < pairs.tsv
[ "$right" -ge 38 ] && [ "$wrong" -eq 0 ] || die "$right pairs of pages are right, $wrong wrong"
grep -E '/(c|d)[0-9]\.html' pairs.tsv && die "pages that have no translation are paired"
[ "$(wc -l < corpus.ja)" = "$(wc -l < corpus.en)" ] || die "the files of the corpus differ in length"
[ "$(wc -l < corpus.ja)" -gt 20 ] || die "hardly anything is left: $(wc -l < corpus.ja) lines"
grep -q '案内' corpus.ja && die "menus are in the corpus"
[ "$(sort corpus.ja | uniq -d | wc -l)" -eq 0 ] || die "the corpus has a line twice"
echo "walk: $right pairs of pages, $(wc -l < corpus.ja) pairs of sentences"
