// SPDX-License-Identifier: MIT
package io.dase.cache.fftw.jni;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class NativeHandleTest {
  private static final long ADDRESS = 4711;

  private final AtomicInteger destroyed = new AtomicInteger();

  private NativeHandle open() {
    return new NativeHandle("the object", ADDRESS, address -> destroyed.incrementAndGet());
  }

  @Test
  void aCallGetsTheAddress() {
    try (NativeHandle handle = open()) {
      assertThat(handle.<Long>use(address -> address)).isEqualTo(ADDRESS);
    }
  }

  @Test
  void aCallAfterCloseIsRefusedByName() {
    NativeHandle handle = open();
    handle.close();
    assertThatThrownBy(() -> handle.use(address -> address))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the object is closed; open a new one");
  }

  @Test
  void closingTwiceDestroysOnce() {
    NativeHandle handle = open();
    handle.close();
    handle.close();
    assertThat(destroyed).hasValue(1);
  }

  @Test
  void aCloseDuringACallDestroysWhenTheCallReturns() {
    NativeHandle handle = open();
    handle.use(
        address -> {
          handle.close();
          assertThat(destroyed).hasValue(0);
          return null;
        });
    assertThat(destroyed).hasValue(1);
  }

  @Test
  void aCallThatThrowsStillCountsAsReturned() {
    NativeHandle handle = open();
    assertThatThrownBy(
            () ->
                handle.use(
                    address -> {
                      throw new IllegalArgumentException("no");
                    }))
        .hasMessage("no");
    handle.close();
    assertThat(destroyed).hasValue(1);
  }

  @Test
  @Timeout(60)
  void aForgottenHandleIsDestroyedWhenItIsUnreachable() throws InterruptedException {
    CountDownLatch freed = new CountDownLatch(1);
    forget(freed);
    boolean done = false;
    while (!done) {
      System.gc();
      done = freed.await(20, TimeUnit.MILLISECONDS);
    }
    assertThat(done).isTrue();
  }

  @Test
  @Timeout(60)
  void noCallEverSeesADestroyedObjectHoweverCloseRaces() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(3);
    AtomicInteger calls = new AtomicInteger();
    for (int round = 0; round < 500; round++) {
      AtomicInteger freed = new AtomicInteger();
      NativeHandle handle = new NativeHandle("raced", ADDRESS, a -> freed.incrementAndGet());
      CyclicBarrier start = new CyclicBarrier(3);
      Runnable caller = () -> callUntilClosed(handle, start, freed, calls);
      Future<?> first = threads.submit(caller);
      Future<?> second = threads.submit(caller);
      start.await();
      handle.close();
      first.get();
      second.get();
      assertThat(freed).hasValue(1);
    }
    threads.shutdown();
    assertThat(calls.get()).isPositive();
  }

  private static void forget(CountDownLatch freed) {
    new NativeHandle("forgotten", ADDRESS, address -> freed.countDown()).use(address -> null);
  }

  private static void callUntilClosed(
      NativeHandle handle, CyclicBarrier start, AtomicInteger freed, AtomicInteger calls) {
    try {
      handle.use(address -> calls.incrementAndGet());
      start.await();
      while (true) {
        handle.use(
            address -> {
              assertThat(freed).hasValue(0);
              return null;
            });
      }
    } catch (IllegalStateException closed) {
      assertThat(closed).hasMessageContaining("raced is closed");
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
