// SPDX-License-Identifier: MIT
package io.dase.cache.bench;

import io.dase.cache.core.CacheException;
import io.dase.cache.fftw.Fingerprint;
import io.dase.cache.fftw.NativeInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a run's figures depend on. Stateless. */
final class Machine {
  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
  private static final String MODEL = "model name";
  private static final int MB_BITS = 20;

  private Machine() {}

  static Map<String, String> of(Path folder) throws IOException {
    Map<String, String> machine = new LinkedHashMap<>();
    machine.put("processor", processor());
    machine.put("cores", String.valueOf(Runtime.getRuntime().availableProcessors()));
    machine.put(
        "system",
        "%s %s %s"
            .formatted(
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                System.getProperty("os.arch")));
    machine.put("file_system", Files.getFileStore(folder).type());
    machine.put(
        "jvm",
        "%s %s, heap %d MB"
            .formatted(
                System.getProperty("java.vm.name"),
                Runtime.version(),
                Runtime.getRuntime().maxMemory() >> MB_BITS));
    try {
      machine.put("fftw", NativeInfo.load().fftw());
      machine.put("wisdom_variant", Fingerprint.current().variant());
    } catch (CacheException e) {
      machine.put("fftw", "none: the native library cannot be used here");
    }
    return machine;
  }

  private static String processor() {
    try {
      return Files.readAllLines(PROCESSORS).stream()
          .filter(line -> line.startsWith(MODEL))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(System.getProperty("os.arch"));
    } catch (IOException e) {
      return System.getProperty("os.arch");
    }
  }
}
