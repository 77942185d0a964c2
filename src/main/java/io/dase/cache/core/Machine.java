// SPDX-License-Identifier: MIT
package io.dase.cache.core;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What times measured here depend on, without the native library: processor and Java runtime.
 * Stateless; safe from any thread.
 */
public final class Machine {
  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

  private Machine() {}

  /** Architecture, the processor's model where the system tells it, and the Java runtime. */
  public static String text() {
    return Stream.of(
            System.getProperty("os.name"),
            System.getProperty("os.arch"),
            processor(),
            System.getProperty("java.vm.name"),
            System.getProperty("java.vm.version"))
        .filter(part -> part != null && !part.isEmpty())
        .collect(Collectors.joining("; "));
  }

  private static String processor() {
    try (Stream<String> lines = Files.lines(PROCESSORS, StandardCharsets.ISO_8859_1)) {
      return lines
          .filter(line -> line.startsWith("model name") || line.startsWith("CPU part"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("");
    } catch (IOException | RuntimeException e) {
      return System.getenv("PROCESSOR_IDENTIFIER");
    }
  }
}
