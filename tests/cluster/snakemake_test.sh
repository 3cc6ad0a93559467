#!/usr/bin/env bash
# examples/snakemake on Snakemake, from two crawled folders to a cleaned memory.
#   snakemake_test.sh AWASE SOURCE_FOLDER
# Ends with status 77 where Snakemake cannot be had.
set -euo pipefail
awase=$1 source_folder=$2
command -v snakemake >/dev/null || { echo "skipped: no snakemake; Debian's snakemake has it"; exit 77; }
die() { echo "snakemake_test: $*" >&2; exit 1; }
. "$source_folder/tests/cluster/make_crawl.sh"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
export HOME=$work XDG_CACHE_HOME=$work/cache
make_crawl crawl
run() {
  snakemake -s "$source_folder/examples/snakemake/Snakefile" -j 2 --config "awase=$awase" source=crawl/ja \
    target=crawl/en source_lang=ja target_lang=en shards=3 > log 2>&1 || { cat log; die "it failed"; }
}
run
[ "$(grep -c . aligned/pairs.tsv)" -ge 38 ] || die "only $(grep -c . aligned/pairs.tsv) lines of pairs"
grep -q broken.docx aligned/alone.tsv || die "what cannot be read is not listed"
grep -q 'Next to it is a' aligned/clean.tmx || die "the memory lacks what it should have"
rm aligned/all.tmx aligned/shard-2.tmx
run
grep -q 'rule pair' log && die "it pairs again"
echo "snakemake: $(($(wc -l < aligned/pairs.tsv) - 1)) pairs of documents"
