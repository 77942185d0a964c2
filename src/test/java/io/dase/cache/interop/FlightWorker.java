// SPDX-License-Identifier: MIT
package io.dase.cache.interop;

import io.dase.cache.CacheManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicReference;

/** Does what the program {@code flight_worker} does, in a JVM of its own. */
final class FlightWorker {
  static final String CATEGORY = "source_maps";

  private FlightWorker() {}

  /**
   * @param args root, key, journal, how many processes ask
   */
  public static void main(String[] args) {
    Path journal = Path.of(args[2]);
    AtomicReference<String> flight = new AtomicReference<>("followed");
    try (CacheManager cache = new CacheManager(Path.of(args[0]))) {
      note(journal, "asked");
      byte[] value =
          cache.computeIfAbsent(
              CATEGORY,
              args[1],
              byte[].class,
              () -> {
                flight.set("led");
                note(journal, "computed");
                while (count(journal, "asked") < Long.parseLong(args[3])) {
                  Thread.onSpinWait();
                }
                return "of Java".getBytes(StandardCharsets.US_ASCII);
              });
      System.out.println(flight + "\n" + new String(value, StandardCharsets.US_ASCII));
    }
  }

  /** Adds a line to what all processes write. */
  static void note(Path journal, String line) {
    try {
      Files.writeString(journal, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static long count(Path journal, String line) {
    try {
      return Files.exists(journal)
          ? Files.readAllLines(journal).stream().filter(line::equals).count()
          : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
