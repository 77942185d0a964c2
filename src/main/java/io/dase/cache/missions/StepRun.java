// SPDX-License-Identifier: MIT
package io.dase.cache.missions;

import io.dase.cache.CacheManager;
import io.dase.cache.Parameters;
import io.dase.cache.core.Category;
import io.dase.cache.format.Codecs;
import io.dase.cache.missions.StepOutcome.State;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;

/**
 * One step in one run. Holds its result only if the store did not take it. Safe from any thread:
 * steps above are locked after steps below, never the other way.
 */
final class StepRun<T> {
  static final String CATEGORY = Category.MISSION_GRAPH.name();

  private final CacheManager cache;
  private final Step<T> step;
  private final Parameters identity;
  private final Map<String, StepRun<?>> parents;
  private Codecs.Encoded unstored;
  private State state = State.SKIPPED;
  private Duration took = Duration.ZERO;
  private Throwable failure;

  /** Carries what a step's work threw through those who wait for its value. */
  static final class WorkFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WorkFailure(Throwable cause) {
      super(cause);
    }
  }

  StepRun(CacheManager cache, Step<T> step, Parameters identity, Map<String, StepRun<?>> parents) {
    this.cache = cache;
    this.step = step;
    this.identity = identity;
    this.parents = Map.copyOf(parents);
  }

  /** Makes sure that the result can be had; true unless the work failed. */
  synchronized boolean run() {
    long start = System.nanoTime();
    try {
      state = State.HIT;
      if (!cache.exists(CATEGORY, identity.key())) {
        value(step.type());
      }
      return true;
    } catch (WorkFailure e) {
      failure = e.getCause();
      state = State.FAILED;
      return false;
    } catch (RuntimeException | Error e) {
      failure = e;
      state = State.FAILED;
      return false;
    } finally {
      took = Duration.ofNanos(System.nanoTime() - start);
    }
  }

  /** The result, made again if the store lost it since. */
  synchronized <U> U value(Class<U> type) {
    if (unstored != null) {
      return decode(unstored, type);
    }
    T value = cache.memoize(CATEGORY, identity, step.type(), this::work);
    if (state == State.RAN && !cache.exists(CATEGORY, identity.key())) {
      unstored = Codecs.encode(value);
    }
    return type == step.type() ? type.cast(value) : decode(Codecs.encode(value), type);
  }

  synchronized StepOutcome outcome() {
    return new StepOutcome(step.name(), identity.key(), state, took);
  }

  /** What its work threw; null unless it failed. */
  synchronized Throwable failure() {
    return failure;
  }

  private T work() {
    try {
      T value = step.work().run(results());
      state = State.RAN;
      return value;
    } catch (WorkFailure e) {
      throw e;
    } catch (Exception e) {
      throw new WorkFailure(e);
    }
  }

  private static <U> U decode(Codecs.Encoded encoded, Class<U> type) {
    ByteBuffer bytes = ByteBuffer.wrap(encoded.bytes()).asReadOnlyBuffer();
    return Codecs.decode(bytes, encoded.extension(), type);
  }

  private Results results() {
    return new Results() {
      @Override
      public <U> U get(String name, Class<U> type) {
        StepRun<?> parent = parents.get(name);
        if (parent == null) {
          throw new IllegalArgumentException(
              "step '%s' asks for '%s'; expected one of its parents %s"
                  .formatted(step.name(), name, step.parents()));
        }
        return parent.value(type);
      }
    };
  }
}
