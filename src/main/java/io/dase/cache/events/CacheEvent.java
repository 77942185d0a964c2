// SPDX-License-Identifier: MIT
package io.dase.cache.events;

import io.dase.cache.core.CacheKey;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/**
 * The events {@code io.dase.cache.Get}, {@code Put}, {@code Plan}, {@code Upgrade}, {@code Evict}
 * and {@code Quarantine}: made when the work begins, {@code done} when it ends. Each is used by one
 * thread.
 */
@Category("dase-cache")
@StackTrace(false)
public abstract class CacheEvent extends Event {
  @Label("Category")
  String category;

  @Label("Key")
  String key;

  private CacheEvent() {
    begin();
  }

  final boolean isWanted() {
    end();
    return shouldCommit();
  }

  final void commit(CacheKey name) {
    category = name.category().name();
    key = name.key();
    commit();
  }

  /** A look-up in the store; hits of the memory tier are too many to note. */
  @Name("io.dase.cache.Get")
  @Label("Get")
  @Description("A look-up in the store, memory aside")
  public static final class Get extends CacheEvent {
    @Label("Hit")
    private boolean hit;

    @Label("Reason")
    @Description("Why it missed; empty for a hit")
    private String reason;

    /**
     * @param why it missed; empty for a hit
     */
    public void done(CacheKey name, String why) {
      if (isWanted()) {
        hit = why.isEmpty();
        reason = why;
        commit(name);
      }
    }
  }

  /** A value that was to be stored. */
  @Name("io.dase.cache.Put")
  @Label("Put")
  public static final class Put extends CacheEvent {
    @Label("Outcome")
    private String outcome;

    @Label("Detail")
    private String detail;

    public void done(CacheKey name, String outcome, String detail) {
      if (isWanted()) {
        this.outcome = outcome;
        this.detail = detail;
        commit(name);
      }
    }
  }

  /** A plan of FFTW that was asked for from Java. */
  @Name("io.dase.cache.Plan")
  @Label("Plan")
  public static final class Plan extends CacheEvent {
    @Label("Problem")
    private String problem;

    @Label("Source")
    @Description("memory, store, foreign or planned")
    private String source;

    public void done(CacheKey name, String problem, String source) {
      if (isWanted()) {
        this.problem = problem;
        this.source = source;
        commit(name);
      }
    }
  }

  /** A served plan for which a better one was searched, and a listener waited. */
  @Name("io.dase.cache.Upgrade")
  @Label("Upgrade")
  public static final class Upgrade extends CacheEvent {
    @Label("Problem")
    private String problem;

    @Label("Outcome")
    private String outcome;

    public void done(CacheKey name, String problem, String outcome) {
      if (isWanted()) {
        this.problem = problem;
        this.outcome = outcome;
        commit(name);
      }
    }
  }

  /** An entry that went to make room. */
  @Name("io.dase.cache.Evict")
  @Label("Evict")
  public static final class Evict extends CacheEvent {
    @Label("Written")
    @Description("Whether this process removed it")
    private boolean written;

    public void done(CacheKey name, boolean written) {
      if (isWanted()) {
        this.written = written;
        commit(name);
      }
    }
  }

  /** A file of the store that was found bad. */
  @Name("io.dase.cache.Quarantine")
  @Label("Quarantine")
  @Category("dase-cache")
  @StackTrace(false)
  public static final class Quarantine extends Event {
    @Label("File")
    private String file;

    @Label("Found")
    private String found;

    @Label("Expected")
    private String expected;

    public void done(String file, String found, String expected) {
      if (shouldCommit()) {
        this.file = file;
        this.found = found;
        this.expected = expected;
        commit();
      }
    }
  }
}
