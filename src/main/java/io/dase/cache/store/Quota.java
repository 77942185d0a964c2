// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import io.dase.cache.core.Category;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Keeps a process's puts within the limits. A process may write one percent of a limit unseen; then
 * the store is looked at, and evicted from where it is over, before the next value is written. What
 * finds no room is skipped. A process begins somewhere within that percent, so that many short ones
 * look as often as a long one. Safe from any thread.
 */
final class Quota {
  private static final long SHARE = 100;
  private static final long LOOK_AGAIN_NS = 1_000_000_000;

  private final Layout layout;
  private final PolicyFile policies;
  private final Evictor evictor;
  private final Duration patience;
  private final Map<String, Long> allowances = new HashMap<>();
  private CachePolicy seen = CachePolicy.NONE;
  private long refusedNs;
  private long refusedBytes = Long.MAX_VALUE;
  private long block;

  /** There is no room for a value. */
  static final class NoRoomException extends IOException {
    private static final long serialVersionUID = 1L;

    NoRoomException(String message) {
      super(message);
    }
  }

  Quota(Layout layout, PolicyFile policies, Evictor evictor, Duration patience) {
    this.layout = layout;
    this.policies = policies;
    this.evictor = evictor;
    this.patience = patience;
  }

  /**
   * To be called before a value is written that the store does not have.
   *
   * @throws NoRoomException if there is no room for it, and none can be made
   */
  void admit(Category category, long size) throws IOException {
    CachePolicy policy = policies.forWrite();
    OptionalLong ofCategory = policy.rule(category).maxSizeBytes();
    if (policy.maxSizeBytes().isEmpty()
        && ofCategory.isEmpty()
        && policy.minFreePercent().isEmpty()) {
      return;
    }
    synchronized (this) {
      forgetOther(policy);
      long bytes = blocks(size);
      boolean unseen =
          take("", policy.maxSizeBytes(), bytes)
              & take("size " + category, ofCategory, bytes)
              & leavesDiskFree(policy, bytes);
      if (!unseen) {
        look(category, bytes);
        refill("", policy.maxSizeBytes(), bytes);
        refill("size " + category, ofCategory, bytes);
      }
    }
  }

  /** To be called after an entry was committed that was not there before. */
  void added(Category category) throws IOException {
    CachePolicy policy = policies.forWrite();
    OptionalLong most = policy.rule(category).maxEntries();
    if (most.isEmpty()) {
      return;
    }
    synchronized (this) {
      forgetOther(policy);
      if (!take("entries " + category, most, 1)) {
        evictor.makeRoom(category, 0, patience);
        refill("entries " + category, most, 1);
      }
    }
  }

  private void look(Category category, long bytes) throws IOException {
    long now = System.nanoTime();
    boolean refusedJustNow = now - refusedNs < LOOK_AGAIN_NS && bytes >= refusedBytes;
    Evictor.Fill fill = refusedJustNow ? null : evictor.makeRoom(category, bytes, patience);
    if (fill == null || !fill.hasRoomFor(bytes)) {
      if (fill != null) {
        refusedNs = System.nanoTime();
        refusedBytes = bytes;
      }
      throw new NoRoomException(
          "the store is at its limit and nothing more can be evicted, so a value of "
              + bytes
              + " bytes is not kept; raise max_size_mb in "
              + layout.policy()
              + ", or unpin entries");
    }
    refusedBytes = Long.MAX_VALUE;
  }

  /** False if that is more than may be written before the store is looked at. */
  private boolean take(String scope, OptionalLong limit, long amount) {
    if (limit.isEmpty()) {
      return true;
    }
    long share = share(limit.getAsLong());
    long left = allowances.computeIfAbsent(scope, s -> ThreadLocalRandom.current().nextLong(share));
    if (left < amount) {
      return false;
    }
    allowances.put(scope, left - amount);
    return true;
  }

  private void refill(String scope, OptionalLong limit, long taken) {
    if (limit.isPresent()) {
      allowances.put(scope, Math.max(0, share(limit.getAsLong()) - taken));
    }
  }

  private void forgetOther(CachePolicy policy) {
    if (!policy.equals(seen)) {
      seen = policy;
      allowances.clear();
      refusedBytes = Long.MAX_VALUE;
    }
  }

  private boolean leavesDiskFree(CachePolicy policy, long bytes) throws IOException {
    if (policy.minFreePercent().isEmpty()) {
      return true;
    }
    try {
      FileStore disk = Files.getFileStore(layout.store());
      return disk.getUsableSpace() - bytes
          >= policy.minFreePercent().getAsDouble() / 100 * disk.getTotalSpace();
    } catch (NoSuchFileException e) {
      return true;
    }
  }

  /** The value's blocks and its record's. */
  private long blocks(long size) {
    block = block == 0 ? BlockSize.of(layout.store()) : block;
    return (size + block - 1) / block * block + block;
  }

  private static long share(long limit) {
    return Math.max(1, limit / SHARE);
  }
}
