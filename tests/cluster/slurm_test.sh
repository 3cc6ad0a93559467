#!/usr/bin/env bash
# The job scripts of examples/slurm on a real Slurm of one node, started here: eight shards, one of them
# killed in the middle and queued again, give byte for byte what one local run gives. Then one shard loses its
# node, is run twice at once, and fills its disk.
#   slurm_test.sh AWASE SOURCE_FOLDER
# Ends with status 77 where Slurm cannot be had.
set -euo pipefail
export AWASE=$1
examples=$2/examples/slurm

skip() { echo "skipped: $*"; exit 77; }
die() { echo "slurm_test: $*" >&2; exit 1; }
[ "$(id -u)" -eq 0 ] || skip "not root, which starting Slurm's daemons takes"
for program in munged mungekey slurmctld slurmd sbatch squeue; do
  command -v "$program" >/dev/null || skip "no $program; Debian's munge, slurmctld, slurmd have it"
done

work=$(mktemp -d)
daemons=()
end() {
  for pid in "${daemons[@]}"; do kill "$pid" 2>/dev/null || true; done
  wait 2>/dev/null || true
  for log in "$work"/*.log; do [ "${ok-}" = 1 ] || { echo "== $log"; tail -n 15 "$log"; }; done
  rm -rf "$work"
}
trap end EXIT
start() { "$@" > "$work/$(basename "$1").log" 2>&1 & daemons+=($!); }

# --- Slurm on one node -----------------------------------------------------------------------------
chmod 755 "$work"
mkdir -p "$work/munge" "$work/state" "$work/spool"
chmod 700 "$work/munge"
mungekey --create --keyfile "$work/munge/key"
start munged --foreground --force --key-file "$work/munge/key" --socket "$work/munge.socket" \
  --pid-file "$work/munged.pid" --log-file "$work/munged-log.log" --seed-file "$work/munge/seed"
ports=$((20000 + $$ % 20000))
cat > "$work/slurm.conf" <<CONF
ClusterName=test
SlurmctldHost=$(hostname -s)(127.0.0.1)
SlurmUser=root
SlurmctldPort=$ports
SlurmdPort=$((ports + 1))
AuthType=auth/munge
AuthInfo=socket=$work/munge.socket
CryptoType=crypto/munge
StateSaveLocation=$work/state
SlurmdSpoolDir=$work/spool
SlurmctldPidFile=$work/slurmctld.pid
SlurmdPidFile=$work/slurmd.pid
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
SwitchType=switch/none
MpiDefault=none
ReturnToService=2
SchedulerParameters=sched_interval=1,batch_sched_delay=0,defer
MinJobAge=300
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
NodeName=$(hostname -s) NodeAddr=127.0.0.1 CPUs=$(nproc) State=UNKNOWN
PartitionName=test Nodes=ALL Default=YES MaxTime=INFINITE State=UP
CONF
cat > "$work/cgroup.conf" <<CONF
CgroupPlugin=cgroup/v1
CgroupAutomount=no
CONF
export SLURM_CONF=$work/slurm.conf
for ((k = 0; k < 100; ++k)); do [ -S "$work/munge.socket" ] && break; sleep 0.1; done
[ -S "$work/munge.socket" ] || skip "munged does not start"
start slurmctld -D -f "$SLURM_CONF"
start slurmd -D -f "$SLURM_CONF"
slurmd=${daemons[-1]}
for ((k = 0; k < 300; ++k)); do
  sinfo -h -o %t 2>/dev/null | grep -q idle && break
  sleep 0.1
done
sinfo -h -o %t 2>/dev/null | grep -q idle || skip "Slurm's node does not come up"

# --- A batch: 240 pairs ----------------------------------------------------------------------------
cd "$work"
mkdir ja en
printf 'id\tsource\ttarget\n' > pairs.tsv
for ((k = 0; k < 240; ++k)); do
  for ((s = 0; s < 2 + k * 7 % 5; ++s)); do
    echo "$((100 * k + s))匹の猫が好きです。" >> "ja/$k.txt"
    echo "I like $((100 * k + s)) cats." >> "en/$k.txt"
  done
  printf 'p%s\tja/%s.txt\ten/%s.txt\n' $k $k $k >> pairs.tsv
done
options=(--source-lang ja --target-lang en --creation-id test)
"$AWASE" batch pairs.tsv --out local --into local.tmx "${options[@]}" -q

# One shard stops in the middle, as its node would die: awase is a script that kills the whole task
# the first time when it has begun.
cat > awase-once-killed <<SCRIPT
#!/usr/bin/env bash
if [[ " \$* " == *" 3/8 "* ]] && [ ! -e killed ]; then
  "$AWASE" "\$@" & pid=\$!
  while [ ! -s aligned/shard-0000003/.awase-batch/3-of-8.jsonl ]; do sleep 0.01; done
  kill -KILL \$pid
  wc -l < aligned/shard-0000003/.awase-batch/3-of-8.jsonl > killed
  exit 137
fi
exec "$AWASE" "\$@"
SCRIPT
chmod +x awase-once-killed
array=$(AWASE=$work/awase-once-killed sbatch --parsable --array=1-8 "$examples/awase-shards.sbatch" \
  pairs.tsv aligned "${options[@]}")
merge=$(sbatch --parsable --dependency="afterok:$array" "$examples/awase-merge.sbatch" aligned all.tmx)
for ((k = 0; k < 1200; ++k)); do
  state=$(scontrol show job "$merge" 2>/dev/null | sed -n 's/.*JobState=\([A-Z_]*\).*/\1/p')
  case $state in COMPLETED) break ;; FAILED | CANCELLED | TIMEOUT | NODE_FAIL) die "the merge: $state" ;; esac
  # Slurm lets two minutes pass before it starts again what was queued again; here it need not.
  if [ "$((k % 20))" = 10 ] && squeue -h -o %r | grep -q BeginTime; then
    scontrol update "JobId=${array}_3" StartTime=now || true
  fi
  sleep 0.1
