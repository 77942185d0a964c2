// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/**
 * SIGTERM and SIGINT as an orderly stop, which ends with 0. Left to the JVM they run its shutdown
 * hooks and end it with 128 + the signal, which service managers take for a failure. Stateless.
 */
final class StopSignals {
  private static final String[] NAMES = {"TERM", "INT"};

  private StopSignals() {}

  /**
   * Runs {@code stop} on a thread of its own when such a signal comes, instead of ending the JVM.
   *
   * @return whether this JVM lets signals be handled; otherwise they end it
   */
  static boolean handledBy(Runnable stop) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal"); // no other API of the JDK has them
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object handling =
          Proxy.newProxyInstance(
              handler.getClassLoader(),
              new Class<?>[] {handler},
              (proxy, method, arguments) -> {
                if (method.getDeclaringClass() == Object.class) {
                  return method.invoke(stop, arguments);
                }
                stop.run();
                return null;
              });
      for (String name : NAMES) {
        Object number = signal.getConstructor(String.class).newInstance(name);
        signal.getMethod("handle", signal, handler).invoke(null, number, handling);
      }
      return true;
    } catch (ReflectiveOperationException e) {
      return refused(e);
    }
  }

  /** The module is not there, or the JVM was started with -Xrs. */
  private static boolean refused(ReflectiveOperationException e) {
    if (e instanceof InvocationTargetException
        && !(e.getCause() instanceof IllegalArgumentException)) {
      throw new IllegalStateException(e.getCause());
    }
    return false;
  }
}
