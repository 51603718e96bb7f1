package org.wavenet4j.train.data;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.wavenet4j.UserError;

/** Held while a corpus is written. The system frees it, however the process ends. */
final class CorpusLock implements AutoCloseable {
  private static final String NAME = ".lock"; // stays: deleting it would race with the next one

  private final FileChannel channel;
  private final Path folder;

  private CorpusLock(FileChannel channel, Path folder) {
    this.channel = channel;
    this.folder = folder;
  }

  /** The folder that may be written. */
  Path folder() {
    return folder;
  }

  static CorpusLock take(Path folder) throws IOException {
    FileChannel channel =
        FileChannel.open(folder.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        return new CorpusLock(channel, folder);
      }
    } catch (OverlappingFileLockException e) {
      channel.close();
      throw busy(folder);
    }
    channel.close();
    throw busy(folder);
  }

  private static UserError busy(Path folder) {
    return new UserError(
        folder
            + ": is being prepared by another process. Wait until it is done, or give another --out.");
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
