// SPDX-License-Identifier: MIT
package io.dase.cache.maintenance;

import io.dase.cache.core.CacheException;
import io.dase.cache.core.LibraryVersion;
import io.dase.cache.core.NativeLibraryException;
import io.dase.cache.fftw.Fingerprint;
import io.dase.cache.fftw.NativeInfo;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Looks at this machine and at one cache folder. Stateless; safe from any thread. */
public final class Doctor {
  private static final String PREFIX = "fftw-";

  private Doctor() {}

  /** All checks, in the order in which a person reads them. Changes nothing in the folder. */
  public static List<Check> examine(Path root) {
    List<Check> checks = new ArrayList<>();
    checks.add(Check.ok("dase-cache", LibraryVersion.VERSION));
    checks.add(java());
    checks.addAll(nativeLibrary());
    checks.addAll(FolderChecks.of(root.toAbsolutePath().normalize()));
    return List.copyOf(checks);
  }

  private static Check java() {
    return Check.ok(
        "JDK", Runtime.version() + " (" + System.getProperty("java.vendor") + "), " + platform());
  }

  private static String platform() {
    return System.getProperty("os.name") + " " + System.getProperty("os.arch");
  }

  private static List<Check> nativeLibrary() {
    try {
      NativeInfo info = NativeInfo.load();
      List<Check> checks = new ArrayList<>();
      checks.add(Check.ok("native library", info.version() + ", " + info.source()));
      checks.addAll(fftw(info.fftw()));
      checks.addAll(fingerprint());
      return checks;
    } catch (NativeLibraryException e) {
      return List.of(
          Check.fail(
              "native library",
              e.getMessage(),
              "mend what the attempts name; kernels, stencils and other values work without it"));
    } catch (CacheException e) {
      return List.of(Check.fail("FFTW", e.getMessage(), "link FFTW's own libfftw3"));
    }
  }

  /** From a version such as {@code fftw-3.3.10-sse2-avx}. */
  private static List<Check> fftw(String version) {
    List<String> parts = Arrays.asList(version.split("-"));
    if (!version.startsWith(PREFIX) || parts.size() < 2) {
      return List.of(
          Check.warn("libfftw3", version, "use FFTW itself; its imitations export no wisdom"));
    }
    String simd = String.join(", ", parts.subList(2, parts.size()));
    return List.of(
        Check.ok("libfftw3", parts.get(1)),
        simd.isEmpty()
            ? Check.warn("SIMD", "none", "install an FFTW that was built with SIMD: it is faster")
            : Check.ok("SIMD", simd));
  }

  private static List<Check> fingerprint() {
    Fingerprint mine = Fingerprint.current();
    String threads = mine.soft().substring(mine.soft().lastIndexOf(';') + 1);
    return List.of(
        Check.ok("thread back end", threads),
        Check.ok("fingerprint", mine.variant() + " = " + mine.hard() + " | " + mine.soft()));
  }
}
