// SPDX-License-Identifier: MIT
package io.dase.cache.fftw.jni;

import io.dase.cache.fftw.Plan;
import io.dase.cache.fftw.PlanSpec;
import io.dase.cache.fftw.Planner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.io.FileUtils;

/** Plans two problems in a JVM of its own and prints how the plans came about. */
final class PlanTwice {
  private PlanTwice() {}

  public static void main(String[] args) throws IOException {
    Path root = Files.createTempDirectory("plan-twice");
    try (Planner planner = new Planner(root);
        Plan first = planner.plan(PlanSpec.dft(12));
        Plan second = planner.plan(PlanSpec.dft(14))) {
      System.out.println(first.source().text() + " " + second.source().text());
    } finally {
      FileUtils.deleteDirectory(root.toFile());
    }
  }
}
