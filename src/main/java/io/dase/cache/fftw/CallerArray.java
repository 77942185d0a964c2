// SPDX-License-Identifier: MIT
package io.dase.cache.fftw;

import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;

/** An array of a caller that is copied through scratch. For the call that it is made for. */
interface CallerArray {
  /**
   * @throws IllegalArgumentException unless it fits a side of a plan
   */
  void check(PlanArray side);

  /** Copies what the plan reads. */
  void load(ScratchPart to, PlanArray side);

  /** Copies what the plan wrote. */
  void store(ScratchPart from, PlanArray side);

  /** What makes two of them the same array. */
  Object identity();

  static CallerArray[] of(double[]... arrays) {
    CallerArray[] all = new CallerArray[arrays.length];
    for (int i = 0; i < all.length; i++) {
      all[i] = arrays[i] == null ? null : new Doubles(arrays[i]);
    }
    return all;
  }

  static CallerArray[] of(float[]... arrays) {
    CallerArray[] all = new CallerArray[arrays.length];
    for (int i = 0; i < all.length; i++) {
      all[i] = arrays[i] == null ? null : new Floats(arrays[i]);
    }
    return all;
  }

  static CallerArray[] of(FftBuffer... buffers) {
    CallerArray[] all = new CallerArray[buffers.length];
    for (int i = 0; i < all.length; i++) {
      all[i] = buffers[i] == null ? null : new Native(buffers[i]);
    }
    return all;
  }

  /** A {@code double[]}. */
  record Doubles(double[] identity) implements CallerArray {
    @Override
    public void check(PlanArray side) {
      side.requireReals(Precision.DOUBLE, identity.length);
    }

    @Override
    public void load(ScratchPart to, PlanArray side) {
      to.load(identity, (int) side.reals());
    }

    @Override
    public void store(ScratchPart from, PlanArray side) {
      from.store(identity, (int) side.reals());
    }
  }

  /** A {@code float[]}. */
  record Floats(float[] identity) implements CallerArray {
    @Override
    public void check(PlanArray side) {
      side.requireReals(Precision.FLOAT, identity.length);
    }

    @Override
    public void load(ScratchPart to, PlanArray side) {
      to.load(identity, (int) side.reals());
    }

    @Override
    public void store(ScratchPart from, PlanArray side) {
      from.store(identity, (int) side.reals());
    }
  }

  /** What remains of a direct buffer of doubles. */
  record DirectDoubles(DoubleBuffer identity) implements CallerArray {
    @Override
    public void check(PlanArray side) {
      requireNative(side, identity.isDirect(), identity.order());
      side.requireReals(Precision.DOUBLE, identity.remaining());
      identity.get(identity.position()); // throws if its memory segment is closed
    }

    @Override
    public void load(ScratchPart to, PlanArray side) {
      to.load(identity, (int) side.reals());
    }

    @Override
    public void store(ScratchPart from, PlanArray side) {
      from.store(identity, (int) side.reals());
    }
  }

  /** What remains of a direct buffer of floats. */
  record DirectFloats(FloatBuffer identity) implements CallerArray {
    @Override
    public void check(PlanArray side) {
      requireNative(side, identity.isDirect(), identity.order());
      side.requireReals(Precision.FLOAT, identity.remaining());
      identity.get(identity.position()); // throws if its memory segment is closed
    }

    @Override
    public void load(ScratchPart to, PlanArray side) {
      to.load(identity, (int) side.reals());
    }

    @Override
    public void store(ScratchPart from, PlanArray side) {
      from.store(identity, (int) side.reals());
    }
  }

  /** A buffer of this library. */
  record Native(FftBuffer identity) implements CallerArray {
    @Override
    public void check(PlanArray side) {
      side.require(identity);
    }

    @Override
    public void load(ScratchPart to, PlanArray side) {
      to.memory().copy(0, identity.memory(), 0, side.bytes());
    }

    @Override
    public void store(ScratchPart from, PlanArray side) {
      identity.memory().copy(0, from.memory(), 0, side.bytes());
    }
  }

  private static void requireNative(PlanArray side, boolean isDirect, ByteOrder order) {
    if (!isDirect) {
      throw side.invalid(
          "is a buffer in the Java heap; pass its array, a direct buffer or an FftBuffer");
    }
    if (order != ByteOrder.nativeOrder()) {
      throw side.invalid(
          "buffer is "
              + order
              + "; make it from ByteBuffer.allocateDirect(n).order(ByteOrder.nativeOrder())");
    }
  }
}
