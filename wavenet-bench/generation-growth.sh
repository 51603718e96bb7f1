#!/bin/sh
# How the time of a generated sample grows with the number of layers, the largest dilation and the length of the sound:
#
#   wavenet-bench/generation-growth.sh S [--precision bf16]
#
# CONFIG is S or M (see `wavenet bench generate --help`); what comes behind it is handed on. Times are the best of three rounds
# of the mean time of a sample. It should be linear in the layers (a layer of the last 20 takes as long as one of the 10 before
# them) and independent of the others (ratios of 1). The stream goes on where its warm-up ended.
# It generates 100 s of sound three times, which takes M long.
set -eu

if [ $# -lt 1 ]; then
  sed -n '2,9s/^# \{0,1\}//p' "$0" >&2
  exit 2
fi
config=$1
shift
home=$(cd "$(dirname "$0")/.." && pwd -P)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# measure NAME OPTION...: adds a line with name and microseconds a sample; the options that all have are in "$common"
measure() {
  name=$1
  shift
  # shellcheck disable=SC2086
  "$home/wavenet" bench generate --config "$config" --json "$@" $common >"$work/out"
  sed -n 's/.*"samplesPerSecond" *: *\([0-9.E+-]*\).*/\1/p' "$work/out" \
    | awk -v name="$name" '{ printf "%s %.6f\n", name, 1e6 / $1 }' >>"$work/figures"
}

common=$*
for round in 1 2 3; do
  echo "round $round of 3" >&2
  for layers in 10 20 40; do measure "layers=$layers" --layers "$layers" --samples 32000; done
  for dilation in 2 32 512; do measure "dilation=$dilation" --largest-dilation "$dilation" --samples 32000; done
  for seconds in 1 10 100; do measure "seconds=$seconds" --samples $((seconds * 16000)); done
done
awk -v config="$config $common" '
  !($1 in us) { order[++n] = $1; us[$1] = $2 }
  $2 < us[$1] { us[$1] = $2 }
  END {
    printf "%s, us a sample\n", config
    for (i = 1; i <= n; i++) printf "  %-13s %9.3f\n", order[i], us[order[i]]
    first = (us["layers=20"] - us["layers=10"]) / 10
    last = (us["layers=40"] - us["layers=20"]) / 20
    printf "a layer more: %.3f us from 10 to 20, %.3f us from 20 to 40, ratio %.3f\n", first, last, last / first
    printf "largest dilation 32 to 2: %.3f, 512 to 2: %.3f\n", us["dilation=32"] / us["dilation=2"], us["dilation=512"] / us["dilation=2"]
    printf "10 s of sound to 1 s: %.3f, 100 s to 1 s: %.3f\n", us["seconds=10"] / us["seconds=1"], us["seconds=100"] / us["seconds=1"]
  }' "$work/figures"
