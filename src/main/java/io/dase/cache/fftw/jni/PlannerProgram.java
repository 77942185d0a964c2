// SPDX-License-Identifier: MIT
package io.dase.cache.fftw.jni;

import io.dase.cache.core.CorruptDataException;
import io.dase.cache.core.IncompatibleDataException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Where the program {@code dase_planner} is, in which the native side searches for plans: the file
 * or folder that {@code -Ddase.planner.path} names, else the file that the environment's {@code
 * DASE_PLANNER} names (if one is set, nothing else is tried: what is asked for is not replaced in
 * silence), else beside the native library or installed with it, else the copy in the jar. Used by
 * one thread, but for {@link #path()}.
 */
public final class PlannerProgram {
  static final String PATH_PROPERTY = "dase.planner.path";
  static final String VARIABLE = "DASE_PLANNER";
  private static final String FILE_NAME = "dase_planner";

  private static Optional<String> shared;

  private final UnaryOperator<String> properties;
  private final UnaryOperator<String> environment;
  private final Path temporaryFolder;
  private final Consumer<String> warnings;

  PlannerProgram(
      UnaryOperator<String> properties,
      UnaryOperator<String> environment,
      Path temporaryFolder,
      Consumer<String> warnings) {
    this.properties = properties;
    this.environment = environment;
    this.temporaryFolder = temporaryFolder;
    this.warnings = warnings;
  }

  /**
   * The program of this process, extracted by the first call that needs it; what the first call
   * finds holds for all. Its file loses its name at once, so that no end of this process, {@code
   * kill -9} not either, leaves it behind. Thread-safe.
   *
   * @return its path, which may be wrong if somebody named it, or the empty text if the native side
   *     is to look and to warn; nothing if it cannot be had, of which people were told
   */
  public static synchronized Optional<String> path() {
    if (shared == null) {
      System.Logger log = System.getLogger(PlannerProgram.class.getName());
      shared =
          new PlannerProgram(
                  System::getProperty,
                  System::getenv,
                  NativeLibrary.temporaryFolder(),
                  message -> log.log(Level.WARNING, message))
              .find();
    }
    return shared;
  }

  /** See {@link #path()}. */
  Optional<String> find() {
    String named = properties.apply(PATH_PROPERTY);
    if (named != null && !named.isEmpty()) {
      Path path = Path.of(named);
      return Optional.of((Files.isDirectory(path) ? path.resolve(FILE_NAME) : path).toString());
    }
    String variable = environment.apply(VARIABLE);
    if (variable != null && !variable.isEmpty()) {
      return Optional.of(variable);
    }
    String found = new String(PlannerNative.findHelper(), StandardCharsets.UTF_8);
    return found.isEmpty() ? extract() : Optional.of(found);
  }

  private Optional<String> extract() {
    try {
      ExtractedFile program =
          ExtractedFile.of(
              FILE_NAME, properties.apply("os.name"), properties.apply("os.arch"), temporaryFolder);
      if (!Files.isExecutable(program.file())) {
        program.close();
        return without(temporaryFolder + " is mounted noexec");
      }
      return Optional.of(withoutName(program).toString());
    } catch (FileNotFoundException e) {
      return Optional.of("");
    } catch (IOException | CorruptDataException | IncompatibleDataException e) {
      return without(e.toString());
    }
  }

  /** Where it can be started from; in its file, until this process ends, if not without one. */
  private static Path withoutName(ExtractedFile program) throws IOException {
    int descriptor = PlannerNative.keepOpen(Utf8.path("helper", program.file()));
    Path open = Path.of("/proc/" + ProcessHandle.current().pid() + "/fd/" + descriptor);
    if (!Files.isExecutable(open)) {
      program.file().toFile().deleteOnExit();
      return program.file();
    }
    program.close();
    return open;
  }

  private Optional<String> without(String cause) {
    warnings.accept(
        "the helper process "
            + FILE_NAME
            + " cannot be extracted: "
            + cause
            + "; plans are searched for inside this process, which other threads that plan then"
            + " wait for. Name another temporary folder with -Djava.io.tmpdir=DIR, or the program"
            + " with -D"
            + PATH_PROPERTY
            + "=FILE");
    return Optional.empty();
  }
}
