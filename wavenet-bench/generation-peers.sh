#!/bin/sh
# Our generation and another program's in turn, on the same machine in the same minutes, and the ratio of the two:
#
#   wavenet-bench/generation-peers.sh S 3 path/to/peer/run.sh
#
# CONFIG is S or M (see `wavenet bench generate --help`), ROUNDS how often each runs. One thread and one stream, weights of 32
# bits and of 16. The peer is called as PEER CONFIG 0|1 SAMPLES (0 fp32, 1 bf16) and must print a line with "cpu-mean N" and
# "best-block N", in samples a second. Both generate as many samples; ours warms Java's compiler up before, and that does not
# count. Compared are, of all rounds,
#
#   mean  the median of our sustained means, by the wall clock, with the median of the peer's cpu-mean, which leaves out the
#         time that other programs had the CPU: on a busy machine that is to our disadvantage
#   cpu   the same with our thread's time on the CPU
#   best  our best block of 10 ms of sound (160 samples) with the peer's best block, whatever its length
#
# Then, of ours alone, bf16 on two threads and with 16 streams on each of two threads: the median, as times real time.
set -eu

if [ $# -ne 3 ]; then
  sed -n '2,17s/^# \{0,1\}//p' "$0" >&2
  exit 2
fi
config=$1
rounds=$2
peer=$3
home=$(cd "$(dirname "$0")/.." && pwd -P)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
case $config in
  S | s) samples=500000 ;;
  *) samples=60000 ;;
esac

# value JSON_KEY: from the answer in $work/out
value() {
  sed -n "s/.*\"$1\" *: *\([0-9.E+-]*\).*/\1/p" "$work/out"
}

# ours OPTION...: runs the benchmark, whose answer is then in $work/out
ours() {
  "$home/wavenet" bench generate --config "$config" --json "$@" >"$work/out"
}

# compare PRECISION NUMBER_OF_THE_PEER: adds a line with our mean, cpu mean and best, then the peer's mean and best
compare() {
  ours --precision "$1" --samples "$samples"
  mine="$(value samplesPerSecond) $(value samplesPerCpuSecond) $(value samplesPerSecondBest)"
  "$peer" "$config" "$2" "$samples" >"$work/out" 2>"$work/err" || { cat "$work/out" "$work/err" >&2; exit 1; }
  theirs=$(sed -n 's/.*cpu-mean \([0-9.]*\) .*best-block \([0-9.]*\) .*/\1 \2/p' "$work/out" | tail -n 1)
  [ -n "$theirs" ] || { echo "generation-peers.sh: no figures in the peer's output" >&2; cat "$work/out" >&2; exit 1; }
  echo "$mine $theirs" | awk -v round="$round" -v what="$config $1" '{
    printf "round %d, %s: ours mean %d cpu %d best %d, peer mean %d best %d\n", round, what, $1, $2, $3, $4, $5
  }'
  echo "$mine $theirs" >>"$work/$1"
}

# alone NAME OPTION...: adds our times real time
alone() {
  name=$1
  shift
  ours --precision bf16 "$@"
  value timesRealTime >>"$work/$name"
  printf 'round %d, %s bf16, %s: %.2f x real time\n' "$round" "$config" "$name" "$(value timesRealTime)"
}

# median FILE COLUMN; of an even number the lower one
median() {
  cut -d ' ' -f "$2" "$work/$1" | sort -g | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'
}

# most FILE COLUMN
most() {
  cut -d ' ' -f "$2" "$work/$1" | sort -g | tail -n 1
}

round=1
while [ "$round" -le "$rounds" ]; do
  compare fp32 0
  compare bf16 1
  alone 2-threads --threads 2
  alone 2-threads-x-16-streams --threads 2 --streams 32
  round=$((round + 1))
done
for precision in fp32 bf16; do
  echo "$(median "$precision" 1) $(median "$precision" 2) $(most "$precision" 3) $(median "$precision" 4) $(most "$precision" 5)"
done >"$work/ratios"
awk -v config="$config" '{
  printf "%s %s: mean %d / %d = %.3f, cpu %d / %d = %.3f, best %d / %d = %.3f\n", \
    config, NR == 1 ? "fp32" : "bf16", $1, $4, $1 / $4, $2, $4, $2 / $4, $3, $5, $3 / $5
}' "$work/ratios"
for name in 2-threads 2-threads-x-16-streams; do
  printf '%s bf16, %s: %.2f x real time\n' "$config" "$name" "$(median "$name" 1)"
done
