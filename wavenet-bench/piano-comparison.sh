#!/bin/sh
# What linear prediction and tones are worth to a piano that is told notes: the network of configs/piano-midi-small.yaml with
# less and less of what it starts from, each trained for as long and judged by the same pieces, which it never saw:
#
#   wavenet-bench/piano-comparison.sh 5
#
# MINUTES for each of the five, fit of the tones included; the corpus corpora/piano-demo must have been prepared. Prints
# a table in Markdown, a row as soon as it is known. Networks, sounds and spectrograms stay in runs/comparison.
set -eu

if [ $# -ne 1 ]; then
  sed -n '2,9s/^# \{0,1\}//p' "$0" >&2
  exit 2
fi
home=$(cd "$(dirname "$0")/.." && pwd -P)
minutes=$1
runs=runs/comparison
toneless='--set model.tones=null --set training.tonePasses=null'

# number FILE KEY: the first number under that key, which is the one over all pieces.
number() { tr '\n' ' ' <"$1" | grep -o "\"$2\" *: *-\{0,1\}[0-9.eE+-]*" | sed -n '1s/.*: *//p'; }

# compare NAME TEXT SETTING...: one row.
compare() {
  name=$1
  text=$2
  shift 2
  "$home/wavenet" train "$home/configs/piano-midi-small.yaml" --run "$runs/$name" --minutes "$minutes" \
    --set training.averageDecay=0.995 --set "name=$name" "$@" >&2
  "$home/wavenet" evaluate --model "$runs/$name/model.safetensors" --corpus corpora/piano-demo --split test --readout drawn \
    --task midi-piano --no-baselines --out "$runs/$name/heard" --json >"$runs/$name/measures.json"
  json=$runs/$name/measures.json
  printf '| %s | %s | %.3f | %.3f | %.3f | %+.3f | %+.1f |\n' "$text" \
    "$(sed -n 's/.*"step" *: *\([0-9]*\).*/\1/p' "$runs/$name/log.jsonl" | tail -n 1)" \
    "$(number "$json" bitsPerSample)" "$(number "$json" conditioningGain)" "$(number "$json" f1)" \
    "$(number "$json" chromaMargin)" "$(number "$json" levelDifferenceDb)"
}

printf '| starts from | steps | bits per sample | conditioning gain | onset F1 | chroma above shuffled | level, dB |\n'
printf '|---|---|---|---|---|---|---|\n'
# shellcheck disable=SC2086 # The list of settings is to be split.
{
  compare categorical 'nothing: a probability a code' $toneless --set model.prediction=null \
    --set 'model.distribution={type: categorical}' --set model.postChannels=256
  compare mixture 'nothing: a mixture over the codes' $toneless --set model.prediction=null
  compare prediction-32 'linear prediction of order 32' $toneless
  compare prediction-128 'linear prediction of order 128' $toneless --set model.prediction.order=128 \
    --set model.prediction.windowFrames=2048 --set model.prediction.bandwidthExpansion=1
  compare tones 'tones, and order 32 for the rest'
}
