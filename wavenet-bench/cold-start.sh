#!/usr/bin/env bash
# How long `wavenet generate --seconds 1` takes from cold, the whole process by the wall clock, in seconds:
#
#   wavenet-bench/cold-start.sh MODEL ROUNDS [OPTION...]
#
# Options are those of `wavenet generate`. In turn with the same without the archive of classes that the launcher's build makes.
# Prints least and median of both. The first run, which may build, does not count.
set -eu

if [ $# -lt 2 ]; then
  sed -n '2,7s/^# \{0,1\}//p' "$0" >&2
  exit 2
fi
model=$1
rounds=$2
shift 2
home=$(cd "$(dirname "$0")/.." && pwd -P)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# once NAME FLAGS OPTION...: adds the seconds of a run with these flags of the JVM
once() {
  name=$1
  flags=$2
  shift 2
  TIMEFORMAT=%R
  { time WAVENET_JAVA_OPTS="$flags" "$home/wavenet" generate --model "$model" --seconds 1 --out "$work/out.wav" "$@" \
    2>"$work/err"; } 2>>"$work/$name" || { cat "$work/err" >&2; exit 1; }
}

once first '' "$@"
round=1
while [ "$round" -le "$rounds" ]; do
  once with '' "$@"
  once without "-XX:SharedArchiveFile=$work/none" "$@"
  round=$((round + 1))
done
for name in with without; do
  sort -n "$work/$name" | awk -v name="$name" '
    { seconds[NR] = $1 }
    END { printf "%s the archive: least %.2f s, median %.2f s\n", name, seconds[1], seconds[int((NR + 1) / 2)] }'
done
