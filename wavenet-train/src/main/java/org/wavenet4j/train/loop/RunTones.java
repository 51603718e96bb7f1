package org.wavenet4j.train.loop;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.wavenet4j.UserError;
import org.wavenet4j.model.ToneSpec;
import org.wavenet4j.model.Tones;
import org.wavenet4j.model.TonesFile;
import org.wavenet4j.train.data.Corpus;
import org.wavenet4j.train.recipe.Recipe;
import org.wavenet4j.train.tones.ToneFit;

/** The tones of a run, where its network has some: fitted when it begins, kept in its folder. */
final class RunTones {
  private final Recipe recipe;
  private final Corpus corpus;
  private final Path file;
  private final TrainingListener listener;
  private final BooleanSupplier stop;

  /**
   * Tones of one run.
   *
   * @param stop whether a fit is to end early
   */
  RunTones(
      Recipe recipe,
      Corpus corpus,
      RunFolder folder,
      TrainingListener listener,
      BooleanSupplier stop) {
    this.recipe = recipe;
    this.corpus = corpus;
    this.file = folder.tonesFile();
    this.listener = listener;
    this.stop = stop;
  }

  /**
   * For a run that begins: fitted, whatever the folder holds, since nothing says that it is of this
   * recipe and corpus.
   *
   * @throws CancellationException if the fit was stopped; the file is then as it was
   */
  Optional<Tones> fitted() {
    return recipe.model().tones().map(this::fit);
  }

  /**
   * For a run that goes on: those that it began with.
   *
   * @throws UserError if they cannot be read
   * @throws CancellationException if they were missing, and the fit was stopped
   */
  Optional<Tones> kept() {
    return recipe.model().tones().map(this::read);
  }

  private Tones read(ToneSpec spec) {
    if (!Files.exists(file)) {
      listener.message(
          file + ": is missing. Fitting the tones anew; the same corpus gives the same ones.");
      return fit(spec);
    }
    try {
      return TonesFile.read(file, spec);
    } catch (UserError e) {
      String problem = e.getMessage().lines().findFirst().orElse("");
      throw new UserError(
          problem
              + "\nThe run cannot go on without its tones: remove that file and resume again, then they are fitted anew.",
          e);
    }
  }

  private Tones fit(ToneSpec spec) {
    Tones tones =
        new ToneFit(corpus, spec, recipe.training().tonePasses()).fit(listener::tones, stop);
    TonesFile.write(tones, file);
    // A fit holds all of the sound several times over: training wants that memory back at once.
    System.gc();
    return tones;
  }
}
