// SPDX-License-Identifier: MIT
package io.dase.cache.diff;

import io.dase.cache.store.Record;
import io.dase.cache.store.StoredVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Compares two wisdom texts by their lines, and by the problems that their records list; needs no
 * FFTW. Stateless; safe from any thread.
 */
final class WisdomComparison {
  private WisdomComparison() {}

  static WisdomDiff of(StoredVersion from, StoredVersion to) throws IOException {
    Map<String, String> before = plans(from.record());
    Map<String, String> after = plans(to.record());
    Set<String> linesBefore = lines(from.file());
    Set<String> linesAfter = lines(to.file());
    return new WisdomDiff(
        without(after.keySet(), before.keySet()),
        without(before.keySet(), after.keySet()),
        before.keySet().stream()
            .filter(problem -> isReplanned(before.get(problem), after.get(problem)))
            .toList(),
        without(linesAfter, linesBefore).size(),
        without(linesBefore, linesAfter).size());
  }

  private static List<String> without(Set<String> all, Set<String> others) {
    return all.stream().filter(each -> !others.contains(each)).toList();
  }

  /**
   * @param after null if the problem is gone
   */
  private static boolean isReplanned(String before, String after) {
    return after != null && !before.isEmpty() && !after.isEmpty() && !before.equals(after);
  }

  private static Set<String> lines(Path file) throws IOException {
    return Files.readAllLines(file, StandardCharsets.ISO_8859_1).stream()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .collect(Collectors.toSet());
  }

  /** The digest of each problem's plan, by the problem's canonical text. */
  private static Map<String, String> plans(Record record) {
    Map<String, String> plans = new TreeMap<>();
    if (record.meta().get("problems") instanceof List<?> problems) {
      for (Object each : problems) {
        if (each instanceof Map<?, ?> problem) {
          plans.put(text(problem), member(problem, "plan_digest"));
        }
      }
    }
    return plans;
  }

  /** As {@code fft_2d_64x64/forward/out/1/measure}. */
  private static String text(Map<?, ?> problem) {
    String sizes = member(problem, "sizes");
    long rank = 1 + sizes.chars().filter(c -> c == 'x').count();
    List<String> parts = new ArrayList<>();
    parts.add(member(problem, "type") + "_" + rank + "d_" + sizes + member(problem, "suffix"));
    parts.add(member(problem, "direction"));
    parts.add(member(problem, "placement"));
    parts.add(member(problem, "threads"));
    parts.add(member(problem, "rigor") + member(problem, "qualifiers"));
    return String.join("/", parts);
  }

  private static String member(Map<?, ?> problem, String name) {
    Object value = problem.get(name);
    return value == null ? "" : value.toString();
  }
}
