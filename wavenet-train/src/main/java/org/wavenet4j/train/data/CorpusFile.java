package org.wavenet4j.train.data;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.wavenet4j.AtomicFile;
import org.wavenet4j.IoReason;
import org.wavenet4j.Printable;
import org.wavenet4j.UserError;
import org.wavenet4j.model.SpecException;

/** {@code corpus.json}, which makes a folder of audio a corpus; it is written last. */
public final class CorpusFile {
  static final String NAME = "corpus.json";
  private static final int MOST_CHARACTERS = 200; // of what a message quotes

  private CorpusFile() {}

  /**
   * Reads the corpus in a folder and looks at each piece's file.
   *
   * @throws UserError if there is none, it is damaged, or a piece's file is missing or of another
   *     length
   */
  public static Corpus read(Path folder) {
    Corpus corpus = document(folder).in(folder);
    new CorpusAudio(corpus).check();
    return corpus;
  }

  /** Reads what {@code corpus.json} says, without a look at the audio. */
  static CorpusDocument document(Path folder) {
    Path file = folder.resolve(NAME);
    if (!Files.isRegularFile(file)) {
      throw new UserError(
          "%s: is no prepared corpus, it has no %s. Make it with `wavenet prepare MANIFEST --out %s`."
              .formatted(folder, NAME, folder));
    }
    try (JsonParser parser = new JsonFactory().createParser(file.toFile())) {
      CorpusDocument document = CorpusJson.read(parser);
      if (parser.nextToken() != null) {
        throw new JsonParseException(parser, "text after its end");
      }
      return document;
    } catch (SpecException e) {
      String where = e.path().isEmpty() ? "" : e.path() + ": ";
      throw damaged(folder, where + e.problem(), e);
    } catch (JsonProcessingException e) {
      throw damaged(folder, Printable.of(e.getOriginalMessage(), MOST_CHARACTERS), e);
    } catch (IOException e) {
      throw new UserError("%s: cannot be read (%s)".formatted(file, IoReason.of(e)), e);
    }
  }

  private static UserError damaged(Path folder, String problem, Exception cause) {
    return new UserError(
        "%s: %s. Run `wavenet prepare MANIFEST --out %s` again."
            .formatted(folder.resolve(NAME), problem, folder),
        cause);
  }

  /** Writes it, as a whole or not at all. */
  static void write(Path folder, CorpusDocument document) throws IOException {
    AtomicFile.write(folder.resolve(NAME), CorpusJson.write(document));
  }
}
