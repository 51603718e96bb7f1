package org.wavenet4j.train.data;

/**
 * One piece of a prepared corpus.
 *
 * @param id unique in the corpus; a safe file name without extension
 * @param source where it came from, relative to the manifest's folder; or what it was rendered from
 * @param sourceSha256 of the source and of everything that shaped the result, hexadecimal
 * @param audioFile name inside the corpus folder, 16-bit mono WAV
 * @param audioSha256 of that file
 * @param midiFile name of the standard MIDI file that the audio was rendered from, aligned at frame
 *     0; empty if there is none
 * @param frames of audio
 * @param split the part it belongs to
 */
public record CorpusItem(
    String id,
    String source,
    String sourceSha256,
    String audioFile,
    String audioSha256,
    String midiFile,
    long frames,
    Split split) {}
