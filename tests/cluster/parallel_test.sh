#!/usr/bin/env bash
# examples/parallel on GNU parallel: shards, one of them killed in the middle, give byte for byte what one
# run gives.
#   parallel_test.sh AWASE SOURCE_FOLDER
# Ends with status 77 where GNU parallel cannot be had.
set -euo pipefail
export AWASE=$1
source_folder=$2
parallel --version 2>/dev/null | grep -q 'GNU parallel' ||
  { echo "skipped: no GNU parallel; Debian's parallel has it"; exit 77; }
die() { echo "parallel_test: $*" >&2; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
export HOME=$work
mkdir ja en
printf 'id\tsource\ttarget\n' > pairs.tsv
for ((k = 0; k < 60; ++k)); do
  for ((s = 0; s < 3 + k % 5; ++s)); do
    echo "$((100 * k + s))匹の猫が好きです。" >> "ja/p$k.txt"
    echo "I like $((100 * k + s)) cats." >> "en/p$k.txt"
  done
  printf 'p%s\tja/p%s.txt\ten/p%s.txt\n' $k $k $k >> pairs.tsv
done
printf 'gone\tja/gone.txt\ten/gone.txt\n' >> pairs.tsv
options=(--source-lang ja --target-lang en)

# An awase that dies once, in the middle of its shard.
cat > dies-once <<'SCRIPT'
#!/usr/bin/env bash
case " $* " in
  *" --shard 2/4 "*) [ -e "$HOME/died" ] || { touch "$HOME/died"; timeout -s KILL 0.05 "$REAL_AWASE" "$@" || exit 137; } ;;
esac
exec "$REAL_AWASE" "$@"
SCRIPT
chmod +x dies-once
REAL_AWASE=$AWASE AWASE=$work/dies-once "$source_folder/examples/parallel/awase-parallel.sh" \
  4 pairs.tsv sharded all.tmx "${options[@]}" > log 2>&1 || { cat log; die "it ended with status $?"; }
[ -e died ] || die "no shard died"
"$AWASE" batch pairs.tsv --out one --into one.tmx -q "${options[@]}" || [ $? -eq 1 ]
"$AWASE" tmx merge -q --no-props one.tmx -o one-merged.tmx
cmp one-merged.tmx all.tmx || die "the memory of the shards is another"
grep -q '^gone	' all.tmx.failures.tsv || die "what failed is not listed"
# Once more: nothing is done again.
"$source_folder/examples/parallel/awase-parallel.sh" 4 pairs.tsv sharded again.tmx "${options[@]}" > log 2>&1
cmp one-merged.tmx again.tmx || die "the second run gives another memory"
echo "parallel: 61 pairs in 4 shards, one of which died"
