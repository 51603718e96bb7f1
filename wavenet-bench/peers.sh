#!/bin/sh
# Our training and another program's in turn, on the same machine in the same minutes, and the ratio of the two:
#
#   wavenet-bench/peers.sh S 3 path/to/peer/run.sh [--blas mkl] [--threads N]
#
# CONFIG is S or M (see `wavenet bench train --help`), ROUNDS how often each runs. The peer is called as PEER CONFIG 8192 STEPS
# and must print a line with "best N samples/s" and "median N". The best and the median of all rounds are compared. What
# comes behind the peer is handed to `wavenet bench train`; the peer's threads are the peer's own affair.
set -eu

if [ $# -lt 3 ]; then
  sed -n '2,8s/^# \{0,1\}//p' "$0" >&2
  exit 2
fi
config=$1
rounds=$2
peer=$3
shift 3
home=$(cd "$(dirname "$0")/.." && pwd -P)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The numbers behind "best" and "median" in a program's output, without thousands separators.
figures() {
  tr -d , <"$1" | sed -n 's/.*best \([0-9]*\) samples\/s.*median \([0-9]*\).*/\1 \2/p' | tail -n 1
}

round=1
while [ "$round" -le "$rounds" ]; do
  "$home/wavenet" bench train --config "$config" --frames 8192 --steps 60 "$@" >"$work/out"
  blas=$(sed -n 's/.*threads, \([A-Z]*\):.*/\1/p' "$work/out")
  ours=$(figures "$work/out")
  "$peer" "$config" 8192 60 >"$work/out" 2>"$work/err" || { cat "$work/out" "$work/err" >&2; exit 1; }
  theirs=$(figures "$work/out")
  [ -n "$ours" ] && [ -n "$theirs" ] || { echo "peers.sh: no figures in the output of one of the two" >&2; cat "$work/out" >&2; exit 1; }
  printf 'round %d: ours best %s median %s, peer best %s median %s\n' "$round" $ours $theirs
  echo "$ours $theirs" >>"$work/figures"
  round=$((round + 1))
done
for column in 2 4; do
  cut -d ' ' -f "$column" "$work/figures" | sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'
done | paste -s -d ' ' - >"$work/medians"
awk -v medians="$(cat "$work/medians")" -v config="$config, $blas" '
  $1 > ours { ours = $1 }
  $3 > theirs { theirs = $3 }
  END {
    split(medians, m, " ")
    printf "%s: best %d / %d = %.2f, median %d / %d = %.2f\n", config, ours, theirs, ours / theirs, m[1], m[2], m[1] / m[2]
  }' "$work/figures"
