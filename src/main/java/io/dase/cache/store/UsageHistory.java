// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import io.dase.cache.core.CacheIoException;
import io.dase.cache.core.CorruptDataException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Size and uses of a store over time: {@code .store/history.jsonl}, one canonical JSON object each
 * line, oldest first. Of no meaning for any look-up: a line that does not parse is left out, and of
 * two processes that add at once one sample is lost. Bounded: two samples of one hour are one, and
 * beyond {@link #MAX_SAMPLES} every second of the older half goes. Safe from any thread.
 */
public final class UsageHistory {
  /** A year of weekly samples and some months of daily ones. */
  public static final int MAX_SAMPLES = 512;

  private static final int MAX_BYTES = 1 << 20;
  private static final long HOUR_MS = 3_600_000;
  private static final int MEMBERS = 5;

  private final Layout layout;

  /** Of the store in this folder, which need not exist. */
  public UsageHistory(Path root) {
    layout = new Layout(root);
  }

  /**
   * A store at one moment.
   *
   * @param atMs milliseconds since 1970, by the wall clock
   * @param entries live entries
   * @param bytes what they take, as the limits count it
   * @param hits look-ups that returned a value, by all processes since the store was made
   * @param misses look-ups that did not
   */
  public record Sample(long atMs, long entries, long bytes, long hits, long misses) {}

  /** Oldest first; empty where there is none, or it cannot be read. */
  public List<Sample> samples() {
    byte[] content;
    try {
      content = FileContent.readRegular(file(), MAX_BYTES);
    } catch (IOException e) {
      return List.of();
    }
    List<Sample> samples = new ArrayList<>();
    if (content != null) {
      for (String line : new String(content, StandardCharsets.UTF_8).split("\n")) {
        try {
          samples.add(sample(line));
        } catch (CorruptDataException e) {
          continue;
        }
      }
    }
    return List.copyOf(samples);
  }

  /**
   * Adds a sample, unless there is no store yet.
   *
   * @throws CacheIoException if the folder refuses
   */
  public void add(Sample sample) {
    if (!Files.isDirectory(layout.store())) {
      return;
    }
    List<Sample> samples = new ArrayList<>(samples());
    samples.removeIf(old -> old.atMs() > sample.atMs() - HOUR_MS);
    samples.add(sample);
    StringBuilder lines = new StringBuilder();
    bounded(samples).forEach(each -> lines.append(line(each)).append('\n'));
    try (TemporaryFile temporary = TemporaryFile.in(layout.store())) {
      temporary.write(ByteBuffer.wrap(lines.toString().getBytes(StandardCharsets.UTF_8)));
      temporary.finish(false);
      temporary.rename(file());
    } catch (IOException e) {
      throw new CacheIoException(
          "the history in "
              + layout.store()
              + " cannot be written: "
              + IoCause.describe(e)
              + "; see 'dase-cache doctor' for the folder's rights",
          e);
    }
  }

  private Path file() {
    return layout.store().resolve("history.jsonl");
  }

  private static List<Sample> bounded(List<Sample> samples) {
    if (samples.size() <= MAX_SAMPLES) {
      return samples;
    }
    List<Sample> kept = new ArrayList<>();
    for (int i = 0; i < samples.size(); i++) {
      if (i >= MAX_SAMPLES / 2 || i % 2 == 0) {
        kept.add(samples.get(i));
      }
    }
    return kept;
  }

  private static String line(Sample sample) {
    return new String(
        CanonicalJson.print(
            Map.of(
                "at_ms", sample.atMs(),
                "bytes", sample.bytes(),
                "entries", sample.entries(),
                "hits", sample.hits(),
                "misses", sample.misses())),
        StandardCharsets.UTF_8);
  }

  private static Sample sample(String line) {
    Members members =
        new Members(CanonicalJson.parseAnyForm(line.getBytes(StandardCharsets.UTF_8)), MEMBERS);
    return new Sample(
        members.integer("at_ms"),
        members.integer("entries"),
        members.integer("bytes"),
        members.integer("hits"),
        members.integer("misses"));
  }
}
