package org.wavenet4j.train.tile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpanTest {
  @ParameterizedTest
  @CsvSource({
    "1, 1, 1",
    "1, 256, 1",
    "1, 257, 2",
    "1, 8192, 16",
    "4, 2048, 16",
    "3, 700, 9",
    "20, 300, 20"
  })
  void everyFrameOfEveryExampleIsInOneTile(int batch, int frames, int tasks) {
    List<Span> spans = Span.of(batch, frames);
    assertEquals(tasks, spans.size());
    int[] visits = new int[batch * frames];
    for (Span span : spans) {
      assertEquals(spans.indexOf(span), span.task());
      assertEquals(span.example() * frames, span.start());
      span.forEachTile(
          (frame, count) -> {
            assertTrue(count > 0 && count <= Span.TILE);
            for (int t = frame; t < frame + count; t++) {
              assertEquals(span.example(), t / frames);
              visits[t]++;
            }
          });
    }
    assertTrue(Arrays.stream(visits).allMatch(count -> count == 1));
  }
}
