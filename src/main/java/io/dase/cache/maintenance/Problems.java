// SPDX-License-Identifier: MIT
package io.dase.cache.maintenance;

import io.dase.cache.fftw.Direction;
import io.dase.cache.fftw.PlanSpec;
import io.dase.cache.fftw.Rigor;
import io.dase.cache.fftw.WisdomKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Problems as people write them. Stateless; safe from any thread. */
public final class Problems {
  private Problems() {}

  /**
   * The problems that a text means: a canonical text itself; a key, with one thread and the rigor
   * given, each direction that it has, in and out of place.
   *
   * @throws IllegalArgumentException for any other text
   */
  public static List<PlanSpec> of(String text, Rigor rigor) {
    if (text.contains("/")) {
      return List.of(PlanSpec.parse(text));
    }
    WisdomKey key = WisdomKey.parse(text);
    PlanSpec forward = PlanSpec.of(key).rigor(rigor);
    return key.type().directions().stream()
        .map(direction -> direction == Direction.FORWARD ? forward : forward.backward())
        .flatMap(problem -> Stream.of(problem.inPlace(), problem.outOfPlace()))
        .toList();
  }

  /**
   * The problems of a file, one text a line; what follows a {@code #} is left out.
   *
   * @throws IllegalArgumentException naming the file and the line
   * @throws IOException if the file cannot be read
   */
  public static List<PlanSpec> read(Path file, Rigor rigor) throws IOException {
    List<PlanSpec> problems = new ArrayList<>();
    int number = 0;
    for (String line : Files.readAllLines(file)) {
      number++;
      String text = line.split("#", 2)[0].strip();
      if (text.isEmpty()) {
        continue;
      }
      try {
        problems.addAll(of(text, rigor));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "%s, line %d: %s".formatted(file, number, e.getMessage()), e);
      }
    }
    return List.copyOf(problems);
  }
}
