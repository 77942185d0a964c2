// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import picocli.CommandLine.Help.Ansi;

/**
 * Where a command reads and writes. Standard output is buffered until {@link #flush}; all text is
 * UTF-8. Used by one thread.
 */
final class Terminal {
  private final BufferedReader in;
  private final PrintWriter out;
  private final PrintWriter err;
  private final boolean interactive;
  private final boolean coloured;

  Terminal(
      InputStream in, OutputStream out, OutputStream err, boolean interactive, boolean coloured) {
    this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    this.out = writer(out, false);
    this.err = writer(err, true);
    this.interactive = interactive;
    this.coloured = coloured;
  }

  static Terminal ofProcess() {
    boolean interactive = isTerminal(System.console());
    return new Terminal(
        System.in,
        new FileOutputStream(FileDescriptor.out),
        new FileOutputStream(FileDescriptor.err),
        interactive,
        interactive && System.getenv("NO_COLOR") == null);
  }

  /** Whether a person sits at both ends, so that questions and progress bars make sense. */
  boolean isInteractive() {
    return interactive;
  }

  Ansi ansi() {
    return coloured ? Ansi.ON : Ansi.OFF;
  }

  PrintWriter writer() {
    return out;
  }

  PrintWriter errorWriter() {
    return err;
  }

  void line(String text) {
    out.println(text);
  }

  /** A line in which picocli's markup, such as {@code @|red no|@}, becomes colour or nothing. */
  void marked(String text) {
    out.println(ansi().string(text));
  }

  void error(String message) {
    out.flush();
    err.println("dase-cache: " + SafeText.lines(message));
  }

  void warn(String message) {
    error("warning: " + message);
  }

  void errorLine(String text) {
    err.println(text);
  }

  /** Asks a question on standard error; true for an answer that begins with y. */
  boolean confirm(String question) throws IOException {
    out.flush();
    err.print(question + " [y/N] ");
    err.flush();
    String answer = in.readLine();
    return answer != null && answer.strip().toLowerCase(Locale.ROOT).startsWith("y");
  }

  void flush() {
    out.flush();
    err.flush();
  }

  private static PrintWriter writer(OutputStream stream, boolean autoFlush) {
    return new PrintWriter(
        new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8)), autoFlush);
  }

  /** From JDK 22 on a console may exist without a terminal, and says so itself. */
  private static boolean isTerminal(Console console) {
    if (console == null) {
      return false;
    }
    try {
      return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }
}
