// SPDX-License-Identifier: MIT
package io.dase.cache.fftw.jni;

/** Counts on the arrays of a plan, which it gives back once. Thread-safe. */
final class Held extends Hold {
  private final NativeMemory[] in;
  private final NativeMemory[] out;
  private long lingering; // guarded by this

  /**
   * @throws IllegalStateException if one is closed; none is held then
   */
  Held(String name, NativeMemory[] in, NativeMemory[] out) {
    super(name);
    this.in = in;
    this.out = out;
    int held = 0;
    try {
      for (; held < in.length + out.length; held++) {
        get(held).acquire();
      }
    } catch (IllegalStateException e) {
      while (held > 0) {
        get(--held).release();
      }
      throw e;
    }
  }

  /** It is not wanted any more, but has to wait for the garbage collector. */
  synchronized void lingers() {
    if (lingering == 0 && !isClosed()) {
      for (int i = 0; i < in.length + out.length; i++) {
        lingering += get(i).bytes();
      }
      Lingering.add(lingering);
    }
  }

  @Override
  void letGo() {
    synchronized (this) {
      Lingering.remove(lingering);
      lingering = 0;
    }
    for (int i = 0; i < in.length + out.length; i++) {
      get(i).release();
    }
  }

  private NativeMemory get(int i) {
    return i < in.length ? in[i] : out[i - in.length];
  }
}
