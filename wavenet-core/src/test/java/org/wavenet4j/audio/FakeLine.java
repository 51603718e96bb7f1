package org.wavenet4j.audio;

import java.io.ByteArrayOutputStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.SourceDataLine;

/** A sound device that takes a few bytes at a time and plays when the test says so. */
final class FakeLine implements InvocationHandler {
  final ByteArrayOutputStream taken = new ByteArrayOutputStream();
  final List<String> calls = new ArrayList<>();
  int mostTaken = Integer.MAX_VALUE;
  boolean played;
  Runnable whileWriting = () -> {};
  private int bufferBytes;

  SourceDataLine line() {
    return (SourceDataLine)
        Proxy.newProxyInstance(
            FakeLine.class.getClassLoader(), new Class<?>[] {SourceDataLine.class}, this);
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) {
    String name = method.getName();
    switch (name) {
      case "open" -> {
        AudioFormat format = (AudioFormat) arguments[0];
        bufferBytes = (int) arguments[1];
        calls.add("open " + (int) format.getSampleRate() + " Hz " + bufferBytes);
      }
      case "getBufferSize" -> {
        return bufferBytes;
      }
      case "available" -> {
        return played ? bufferBytes : bufferBytes - 2;
      }
      case "write" -> {
        return write((byte[]) arguments[0], (int) arguments[1], (int) arguments[2]);
      }
      default -> calls.add(name);
    }
    return null;
  }

  private int write(byte[] bytes, int offset, int length) {
    whileWriting.run();
    int count = Math.min(length, mostTaken);
    taken.writeBytes(Arrays.copyOfRange(bytes, offset, offset + count));
    calls.add("write");
    return count;
  }
}
