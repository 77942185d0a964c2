// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import io.dase.cache.fftw.FFTWWisdomHelper;
import io.dase.cache.fftw.PlanSpec;
import io.dase.cache.fftw.Rigor;
import io.dase.cache.fftw.WisdomEntry;
import io.dase.cache.fftw.WisdomProblem;
import io.dase.cache.warmup.Transforms;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The problems whose wisdom is looked for unless somebody names others. Stateless. */
final class KnownProblems {
  private KnownProblems() {}

  /** What a warm-up makes, at this rigor, and what any machine stored. */
  static List<PlanSpec> of(Session session, Rigor rigor) {
    Set<PlanSpec> specs = new LinkedHashSet<>();
    Transforms.common()
        .transforms()
        .forEach(transform -> specs.addAll(transform.with(rigor).problems()));
    try (FFTWWisdomHelper helper = session.wisdom()) {
      helper.listWisdom().stream()
          .map(WisdomEntry::key)
          .distinct()
          .flatMap(key -> helper.explain(key).stream())
          .map(WisdomProblem::spec)
          .forEach(specs::add);
    }
    return List.copyOf(specs);
  }
}
