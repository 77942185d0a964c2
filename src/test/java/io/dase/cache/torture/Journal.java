// SPDX-License-Identifier: MIT
package io.dase.cache.torture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What one worker process wrote down until it was killed.
 *
 * @param changes in their order; the last may be unfinished
 * @param gets in their order
 * @param wrong what the worker itself found to be wrong
 * @param warnings what the store told it, and puts that were skipped
 */
record Journal(
    String worker,
    List<Change> changes,
    List<Get> gets,
    List<String> wrong,
    List<String> warnings) {

  /**
   * A put, merge or delete. Times in ns of the machine's monotonic clock.
   *
   * @param ended when it returned; when its process died, if it did not return
   * @param acknowledged whether it returned and said that its data is stored
   */
  record Change(
      String kind,
      String key,
      String token,
      long began,
      long ended,
      boolean finished,
      boolean acknowledged,
      boolean written,
      long generation) {
    boolean isDelete() {
      return kind.equals("delete");
    }

    boolean isMerge() {
      return kind.equals("merge");
    }
  }

  /**
   * @param generation 0 for a miss
   * @param reason {@code HIT}, or that of the miss
   */
  record Get(long began, String key, long generation, String reason) {}

  /**
   * @param died when the process was gone
   */
  static Journal read(Path path, long died) throws IOException {
    Journal journal =
        new Journal(
            path.getFileName().toString(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>());
    String[] begun = null;
    for (String line : Files.exists(path) ? Files.readAllLines(path) : List.<String>of()) {
      String[] fields = line.split("\t", -1);
      switch (fields[0]) {
        case "B" -> begun = fields;
        case "E" -> {
          journal.changes.add(
              change(
                  begun,
                  Long.parseLong(fields[1]),
                  true,
                  fields[2].equals("1"),
                  fields[3].equals("1"),
                  Long.parseLong(fields[4])));
          begun = null;
        }
        case "G" ->
            journal.gets.add(
                new Get(
                    Long.parseLong(fields[1]), fields[2], Long.parseLong(fields[3]), fields[4]));
        case "V" -> journal.wrong.add(fields[1]);
        case "W" -> journal.warnings.add(fields[1]);
        default -> throw new AssertionError(path + " holds the line " + line);
      }
    }
    if (begun != null) {
      journal.changes.add(change(begun, died, false, false, false, 0));
    }
    return journal;
  }

  private static Change change(
      String[] begun,
      long ended,
      boolean finished,
      boolean acknowledged,
      boolean written,
      long generation) {
    return new Change(
        begun[2],
        begun[3],
        begun[4],
        Long.parseLong(begun[1]),
        ended,
        finished,
        acknowledged,
        written,
        generation);
  }

  /** Whether the process died between the beginning and the end of a put, merge or delete. */
  boolean diedInsideAPut() {
    return !changes.isEmpty() && !changes.get(changes.size() - 1).finished();
  }
}
