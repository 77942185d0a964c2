// SPDX-License-Identifier: MIT
package io.dase.cache.fftw;

import java.nio.Buffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.function.Consumer;
import java.util.function.Function;

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
    return all(arrays, CallerArray::of);
  }

  static CallerArray[] of(float[]... arrays) {
    return all(arrays, CallerArray::of);
  }

  static CallerArray[] of(FftBuffer... buffers) {
    return all(buffers, Native::new);
  }

  /** What remains of a direct buffer. */
  static CallerArray[] direct(DoubleBuffer buffer) {
    return new CallerArray[] {
      new Direct<>(
          buffer,
          Precision.DOUBLE,
          buffer.order(),
          from -> from.get(from.position()),
          ScratchPart::load,
          ScratchPart::store)
    };
  }

  /** What remains of a direct buffer. */
  static CallerArray[] direct(FloatBuffer buffer) {
    return new CallerArray[] {
      new Direct<>(
          buffer,
          Precision.FLOAT,
          buffer.order(),
          from -> from.get(from.position()),
          ScratchPart::load,
          ScratchPart::store)
    };
  }

  private static CallerArray of(double[] array) {
    return new Heap<>(array, Precision.DOUBLE, array.length, ScratchPart::load, ScratchPart::store);
  }

  private static CallerArray of(float[] array) {
    return new Heap<>(array, Precision.FLOAT, array.length, ScratchPart::load, ScratchPart::store);
  }

  private static <A> CallerArray[] all(A[] arrays, Function<A, CallerArray> make) {
    CallerArray[] all = new CallerArray[arrays.length];
    for (int i = 0; i < all.length; i++) {
      all[i] = arrays[i] == null ? null : make.apply(arrays[i]);
    }
    return all;
  }

  /** Copies so many reals between an array and a part of scratch. */
  interface Copy<A> {
    void run(ScratchPart part, A array, int reals);
  }

  /** A Java array. */
  record Heap<A>(A identity, Precision precision, int length, Copy<A> in, Copy<A> out)
      implements CallerArray {
    @Override
    public void check(PlanArray side) {
      side.requireReals(precision, length);
    }

    @Override
    public void load(ScratchPart to, PlanArray side) {
      in.run(to, identity, (int) side.reals());
    }

    @Override
    public void store(ScratchPart from, PlanArray side) {
      out.run(from, identity, (int) side.reals());
    }
  }

  /**
   * What remains of a direct buffer.
   *
   * @param touch reads an element, which throws if the buffer's memory segment is closed
   */
  record Direct<B extends Buffer>(
      B identity, Precision precision, ByteOrder order, Consumer<B> touch, Copy<B> in, Copy<B> out)
      implements CallerArray {
    @Override
    public void check(PlanArray side) {
      requireNative(side, identity.isDirect(), order);
      side.requireReals(precision, identity.remaining());
      touch.accept(identity);
    }

    @Override
    public void load(ScratchPart to, PlanArray side) {
      in.run(to, identity, (int) side.reals());
    }

    @Override
    public void store(ScratchPart from, PlanArray side) {
      out.run(from, identity, (int) side.reals());
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
