package org.wavenet4j.train.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.wavenet4j.UserError;

/**
 * Held while one process writes a folder, a corpus or a run. The system frees it, however the
 * process ends.
 */
public final class FolderLock implements AutoCloseable {
  private static final String NAME = ".lock"; // stays: deleting it would race with the next one

  /** Behind the process's number: where locks are mandatory, what is locked cannot be read. */
  private static final long LOCKED_BYTE = 1 << 10;

  private final FileChannel channel;
  private final Path folder;

  private FolderLock(FileChannel channel, Path folder) {
    this.channel = channel;
    this.folder = folder;
  }

  /** The folder that may be written. */
  public Path folder() {
    return folder;
  }

  /**
   * Takes the lock of a folder that is there.
   *
   * @param doing what is done in it, for whoever comes second: {@code prepared}
   * @param otherFolder the option that names another folder: {@code --out}
   * @throws UserError if someone else holds it, with the number of that process
   */
  public static FolderLock take(Path folder, String doing, String otherFolder) throws IOException {
    FileChannel channel =
        FileChannel.open(
            folder.resolve(NAME),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    try {
      if (!locks(channel)) {
        throw new UserError(
            "%s: is being %s by another process (%s). Wait until it is done, or give another %s."
                .formatted(folder, doing, owner(channel), otherFolder));
      }
      byte[] owner = Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8);
      channel.truncate(0).write(ByteBuffer.wrap(owner), 0);
      return new FolderLock(channel, folder);
    } catch (IOException | UserError e) {
      channel.close();
      throw e;
    }
  }

  private static boolean locks(FileChannel channel) throws IOException {
    try {
      return channel.tryLock(LOCKED_BYTE, 1, false) != null;
    } catch (OverlappingFileLockException e) {
      return false; // held in this very process
    }
  }

  private static String owner(FileChannel channel) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(Long.toString(Long.MAX_VALUE).length());
    int length = Math.max(0, channel.read(bytes, 0));
    String number = new String(bytes.array(), 0, length, StandardCharsets.UTF_8);
    // The other one may be about to write it.
    return number.isEmpty() ? "of unknown number" : number;
  }

  @Override
  public void close() throws IOException {
    try (channel) {
      channel.truncate(0); // a finished folder holds nothing that depends on who made it
    }
  }
}
