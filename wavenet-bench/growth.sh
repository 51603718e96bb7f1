#!/bin/sh
# How training time and memory grow with the window and the batch, and what local conditioning costs:
#
#   wavenet-bench/growth.sh S
#
# CONFIG is S or M (see `wavenet bench train --help`). Time is that of the best step, divided by its samples; the machine's
# speed drifts, so each figure is the best of two rounds.
set -eu

if [ $# -ne 1 ]; then
  sed -n '2,7s/^# \{0,1\}//p' "$0" >&2
  exit 2
fi
config=$1
home=$(cd "$(dirname "$0")/.." && pwd -P)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# value JSON_KEY: from the answer in $work/out
value() {
  sed -n "s/.*\"$1\" *: *\([0-9.E+-]*\).*/\1/p" "$work/out" | tail -n 1
}

# measure NAME STEPS OPTION...: adds a line with name, best samples a second, GFLOP/s and memory
measure() {
  name=$1
  steps=$2
  shift 2
  "$home/wavenet" bench train --config "$config" --steps "$steps" --json "$@" >"$work/out"
  printf '%s %s %s %s\n' "$name" "$(value samplesPerSecondBest)" "$(value gflops)" "$(value peakRssBytes)" >>"$work/figures"
}

for round in 1 2; do
  measure T=2048,B=1 240 --frames 2048
  measure T=8192,B=1 60 --frames 8192
  measure T=32768,B=1 16 --frames 32768
  measure T=2048,B=4 60 --frames 2048 --batch 4
  measure T=8192,B=4 16 --frames 8192 --batch 4
  measure T=32768,B=4 8 --frames 32768 --batch 4
  measure T=8192,B=1,C=88 60 --frames 8192 --local 88
done
awk -v config="$config" '
  !($1 in speed) { order[++n] = $1 }
  $2 > speed[$1] { speed[$1] = $2; flops[$1] = $3 / $2; rss[$1] = $4 }
  END {
    base = "T=8192,B=1"
    printf "%s\n%-18s %14s %12s %10s\n", config, "", "us a sample", "to T=8192", "memory, GB"
    for (i = 1; i <= n; i++)
      printf "%-18s %14.2f %12.2f %10.2f\n", order[i], 1e6 / speed[order[i]], speed[base] / speed[order[i]], rss[order[i]] / 1e9
    told = base ",C=88"
    printf "local conditioning of 88 channels: %.2f x the time, %.2f x the arithmetic\n", \
      speed[base] / speed[told], flops[told] / flops[base]
  }' "$work/figures"
