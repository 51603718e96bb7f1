package org.wavenet4j.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Locale;
import org.wavenet4j.train.data.Corpus;
import org.wavenet4j.train.data.CorpusItem;
import org.wavenet4j.train.data.Split;

/** What {@code wavenet info} answers on a corpus. */
final class CorpusAnswer {
  private CorpusAnswer() {}

  static void tell(Corpus corpus, PrintStream out, boolean json) throws IOException {
    if (json) {
      JsonAnswer.print(out, answer -> write(corpus, answer));
    } else {
      print(corpus, out);
    }
  }

  private static void print(Corpus corpus, PrintStream out) {
    out.printf("corpus       %s%n", corpus.name());
    out.printf(Locale.ROOT, "sample rate  %,d Hz%n", corpus.sampleRateHz());
    for (Split split : Split.values()) {
      out.printf(
          Locale.ROOT,
          "%-12s %.1f minutes in %d pieces%n",
          split.label(),
          minutes(corpus, split),
          corpus.items(split).size());
    }
    out.printf("hash         %s%n", corpus.hash());
  }

  private static void write(Corpus corpus, JsonGenerator out) throws IOException {
    out.writeStringField("type", "corpus");
    out.writeStringField("name", corpus.name());
    out.writeNumberField("sampleRateHz", corpus.sampleRateHz());
    out.writeStringField("hash", corpus.hash());
    out.writeObjectFieldStart("splits");
    for (Split split : Split.values()) {
      out.writeObjectFieldStart(split.label());
      out.writeNumberField("minutes", minutes(corpus, split));
      out.writeNumberField("pieces", corpus.items(split).size());
      out.writeEndObject();
    }
    out.writeEndObject();
  }

  private static double minutes(Corpus corpus, Split split) {
    long frames = corpus.items(split).stream().mapToLong(CorpusItem::frames).sum();
    return frames / 60.0 / corpus.sampleRateHz();
  }
}
