// SPDX-License-Identifier: MIT
package io.dase.cache.verify;

import io.dase.cache.fftw.FFTWWisdomHelper;
import io.dase.cache.fftw.PlanSpec;
import io.dase.cache.fftw.Rigor;
import io.dase.cache.fftw.WisdomText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/**
 * Wisdom is planned, stored, exported, imported into another store and from there into FFTW, which
 * then knows the transform. Stateless.
 */
final class WisdomCheck implements VerifierCheck {
  private static final PlanSpec SPEC = PlanSpec.dft(24, 30);

  @Override
  public String name() {
    return "wisdom round trip";
  }

  @Override
  public String run(Path folder) throws Mismatch, IOException {
    String key = SPEC.key().text();
    Path file = folder.resolve(key + ".wisdom");
    try (FFTWWisdomHelper helper = Alone.wisdom(folder.resolve("first"))) {
      boolean written = helper.generate(SPEC, Rigor.MEASURE).written();
      Mismatch.unless(written, "what was planned was not stored; see 'dase-cache doctor'");
      Mismatch.unless(helper.exportWisdomToFile(key, file), "the store lost what was planned");
    }
    byte[] exported = Files.readAllBytes(file);
    WisdomText.check(exported);
    try (FFTWWisdomHelper helper = Alone.wisdom(folder.resolve("second"))) {
      helper.importWisdomFromFile(key, file, Map.of());
      byte[] found = helper.loadWisdom(key).orElse(new byte[0]);
      Mismatch.unless(Arrays.equals(found, exported), "the wisdom of %s came back otherwise", key);
      Mismatch.unless(helper.importIntoPlanner(key), "there was nothing to import of %s", key);
      Mismatch.unless(helper.probe(SPEC), "FFTW does not know %s after the import", SPEC);
    }
    return key + " was planned, stored, exported, imported elsewhere; FFTW plans from it";
  }
}
