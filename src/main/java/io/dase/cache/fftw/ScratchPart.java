// SPDX-License-Identifier: MIT
package io.dase.cache.fftw;

import io.dase.cache.fftw.jni.NativeMemory;
import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;

/** One array of a plan's scratch. For one thread at a time, which alone may close it. */
final class ScratchPart {
  private final NativeMemory memory;
  private final DoubleBuffer doubles; // null beyond the length of NIO buffers
  private final FloatBuffer floats;

  ScratchPart(NativeMemory memory) {
    this.memory = memory;
    ByteBuffer view = memory.bytes() <= Integer.MAX_VALUE ? memory.exclusiveView() : null;
    this.doubles = view == null ? null : view.asDoubleBuffer();
    this.floats = view == null ? null : view.asFloatBuffer();
  }

  NativeMemory memory() {
    return memory;
  }

  void load(double[] from, int count) {
    if (doubles != null) {
      doubles.put(0, from, 0, count);
    } else {
      memory.put(0, from, count);
    }
  }

  void store(double[] to, int count) {
    if (doubles != null) {
      doubles.get(0, to, 0, count);
    } else {
      memory.get(0, to, count);
    }
  }

  void load(float[] from, int count) {
    if (floats != null) {
      floats.put(0, from, 0, count);
    } else {
      memory.put(0, from, count);
    }
  }

  void store(float[] to, int count) {
    if (floats != null) {
      floats.get(0, to, 0, count);
    } else {
      memory.get(0, to, count);
    }
  }

  void load(DoubleBuffer from, int count) {
    doubles.put(0, from, from.position(), count);
  }

  void store(DoubleBuffer to, int count) {
    to.put(to.position(), doubles, 0, count);
  }

  void load(FloatBuffer from, int count) {
    floats.put(0, from, from.position(), count);
  }

  void store(FloatBuffer to, int count) {
    to.put(to.position(), floats, 0, count);
  }
}
