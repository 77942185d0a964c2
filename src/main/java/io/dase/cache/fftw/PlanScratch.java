// SPDX-License-Identifier: MIT
package io.dase.cache.fftw;

import io.dase.cache.fftw.jni.NativeMemory;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Aligned arrays for calls whose own arrays FFTW cannot run on: made on demand, kept for the next
 * call, one set for each call that runs. Thread-safe without locks. Once closed it keeps none.
 */
final class PlanScratch {
  private static final int KEPT = Math.min(64, 2 * Runtime.getRuntime().availableProcessors());

  private final PlanArray input;
  private final PlanArray output;
  private final boolean isInPlace;
  private final AtomicReferenceArray<Arrays> idle = new AtomicReferenceArray<>(KEPT);
  private volatile boolean isClosed;

  PlanScratch(PlanSides sides) {
    this.input = sides.input();
    this.output = sides.output();
    this.isInPlace = sides.isInPlace();
  }

  /** Arrays that the caller alone uses until it gives them back. */
  Arrays take() {
    for (int i = 0; i < KEPT; i++) {
      Arrays found = idle.getPlain(i);
      if (found != null && idle.compareAndSet(i, found, null)) {
        return found;
      }
    }
    Side in = new Side(input);
    return new Arrays(in, isInPlace ? in : new Side(output));
  }

  void giveBack(Arrays arrays) {
    boolean isKept = false;
    for (int i = 0; i < KEPT && !isKept && !isClosed; i++) {
      isKept = idle.getPlain(i) == null && idle.compareAndSet(i, null, arrays);
    }
    if (!isKept) {
      arrays.close();
    } else if (isClosed) {
      close();
    }
  }

  void close() {
    isClosed = true;
    for (int i = 0; i < KEPT; i++) {
      Arrays found = idle.getAndSet(i, null);
      if (found != null) {
        found.close();
      }
    }
  }

  /** What one call runs on; in place both sides are one. */
  record Arrays(Side in, Side out) {
    void close() {
      in.close();
      out.close();
    }
  }

  /** The arrays of one side, as far apart as FFTW was told that they are. */
  static final class Side {
    private final NativeMemory whole;
    private final ScratchPart[] parts;

    Side(PlanArray array) {
      whole = NativeMemory.allocate(array.span());
      whole.closeWith(this);
      parts = new ScratchPart[array.parts()];
      for (int i = 0; i < parts.length; i++) {
        NativeMemory part = whole.slice(i * array.separation(), array.bytes());
        part.closeWith(this);
        parts[i] = new ScratchPart(part);
      }
    }

    ScratchPart part(int i) {
      return parts[i];
    }

    /** Null if there is none. */
    NativeMemory memory(int i) {
      return i < parts.length ? parts[i].memory() : null;
    }

    void close() {
      for (ScratchPart part : parts) {
        part.memory().close();
      }
      whole.close();
    }
  }
}
