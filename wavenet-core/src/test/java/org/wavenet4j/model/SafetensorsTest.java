package org.wavenet4j.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wavenet4j.UserError;

class SafetensorsTest {
  private static final Tensor A = tensor("a", new float[] {1, -2, 0.5f}, 3);
  private static final Tensor B = tensor("b", new float[16], 4, 4);
  private static final Tensor C = tensor("c", new float[] {Float.NaN}, 1, 1);

  @TempDir private Path folder;

  private static Tensor tensor(String name, float[] values, Integer... shape) {
    return new Tensor(new TensorSpec(name, List.of(shape)), values);
  }

  @Test
  void bytesAreTheFormatsOwn() throws IOException {
    Path file = folder.resolve("x.safetensors");
    new Safetensors(Map.of("k", "v\u00e4"), List.of(A, B)).write(file);
    // b fills whole 64 bytes and so goes first, which keeps it aligned.
    String json =
        "{\"__metadata__\":{\"k\":\"v\u00e4\"},"
            + "\"b\":{\"dtype\":\"F32\",\"shape\":[4,4],\"data_offsets\":[0,64]},"
            + "\"a\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[64,76]}}";
    byte[] text = json.getBytes(StandardCharsets.UTF_8);
    int header = 192 - 8;
    assertTrue(text.length <= header && text.length > header - 64, "padded to 64 bytes");
    byte[] padded = Arrays.copyOf(text, header);
    Arrays.fill(padded, text.length, header, (byte) ' ');
    ByteBuffer expected =
        ByteBuffer.allocate(192 + 76).order(ByteOrder.LITTLE_ENDIAN).putLong(header).put(padded);
    expected.position(192 + 64).putFloat(1).putFloat(-2).putFloat(0.5f);
    assertArrayEquals(expected.array(), Files.readAllBytes(file));
  }

