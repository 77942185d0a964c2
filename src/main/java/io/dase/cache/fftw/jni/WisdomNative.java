// SPDX-License-Identifier: MIT
package io.dase.cache.fftw.jni;

/**
 * The methods of one {@code dase::FFTWWisdomCache}; {@code handle} is its address and must stay
 * alive during the call, which {@link NativeHandle#use} sees to. Texts are UTF-8, structured
 * results JSON. Errors are those of {@link Status}. Safe from any thread.
 */
public final class WisdomNative {
  private WisdomNative() {}

  /**
   * @param systemRoot empty: none
   * @param maxSizeMb above {@code cache.json} and the environment; 0: what they say
   */
  public static native long open(byte[] root, byte[] systemRoot, double maxSizeMb);

  /** Does not wait for the planner lock. */
  public static native void destroy(long handle);

  public static native byte[] save(
      long handle, byte[] key, byte[] text, byte[] metadata, boolean local);

  public static native byte[] importFile(long handle, byte[] key, byte[] path, byte[] metadata);

  /** Null if nothing here serves this machine. */
  public static native byte[] load(long handle, byte[] key);

  public static native byte[] list(long handle);

  public static native boolean importIntoPlanner(long handle, byte[] key);

  /** Null if FFTW's memory holds no problem of the key. */
  public static native byte[] exportFromPlanner(long handle, byte[] key);

  public static native boolean probe(long handle, byte[] spec);

  /** The texts of the specs are separated by line feeds. */
  public static native byte[] generate(long handle, byte[] specs, boolean force);

  public static native byte[] explain(long handle, byte[] key);

  public static native byte[] statistics(long handle);
}
