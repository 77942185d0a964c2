// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.TimeUnit;

/**
 * The policy in force: {@code cache.json}, read again when it has changed, and the overrides above
 * it. A file that is broken leaves the old policy in force, with one warning that names the path in
 * it. Safe from any thread.
 */
final class PolicyFile {
  private static final int MAX_BYTES = 1 << 20;
  private static final long LOOK_NS = TimeUnit.SECONDS.toNanos(1);

  private final Path path;
  private final PolicyOverrides overrides;
  private final Warnings warnings;
  private volatile State state = new State(null, CachePolicy.NONE, false);
  private volatile long lookedNs = System.nanoTime() - LOOK_NS;

  /** Which file was read last. */
  private record Stamp(Object fileKey, long size, long modifiedNs) {}

  private record State(Stamp stamp, CachePolicy policy, boolean ttl) {}

  PolicyFile(Path path, PolicyOverrides overrides, Warnings warnings) {
    this.path = path;
    this.overrides = overrides;
    this.warnings = warnings;
    this.state = of(null, CachePolicy.NONE);
  }

  /** For reads: looks at the file at most once a second. */
  CachePolicy current() {
    lookIfDue();
    return state.policy();
  }

  /** For writes: looks at the file now. */
  CachePolicy forWrite() {
    look();
    return state.policy();
  }

  /** Whether entries of some category expire, without a look at each of them. */
  boolean hasTimesToLive() {
    lookIfDue();
    return state.ttl();
  }

  private void lookIfDue() {
    if (System.nanoTime() - lookedNs >= LOOK_NS) {
      look();
    }
  }

  private synchronized void look() {
    lookedNs = System.nanoTime();
    if (state.stamp() == null && !path.toFile().exists()) {
      return; // Without an exception, which would cost as much as the rest of a small put.
    }
    try {
      BasicFileAttributes found =
          Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      Stamp stamp =
          new Stamp(
              found.fileKey(), found.size(), found.lastModifiedTime().to(TimeUnit.NANOSECONDS));
      if (!stamp.equals(state.stamp())) {
        state = read(stamp);
      }
    } catch (NoSuchFileException e) {
      if (state.stamp() != null) {
        state = of(null, CachePolicy.NONE);
      }
    } catch (IOException e) {
      warnings.warn("cache.json", "the limits stay as they were: " + IoCause.describe(e));
    }
  }

  private State read(Stamp stamp) throws IOException {
    byte[] text = FileContent.readRegular(path, MAX_BYTES);
    try {
      if (text == null) {
        throw new IllegalArgumentException("it is no regular file of at most 1 MiB");
      }
      return of(stamp, PolicyReader.read(text));
    } catch (IllegalArgumentException e) {
      warnings.warn(
          "cache.json " + e.getMessage(),
          path + " is broken, so the limits stay as they were: " + e.getMessage());
      return new State(stamp, state.policy(), state.ttl());
    }
  }

  private State of(Stamp stamp, CachePolicy file) {
    CachePolicy policy = overrides.over(file);
    return new State(stamp, policy, policy.hasTimesToLive());
  }
}