done
[ "$state" = COMPLETED ] || { squeue; cat awase-*.log; die "the merge did not run: $state"; }

[ -s killed ] || die "no shard was killed"
grep -q 'by an earlier run' "awase-$array-3.log" || { cat "awase-$array-3.log"; die "the killed shard began anew"; }
cmp all.tmx local.tmx || die "the merged memory differs from that of a local run"
[ "$(cat all.tmx.failures.tsv)" = $'id\tcode\treason' ] || die "some failed"
echo "eight shards, one of them killed after $(cat killed) pairs and queued again, give what one run gives"

# --- One shard that has no luck ----------------------------------------------------------------------
submit() {  # submit AWASE FOLDER: the third shard alone
  AWASE=$1 AWASE_SHARDS=8 sbatch --parsable --array=3-3 "$examples/awase-shards.sbatch" pairs.tsv "$2" \
    "${options[@]}"
}
ends() {  # ends JOB: waits, and prints the state that the task ends in
  local state=
  for ((k = 0; k < 900; ++k)); do
    state=$(scontrol show job "${1}_3" 2>/dev/null | sed -n 's/.*JobState=\([A-Z_]*\).*/\1/p')
    case $state in COMPLETED | FAILED | CANCELLED | TIMEOUT) echo "$state"; return ;; esac
    [ "$state" = PENDING ] && scontrol update "JobId=${1}_3" StartTime=now 2>/dev/null || true
    sleep 0.1
  done
  echo "${state:-gone}"
}
good=aligned/shard-0000003.tmx

# Stops in the middle of its shard, as on a node that hangs, and says which processes are on that node.
cat > awase-hangs <<SCRIPT
#!/usr/bin/env bash
[ ! -e hangs ] || exec "$AWASE" "\$@"
"$AWASE" "\$@" & pid=\$!
while [ ! -s lost/shard-0000003/.awase-batch/3-of-8.jsonl ]; do sleep 0.01; done
kill -STOP \$pid
echo "\$(ps -o ppid= \$PPID) \$PPID \$\$ \$pid" > hangs.new
mv hangs.new hangs
wait
SCRIPT
chmod +x awase-hangs
job=$(submit "$work/awase-hangs" lost)
for ((k = 0; k < 300; ++k)); do [ -e hangs ] && break; sleep 0.1; done
[ -e hangs ] || die "the shard does not begin"

# The same shard once more while it is at work.
second=$(submit "$AWASE" lost)
[ "$(ends "$second")" = FAILED ] || die "a second run of a shard does not end"
grep -q 'another awase batch' "awase-$second-3.log" ||
  { cat "awase-$second-3.log"; die "it does not say why"; }

# The node is lost with all that runs on it, and comes back.
kill -KILL "$slurmd" $(cat hangs)
scontrol update "NodeName=$(hostname -s)" State=DOWN Reason=lost
for ((k = 0; k < 300; ++k)); do
  [ "$(scontrol show job "${job}_3" | sed -n 's/.*JobState=\([A-Z_]*\).*/\1/p')" != RUNNING ] && break
  sleep 0.1
done
start slurmd -D -f "$SLURM_CONF"
scontrol update "NodeName=$(hostname -s)" State=RESUME 2>/dev/null || true
state=$(ends "$job")
# What Slurm had to tell the lost node it may tell the one that came back, and end what has just begun there.
for again in 1 2 3; do
  [ "$state" = FAILED ] || break
  scontrol requeue "${job}_3"
  state=$(ends "$job")
done
[ "$state" = COMPLETED ] || { cat "awase-$job-3.log"; die "the shard of a lost node: $state"; }
grep -q 'by an earlier run' "awase-$job-3.log" || { cat "awase-$job-3.log"; die "the lost shard began anew"; }
cmp lost/shard-0000003.tmx "$good" || die "the shard of a lost node gives another memory"

# The disk is full, then has room.
mkdir small
if mount -t tmpfs -o size=12k tmpfs small 2>/dev/null; then
  job=$(submit "$AWASE" small)
  state=$(ends "$job")
  [ "$state" = FAILED ] && grep -q 'the disk is full' "awase-$job-3.log" ||
    { cat "awase-$job-3.log"; umount small; die "a full disk: $state"; }
  mount -o remount,size=4m small
  state=$(ends "$(submit "$AWASE" small)")
  same=0; cmp small/shard-0000003.tmx "$good" || same=$?
  umount small
  [ "$state" = COMPLETED ] && [ "$same" = 0 ] || die "it does not go on where there is room again: $state"
else
  echo "no tmpfs can be mounted; the full disk was left out"
fi
ok=1
echo "a shard that loses its node, is run twice at once, or fills its disk gives the same memory in the end"
