package org.wavenet4j.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A {@link ToneCorpus} of which some pieces have MIDI, as if they were made from it. */
final class NoteCorpus {
  private NoteCorpus() {}

  /**
   * Prepares it and returns its folder.
   *
   * @param notes by the name of the piece's audio file
   */
  static Path prepare(Path folder, int sampleRateHz, Map<String, TinyMidi> notes)
      throws IOException {
    Path corpus = ToneCorpus.prepare(folder, sampleRateHz);
    Path file = corpus.resolve("corpus.json");
    ObjectMapper mapper = new ObjectMapper();
    JsonNode json = mapper.readTree(file.toFile());
    Files.createDirectories(corpus.resolve("midi"));
    for (JsonNode piece : json.path("pieces")) {
      String id = piece.path("id").asText();
      TinyMidi midi = notes.get(piece.path("source").asText());
      if (midi != null) {
        midi.write(corpus.resolve("midi").resolve(id + ".mid"));
        ((ObjectNode) piece).put("midiFile", "midi/" + id + ".mid");
      }
    }
    mapper.writeValue(file.toFile(), json);
    return corpus;
  }
}
