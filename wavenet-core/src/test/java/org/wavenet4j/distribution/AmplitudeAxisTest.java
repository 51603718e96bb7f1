package org.wavenet4j.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;
import org.wavenet4j.audio.Linear16;
import org.wavenet4j.audio.MuLaw;
import org.wavenet4j.audio.Quantizer;

class AmplitudeAxisTest {
  @Test
  void edgesAreWhereTheQuantizerChangesItsCode() {
    for (Quantizer quantizer : new Quantizer[] {MuLaw.INSTANCE, Linear16.INSTANCE}) {
      Axis axis = new AmplitudeAxis(quantizer);
      for (int code = 1; code < quantizer.levels(); code += quantizer.levels() / 128 + 1) {
        float edge = (float) axis.lowerEdge(code);
        assertEquals(code, quantizer.encode(edge));
        assertEquals(code - 1, quantizer.encode(Math.nextDown(edge)));
        assertEquals(edge, axis.upperEdge(code - 1));
      }
    }
  }

  @Test
  void outermostBinsHaveNoEnd() {
    Axis axis = new AmplitudeAxis(MuLaw.INSTANCE);
    assertEquals(Double.NEGATIVE_INFINITY, axis.lowerEdge(0));
    assertEquals(Double.POSITIVE_INFINITY, axis.upperEdge(255));
  }

  @Test
  void leastScaleIsAnEighthOfTheNarrowestBin() {
    assertEquals(1.0 / 32768 / 8, new AmplitudeAxis(Linear16.INSTANCE).leastScale(), 1e-8);
    // The bin above 0 reaches to the companded amplitude 2/255.
    double narrowest = Math.expm1(Math.log(256) * 2 / 255) / 255;
    assertEquals(narrowest / 8, new AmplitudeAxis(MuLaw.INSTANCE).leastScale(), 1e-9);
  }

  @Test
  void axesOfOneQuantizerAreEqual() {
    assertEquals(new AmplitudeAxis(MuLaw.INSTANCE), new AmplitudeAxis(MuLaw.INSTANCE));
    assertNotEquals(new AmplitudeAxis(MuLaw.INSTANCE), new AmplitudeAxis(Linear16.INSTANCE));
  }
}
