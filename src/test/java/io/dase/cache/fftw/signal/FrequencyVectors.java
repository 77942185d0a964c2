// SPDX-License-Identifier: MIT
package io.dase.cache.fftw.signal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The lines of {@code wisdom/frequencies.tsv}, which numpy made, by their first field. */
final class FrequencyVectors {
  private FrequencyVectors() {}

  static List<String[]> of(String name) {
    Path file = Path.of(System.getProperty("dase.source.dir"), "wisdom/frequencies.tsv");
    try {
      return Files.readAllLines(file).stream()
          .map(line -> line.split("\t", -1))
          .filter(fields -> fields[0].equals(name))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static int[] integers(String field) {
    return Arrays.stream(field.split(" "))
        .filter(number -> !number.isEmpty())
        .mapToInt(Integer::parseInt)
        .toArray();
  }

  static double[] doubles(String field) {
    return Arrays.stream(field.split(" ")).mapToDouble(FrequencyVectors::number).toArray();
  }

  static double number(String bits) {
    return Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16));
  }
}
