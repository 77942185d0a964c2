// SPDX-License-Identifier: MIT
package io.dase.cache.fftw.jni;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The program {@code dase_planner}, in which the native side searches for plans. Thread-safe.
 *
 * <p>It is the file that the system property {@value #PATH_PROPERTY} names; else what the native
 * side finds by the environment's {@code DASE_PLANNER}; else the one of the jar, in a file that
 * only its owner may run and that goes with this process; else what the native side finds.
 */
public final class PlannerProgram {
  /** The system property that names the program. */
  public static final String PATH_PROPERTY = "dase.planner.path";

  private static final String VARIABLE = "DASE_PLANNER";
  private static final String RESOURCE = "/META-INF/native/linux-x86_64/dase_planner";

  private static Path extracted;

  private PlannerProgram() {}

  /** Its path; empty if the native side is to look for it, who says what it did not find. */
  public static synchronized String path() {
    String named = System.getProperty(PATH_PROPERTY, "");
    if (!named.isEmpty() || System.getenv(VARIABLE) != null) {
      return named;
    }
    if (extracted == null || !Files.exists(extracted)) {
      extracted = extract();
    }
    return extracted == null ? "" : extracted.toString();
  }

  /** Null if the jar has none, or the temporary folder does not take it. */
  private static Path extract() {
    try (InputStream in = PlannerProgram.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        return null;
      }
      Path file =
          Files.createTempFile(
              "dase_planner-",
              "",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      file.toFile().deleteOnExit();
      try (OutputStream out = Files.newOutputStream(file)) {
        in.transferTo(out);
      }
      return file;
    } catch (IOException e) {
      return null;
    }
  }
}