  @Test
  void orderOfTensorsChangesNoByteAndNothingElseIsLeftInTheFolder() throws IOException {
    Path one = folder.resolve("one");
    Path other = folder.resolve("other");
    new Safetensors(Map.of(), List.of(A, B, C)).write(one);
    Files.writeString(other, "an old file, longer than the new one".repeat(100));
    new Safetensors(Map.of(), List.of(C, B, A)).write(other);
    assertArrayEquals(Files.readAllBytes(one), Files.readAllBytes(other));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(2, files.count());
    }
  }

  @Test
  void whatIsWrittenIsRead() {
    Path file = folder.resolve("x");
    float[] large = new float[200_001];
    for (int i = 0; i < large.length; i++) {
      large[i] = i * 0.25f;
    }
    Tensor scalar = tensor("scalar", new float[] {7});
    new Safetensors(Map.of("x", "1"), List.of(tensor("large", large, 3, 66_667), scalar, C))
        .write(file);
    Safetensors read = Safetensors.read(file);
    assertEquals(Map.of("x", "1"), read.metadata());
    assertEquals(
        List.of("c", "large", "scalar"),
        read.tensors().stream().map(t -> t.spec().name()).toList());
    assertArrayEquals(large, read.tensors().get(1).values());
    assertEquals(List.of(3, 66_667), read.tensors().get(1).spec().shape());
    assertEquals(List.of(), read.tensors().get(2).spec().shape());
    assertTrue(read.tensors().get(1).isFinite() && !read.tensors().get(0).isFinite());
  }

  private static byte[] file(String json, int dataBytes) throws IOException {
    byte[] text = json.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(text.length).array());
    bytes.write(text);
    bytes.write(new byte[dataBytes]);
    return bytes.toByteArray();
  }

  private String errorOf(byte[] bytes) throws IOException {
    Path file = folder.resolve("bad.safetensors");
    Files.write(file, bytes);
    String message = assertThrows(UserError.class, () -> Safetensors.read(file)).getMessage();
    String end = "\nThe file is damaged or is not a .safetensors file.";
    assertTrue(message.startsWith(file + ": ") && message.endsWith(end), message);
    return message.substring((file + ": ").length(), message.length() - end.length());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}} | 9"
            + " | data: 9 bytes, expected 8 as the header says",
        "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}} | 7"
            + " | data: 7 bytes, expected 8 as the header says",
        "{'a':{'dtype':'F32','shape':[3],'data_offsets':[0,8]}} | 8"
            + " | tensor \"a\".data_offsets: [0, 8], expected 12 bytes as F32 of shape [3] has",
        "{'a':{'dtype':'F16','shape':[2],'data_offsets':[0,8]}} | 8"
            + " | tensor \"a\".dtype: \"F16\", expected \"F32\"",
        "{'a':{'dtype':'F32','shape':[2],'data_offsets':[4,12]}} | 12"
            + " | tensor \"a\".data_offsets: [4, 12], expected a start at 0, where the tensor"
            + " before it ends",
        "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8]},"
            + "'b':{'dtype':'F32','shape':[1],'data_offsets':[4,8]}} | 8"
            + " | tensor \"b\".data_offsets: [4, 8], expected a start at 8, where the tensor"
            + " before it ends",
        "{'a':{'dtype':'F32','shape':[65536,65536],'data_offsets':[0,8]}} | 8"
            + " | tensor \"a\".shape: [65536, 65536], expected sizes from 1, at most 2^31 - 1"
            + " values",
        "{'a':{'dtype':'F32','shape':[0],'data_offsets':[0,0]}} | 0"
            + " | tensor \"a\".shape: [0], expected sizes from 1, at most 2^31 - 1 values",
        "{'a':{'dtype':'F32','shape':[-2],'data_offsets':[0,8]}} | 8"
            + " | tensor \"a\".shape: [-2], expected sizes from 1, at most 2^31 - 1 values",
        "{'a':{'dtype':'F32','shape':[2],'data_offsets':[8,0]}} | 8"
            + " | tensor \"a\".data_offsets: [8, 0], expected begin and end of its data",
        "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0]}} | 8"
            + " | tensor \"a\".data_offsets: [0], expected begin and end of its data",
        "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]},"
            + "'a':{'dtype':'F32','shape':[1],'data_offsets':[4,8]}} | 8"
            + " | tensor \"a\": given twice, expected once",
        "{'__metadata__':{'x':1}} | 0 | __metadata__[\"x\"]: 1, expected text",
        "{'__metadata__':{'x':'1','x':'2'}} | 0"
            + " | __metadata__[\"x\"]: given twice, expected once",
        "{'a':{'dtype':'F32','shape':[2]}} | 8 | tensor \"a\".data_offsets: missing, expected a list",
        "[] | 0 | header: a list, expected an object",
        "{} {} | 0 | header: an object after its end, expected nothing",
        "{'a' | 0 | header.a: not readable as JSON"
      })
  void aHeaderThatLiesIsRefusedWithItsTensor(String json, int dataBytes, String message)
      throws IOException {
    String error = errorOf(file(json.replace('\'', '"'), dataBytes));
    assertTrue(error.startsWith(message), error);
  }

  @Test
  void aFileTooShortOrWithAnImpossibleHeaderIsRefused() throws IOException {
    assertEquals("5 bytes, expected at least 8", errorOf(new byte[5]));
    byte[] lying = file("{}", 0);
    lying[0] = 3;
    assertEquals("a header of 3 bytes, expected at most 2", errorOf(lying));
    Arrays.fill(lying, 0, 8, (byte) 0xff);
    assertEquals("a header of 18446744073709551615 bytes, expected at most 2", errorOf(lying));
    byte[] notText = file("{\"\u00e4\":1}", 0);
    notText[10] = '"';
    assertEquals("the header is not UTF-8 text", errorOf(notText));
  }

  @Test
  void filesThatCannotBeOpenedAreNamed() {
    Path missing = folder.resolve("missing");
    assertEquals(
        missing + ": cannot be read (no such file or folder)",
        assertThrows(UserError.class, () -> Safetensors.read(missing)).getMessage());
    assertEquals(
        folder + ": is a folder, expected a .safetensors file",
        assertThrows(UserError.class, () -> Safetensors.read(folder)).getMessage());
    Path nowhere = missing.resolve("x");
    assertEquals(
        nowhere + ": cannot be written (no such file or folder)",
        assertThrows(UserError.class, () -> new Safetensors(Map.of(), List.of(A)).write(nowhere))
            .getMessage());
  }

  @Test
  void namesAreUnique() {
    assertThrows(IllegalArgumentException.class, () -> new Safetensors(Map.of(), List.of(A, A)));
    Tensor reserved = tensor("__metadata__", new float[1], 1);
    assertThrows(
        IllegalArgumentException.class, () -> new Safetensors(Map.of(), List.of(reserved)));
  }
}
