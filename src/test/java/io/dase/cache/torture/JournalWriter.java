// SPDX-License-Identifier: MIT
package io.dase.cache.torture;

import io.dase.cache.store.PutOutcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * What a worker did, one line and one write each, so that nothing acknowledged is forgotten when
 * the worker is killed. {@link Journal} reads it; the C++ worker writes the same
 * (native/tests/torture/journal.hpp). Times are those of the machine's monotonic clock.
 */
final class JournalWriter {
  private final FileChannel channel;

  JournalWriter(Path path) throws IOException {
    channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  void begin(String kind, String key, String token) {
    line("B\t" + System.nanoTime() + '\t' + kind + '\t' + key + '\t' + token);
  }

  void end(PutOutcome outcome) {
    String state = (outcome.isStored() ? "1" : "0") + '\t' + (outcome.isWritten() ? "1" : "0");
    line("E\t" + System.nanoTime() + '\t' + state + '\t' + outcome.generation());
  }

  void get(long began, String key, long generation, String reason) {
    line("G\t" + began + '\t' + key + '\t' + generation + '\t' + reason);
  }

  void wrong(String text) {
    line("V\t" + text);
  }

  void warning(String text) {
    line("W\t" + text);
  }

  private void line(String text) {
    ByteBuffer bytes = ByteBuffer.wrap((text + '\n').getBytes(StandardCharsets.UTF_8));
    try {
      channel.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
