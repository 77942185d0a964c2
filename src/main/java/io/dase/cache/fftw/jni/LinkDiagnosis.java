// SPDX-License-Identifier: MIT
package io.dase.cache.fftw.jni;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says what a failure to load means and which command mends it. Stateless. */
final class LinkDiagnosis {
  private static final Pattern MISSING =
      Pattern.compile("\\b(lib[\\w+]+?)\\.so([.\\d]*): cannot open shared object file");

  /** Debian packages by library; other distributions name them alike. */
  private static final Map<String, String> PACKAGES =
      Map.of(
          "libfftw3", "libfftw3-double3",
          "libfftw3_omp", "libfftw3-double3",
          "libcrypto", "libssl3",
          "libgomp", "libgomp1",
          "libstdc++", "libstdc++6",
          "libgcc_s", "libgcc-s1");

  private static final String NATIVE_ACCESS =
      "this JVM denies native access; start Java with --enable-native-access=ALL-UNNAMED, or"
          + " =io.dase.cache when the jar is on the module path";
  private static final String NOEXEC =
      "the folder is mounted noexec or a security policy forbids mapping code from it; start Java"
          + " with -Djava.io.tmpdir=DIR or -Ddase.native.path=FILE on a file system that may"
          + " execute ('findmnt -T DIR' shows its options)";
  private static final String OTHER_JAR =
      "the library was built for another version of this jar; use the one that belongs to it";
  private static final String OTHER_LOADER =
      "another class loader of this JVM holds this file; load dase-cache in one class loader that"
          + " both share";
  private static final String NEWER_SYSTEM =
      "the library was built on a newer system than this; build it here with 'mvn package'";
  private static final String WRONG_FILE =
      "the file is not a shared library for this platform; expected an ELF x86-64 library as"
          + " 'mvn package' builds it on Linux";

  private LinkDiagnosis() {}

  /** The cause in its own words, and what to do about it where that is known. */
  static String of(Throwable cause) {
    String found = cause.getMessage() == null ? cause.getClass().getName() : cause.getMessage();
    String advice = advice(cause, found);
    return advice.isEmpty() ? found : found + " - " + advice;
  }

  private static String advice(Throwable cause, String found) {
    if (cause instanceof IllegalCallerException) {
      return NATIVE_ACCESS;
    }
    if (cause instanceof NoSuchMethodError) {
      return OTHER_JAR;
    }
    if (!(cause instanceof UnsatisfiedLinkError)) {
      return "";
    }
    Matcher missing = MISSING.matcher(found);
    while (missing.find()) {
      String name = PACKAGES.get(missing.group(1));
      if (name != null) {
        return missing.group(1)
            + ".so"
            + missing.group(2)
            + " is not installed; run: apt-get install "
            + name;
      }
    }
    if (found.contains("failed to map segment") || found.contains("Operation not permitted")) {
      return NOEXEC;
    }
    if (found.contains("already loaded in another classloader")) {
      return OTHER_LOADER;
    }
    if (found.contains("' not found (required by")) {
      return NEWER_SYSTEM;
    }
    if (found.contains("ELF") || found.contains("file too short")) {
      return WRONG_FILE;
    }
    return "";
  }
}
