#!/bin/sh
# What is left of the speed of bare steps when a run does everything else too (reading windows, evaluation, checkpoints, the
# log), and the memory of the whole:
#
#   wavenet-bench/loop.sh configs/piano-small.yaml 10
#
# RECIPE is trained for MINUTES into a folder that is thrown away; its corpus must have been prepared. The log tells
# the seconds inside steps; the rest of the time went into everything else.
set -eu

if [ $# -ne 2 ]; then
  sed -n '2,9s/^# \{0,1\}//p' "$0" >&2
  exit 2
fi
home=$(cd "$(dirname "$0")/.." && pwd -P)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$home/wavenet" train "$1" --run "$work/run" --minutes "$2" >&2
tr ',{}' '\n\n\n' <"$work/run/log.jsonl" | sed 's/^ *"\([a-zA-Z]*\)" *: */\1 /' | awk '
  $1 == "seconds" { wall = $2 }
  $1 == "samples" { samples = $2 }
  $1 == "samplesPerSecond" { steps += (samples - before) / $2; before = samples }
  END {
    printf "%d samples in %.0f s, %.0f s of them in steps: the loop runs at %.3f of the bare speed of %.0f samples/s\n", \
      samples, wall, steps, steps / wall, samples / steps
  }'
