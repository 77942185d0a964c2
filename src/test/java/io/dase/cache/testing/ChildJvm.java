// SPDX-License-Identifier: MIT
package io.dase.cache.testing;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.apache.commons.io.FileUtils;

/** Runs a main class of the tests in a JVM of its own. */
public final class ChildJvm {
  private static final int FIRST_THAT_WARNS = 24;

  private final List<String> command = new ArrayList<>();
  private final Class<?> main;
  private String classPath = System.getProperty("java.class.path");

  private ChildJvm(Class<?> main) {
    this.main = main;
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(nativeAccess());
  }

  /** What a user of JDK 24 and later passes; empty before, where no JVM asks for it. */
  public static List<String> nativeAccess() {
    return Runtime.version().feature() < FIRST_THAT_WARNS
        ? List.of()
        : List.of("--enable-native-access=ALL-UNNAMED");
  }

  public static ChildJvm of(Class<?> main) {
    return new ChildJvm(main);
  }

  /** Options of the JVM, such as {@code -Xmx64m}. */
  public ChildJvm with(String... options) {
    command.addAll(List.of(options));
    return this;
  }

  /** Leaves out the libraries whose file name contains this. */
  public ChildJvm withoutLibraries(String part) {
    String all = classPath;
    classPath =
        Arrays.stream(all.split(File.pathSeparator))
            .filter(entry -> !new File(entry).getName().contains(part))
            .collect(Collectors.joining(File.pathSeparator));
    if (classPath.equals(all)) {
      throw new IllegalArgumentException("no library of " + all + " contains " + part);
    }
    return this;
  }

  /** A command that starts the JVM in its turn, such as {@code setpriv --reuid 65534}. */
  public ChildJvm under(String... launcher) {
    command.addAll(0, List.of(launcher));
    return this;
  }

  /** Takes classes from a copy in this folder, for users who cannot read the original. */
  public ChildJvm withClassesIn(Path folder) throws IOException {
    StringJoiner copies = new StringJoiner(File.pathSeparator);
    for (String entry : classPath.split(File.pathSeparator)) {
      File original = new File(entry);
      File copy = folder.resolve(copies.length() + "-" + original.getName()).toFile();
      if (original.isDirectory()) {
        FileUtils.copyDirectory(original, copy);
      } else if (original.isFile()) {
        FileUtils.copyFile(original, copy);
      }
      copies.add(copy.toString());
    }
    classPath = copies.toString();
    return this;
  }

  /**
   * Runs it to its end and returns what it prints.
   *
   * @throws AssertionError if it fails, with what it wrote to stderr
   */
  public String run(Object... arguments) {
    return Processes.run(line(arguments)).succeeded().stdout();
  }

  /** Starts it, for who kills it; what it writes to stderr is written to that of this process. */
  public Process start(Object... arguments) throws IOException {
    return new ProcessBuilder(line(arguments))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private List<String> line(Object... arguments) {
    List<String> line = new ArrayList<>(command);
    line.addAll(List.of("-cp", classPath, main.getName()));
    for (Object argument : arguments) {
      line.add(argument.toString());
    }
    return line;
  }
}
