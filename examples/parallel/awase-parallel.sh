#!/usr/bin/env bash
# A batch by GNU parallel, on this machine or, with SSH_HOSTS, on others that see the same folders:
#
#   awase-parallel.sh SHARDS MANIFEST DIR FILE.tmx [awase batch options]
#   SSH_HOSTS=hosts.txt awase-parallel.sh 40 pairs.tsv /shared/aligned /shared/all.tmx --timeout 600
#
# A shard that is killed is tried again and goes on where it was; so does the same command when it is
# given again. AWASE names the executable where it is not in the PATH. docs/cluster.md tells more.
set -euo pipefail

[ $# -ge 4 ] || { echo "usage: $0 SHARDS MANIFEST DIR FILE.tmx [awase batch options]" >&2; exit 2; }
export AWASE=${AWASE:-awase} SHARDS=$1 MANIFEST=$2 OUT=$3
memory=$4
shift 4

# Pairs that failed (status 1) stand in the shard's failures table; they are no reason to try again.
shard() {
  local name
  name=$(printf 'shard-%07d' "$1")
  mkdir -p "$OUT/$name"
  "$AWASE" batch "$MANIFEST" --out "$OUT/$name" --into "$OUT/$name.tmx" --resume \
    --shard "$1/$SHARDS" -j 1 "${@:2}" || [ $? -eq 1 ]
}
export -f shard

hosts=()
[ -z "${SSH_HOSTS:-}" ] || hosts=(--sshloginfile "$SSH_HOSTS" --workdir .
  --env shard --env AWASE --env SHARDS --env MANIFEST --env OUT)
seq "$SHARDS" | parallel --will-cite --retries 3 --quote "${hosts[@]}" shard {} "$@"

"$AWASE" tmx merge --no-props "$OUT"/shard-*.tmx -o "$memory"
# One list of what failed, its header once.
awk 'FNR > 1 || NR == 1' "$OUT"/shard-*/failures*.tsv > "$memory.failures.tsv"
