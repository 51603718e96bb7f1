package org.wavenet4j.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.sound.sampled.SourceDataLine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wavenet4j.audio.SoundSink;
import org.wavenet4j.model.ModelFile;
import org.wavenet4j.run.Generator;
import org.wavenet4j.run.Sampling;

class SoundDeliveryTest {
  private static final int PLAIN_HEADER_BYTES = 44;

  @TempDir private Path folder;
  private Path model = Path.of("");
  private String out = "";

  @BeforeEach
  void writeModel() {
    model = TinyModel.write(folder.resolve("tiny.safetensors"), 0.5);
    out = folder.resolve("out.wav").toString();
  }

  /** A sound device that takes all it is given, and says whether it had played what it had. */
  private static final class Device implements InvocationHandler {
    private final ByteArrayOutputStream played = new ByteArrayOutputStream();
    private final List<String> calls = new ArrayList<>();
    private boolean starved;

    SourceDataLine line() {
      return (SourceDataLine)
          Proxy.newProxyInstance(
              Device.class.getClassLoader(), new Class<?>[] {SourceDataLine.class}, this);
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) {
      return switch (method.getName()) {
        case "getBufferSize" -> 640;
        case "available" -> starved ? 640 : 0;
        case "write" -> {
          played.write((byte[]) arguments[0], (int) arguments[1], (int) arguments[2]);
          yield arguments[2];
        }
        default -> {
          calls.add(method.getName());
          yield null;
        }
      };
    }
  }

  private Captured generate(Device device, String... more) {
    String[] arguments = {"generate", "--model", model.toString(), "--seconds", "0.25"};
    String[] all = Arrays.copyOf(arguments, arguments.length + more.length);
    System.arraycopy(more, 0, all, arguments.length, more.length);
    return Captured.run(format -> device.line(), all);
  }

  private static byte[] samplesOf(byte[] wav) {
    return Arrays.copyOfRange(wav, PLAIN_HEADER_BYTES, wav.length);
  }

  private List<String> namesInFolder() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void whatIsPlayedIsWhatAFileGets() throws IOException {
    Device alone = new Device();
    Captured played = generate(alone, "--play");
    assertEquals(0, played.exitCode(), played.err());
    assertTrue(played.err().startsWith("played: 0.3 s of sound in "), played.err());
    assertEquals(1, played.err().lines().count(), played.err());
    assertEquals(List.of("open", "start", "drain", "stop", "flush", "close"), alone.calls);

    Device beside = new Device();
    assertEquals(0, generate(beside, "--play", "--out", out).exitCode());
    byte[] samples = samplesOf(Files.readAllBytes(Path.of(out)));
    assertEquals(2 * 1000, samples.length);
    assertArrayEquals(samples, alone.played.toByteArray());
    assertArrayEquals(samples, beside.played.toByteArray());
    byte[] piped = generate(new Device(), "--play", "--out", "-").outBytes();
    assertArrayEquals(samples, samplesOf(piped));
  }

  @Test
  void deviceThatRunsDryIsToldOnceAtTheEnd() {
    Device device = new Device();
    device.starved = true;
    Captured played = generate(device, "--play");
    assertEquals(0, played.exitCode());
    // 25 blocks of 10 ms, and nothing was late before the first.
    assertEquals(
        "The sound had gaps where it was played (24), since its samples came too slowly; a file"
            + " (--out) has none.",
        played.err().lines().skip(1).findFirst().orElseThrow());
    assertEquals(2, played.err().lines().count(), played.err());
  }

  @Test
  void withoutASoundDeviceNothingIsMade() throws IOException {
    String[] arguments = {"generate", "--model", model.toString(), "--play", "--out", out};
    Captured refused = Captured.run(arguments);
    assertEquals(1, refused.exitCode());
    assertEquals(
        "sound device: none of this machine is free that takes 4000 Hz,"
            + " 16 bit, mono\nWrite it to a file instead: --out FILE.wav\n",
        refused.err());
    assertEquals(List.of("tiny.safetensors"), namesInFolder());
    arguments[arguments.length - 1] = "-";
    assertEquals("", Captured.run(arguments).out());
  }

  /** What a reader has got, at each time that it was handed on. */
  private static final class Reader extends OutputStream {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final List<Integer> handedOn = new ArrayList<>();
    private int roomBytes = Integer.MAX_VALUE;

    @Override
    public void write(int value) throws IOException {
      if (bytes.size() >= roomBytes) {
        throw new IOException("Broken pipe");
      }
      bytes.write(value);
    }

    @Override
    public void flush() {
      handedOn.add(bytes.size());
    }
  }

  private int generateTo(Reader reader, ByteArrayOutputStream err, String seconds) {
    Shell shell =
        new Shell(
            new PrintStream(reader, false, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false,
            "wavenet",
            Path.of(""));
    return Main.run(
        shell, "generate", "--model", model.toString(), "--seconds", seconds, "--out", "-");
  }

  @Test
  void readerGetsEveryTenMillisecondsAtOnce() {
    Reader reader = new Reader();
    assertEquals(0, generateTo(reader, new ByteArrayOutputStream(), "0.1"));
    // 40 frames of 2 bytes are 10 ms at 4000 Hz.
    for (int block = 1; block <= 10; block++) {
      assertTrue(
          reader.handedOn.contains(PLAIN_HEADER_BYTES + block * 80),
          block + " blocks in " + reader.handedOn);
    }
  }

  @Test
  void readerThatLeavesEndsTheJobInOneLine() {
    Reader reader = new Reader();
    reader.roomBytes = 1000;
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    assertEquals(1, generateTo(reader, err, "20"));
    assertEquals(
        "standard output: cannot be written any more, its reader is gone or its disk is full; run it again once that is mended",
        err.toString(StandardCharsets.UTF_8).strip());
    assertEquals(1000, reader.bytes.size());
  }

  @Test
  void loopStopsAfterTheBlockInWhichItIsTold() {
    List<Integer> blocks = new ArrayList<>();
    SoundSink sink =
        new SoundSink() {
          @Override
          public void write(float[] samples, int offset, int frames) {
            blocks.add(frames);
          }

          @Override
          public void finish() {
            throw new AssertionError("it was stopped, not finished");
          }

          @Override
          public void close() {}
        };
    Generator generator = Generator.of(ModelFile.read(model), new Sampling(1, 1));
    GenerationLoop loop =
        new GenerationLoop(generator, new GuardOption(), TinyModel.SAMPLE_RATE_HZ, 1L << 40);
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    try (ProgressLine progress = new ProgressLine("generate", nowhere, false, () -> 0)) {
      assertFalse(loop.run(sink, progress, () -> blocks.size() == 3));
    }
    assertEquals(List.of(40, 40, 40), blocks);
  }

  @Test
  void outputsAreAllClosedEvenIfOneFails() {
    List<String> closed = new ArrayList<>();
    SoundOutputs outputs = new SoundOutputs();
    for (String name : List.of("first", "second", "third")) {
      outputs.add(
          new SoundSink() {
            @Override
            public void write(float[] samples, int offset, int frames) {}

            @Override
            public void finish() {}

            @Override
            public void close() {
              closed.add(name);
              if (name.equals("second")) {
                throw new IllegalStateException("stuck");
              }
            }
          });
    }
    assertThrows(IllegalStateException.class, outputs::close);
    assertEquals(List.of("first", "second", "third"), closed);
  }
}
