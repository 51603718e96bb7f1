#!/bin/sh
# Where the time of a training step goes, sampled by the JVM's flight recorder:
#
#   wavenet-bench/profile.sh S [--threads N]
#
# CONFIG is S or M (see `wavenet bench train --help`). "serial" is what the calling thread does alone; the rest is shared out over
# the threads.
set -eu

if [ $# -lt 1 ]; then
  sed -n '2,7s/^# \{0,1\}//p' "$0" >&2
  exit 2
fi
config=$1
shift
home=$(cd "$(dirname "$0")/.." && pwd -P)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
jfr=jfr
[ -z "${JAVA_HOME:-}" ] || jfr=$JAVA_HOME/bin/jfr

WAVENET_JAVA_OPTS="-XX:StartFlightRecording=filename=$work/step.jfr,settings=profile,delay=8s" \
  "$home/wavenet" bench train --config "$config" --steps 200 "$@" >"$work/out"
tail -n 1 "$work/out"
"$jfr" print --stack-depth 40 --events jdk.ExecutionSample,jdk.NativeMethodSample "$work/step.jfr" | awk '
  /^jdk\./ { top = ""; shared = 0; ours = 0; gemm = 0; next }
  /^}/ {
    if (!ours || gemm) next
    total++
    if (!shared) kind = "serial: DL4J, ND4J, the first layer, copies"
    else if (top ~ /Blocks.sums/ || top ~ /addSums/) kind = "sums of gradients of biases"
    else if (top ~ /Blocks|Products|addOuter/) kind = "matrix products"
    else if (top ~ /GatedActivation/) kind = "gate and its derivative"
    else if (top ~ /Softmax/) kind = "softmax and cross-entropy"
    else if (top ~ /TileHead/) kind = "relus of the head"
    else if (top ~ /FrameMatrix/) kind = "biases and clearing"
    else kind = "other"
    count[kind]++
    next
  }
  /WorkerPool/ { shared = 1 }
  /TrainingBenchmark.run/ { ours = 1 }
  /WorkerPool.work/ { ours = 1 }
  /gemmSeconds/ { gemm = 1 }
  /org\.wavenet4j/ && top == "" { top = $1 }
  END {
    for (kind in count) printf "%5.1f %%  %s\n", 100 * count[kind] / total, kind | "sort -rn"
  }'
