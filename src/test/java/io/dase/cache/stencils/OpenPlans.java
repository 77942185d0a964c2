// SPDX-License-Identifier: MIT
package io.dase.cache.stencils;

import io.dase.cache.fftw.Planner;
import io.dase.cache.fftw.Rigor;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Tests on operators whose transforms are planned without a search. */
abstract class OpenPlans {
  @TempDir static Path planFolder;
  static Planner planner;

  @BeforeAll
  static void openPlanner() {
    planner = new Planner(planFolder.resolve("cache"));
  }

  @AfterAll
  static void closePlanner() {
    planner.close();
  }

  static StencilOperator operator(StencilSpec spec) {
    return new StencilOperator(spec, planner, Rigor.ESTIMATE);
  }
}
