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
  static final String CORES = "cores";
  static final String LOAD = "load average at the start";
  private static final Path LOAD_FILE = Path.of("/proc/loadavg");
  private static final String MODEL = "model name";
  private static final int MB_BITS = 20;

  private Machine() {}

  static Map<String, String> of(Path folder, String load) throws IOException {
    Map<String, String> machine = new LinkedHashMap<>();
    machine.put("processor", processor());
    machine.put(CORES, String.valueOf(Runtime.getRuntime().availableProcessors()));
    machine.put(LOAD, load);
    machine.put(
        "system",
        "%s %s %s"
            .formatted(
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                System.getProperty("os.arch")));
    machine.put("file system", Files.getFileStore(folder).type());
    machine.put(
        "jvm",
        "%s %s, heap %d MB"
            .formatted(
                System.getProperty("java.vm.name"),
                Runtime.version(),
                Runtime.getRuntime().maxMemory() >> MB_BITS));
    try {
      machine.put("fftw", NativeInfo.load().fftw());
      machine.put("wisdom variant", Fingerprint.current().variant());
    } catch (CacheException e) {
      machine.put("fftw", "none: the native library cannot be used here");
    }
    return machine;
  }

  /** Programs that want a core, over the last minute; on a busy machine figures are too large. */
  static String load() {
    try {
      return Files.readString(LOAD_FILE).split(" ", 2)[0];
    } catch (IOException e) {
      return "unknown";
    }
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
