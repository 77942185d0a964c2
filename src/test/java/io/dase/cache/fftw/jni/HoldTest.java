// SPDX-License-Identifier: MIT
package io.dase.cache.fftw.jni;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HoldTest {
  private static final int ROUNDS = 2000;
  private static final int USERS = 4;

  private final AtomicInteger gone = new AtomicInteger();

  @Test
  void closedByItselfItLetsGoAtOnceAndOnlyOnce() {
    Counted hold = new Counted();
    hold.run();
    hold.run();
    assertThat(gone).hasValue(1);
  }

  @Test
  void theLastUserLetsGoOfWhatIsClosed() {
    Counted hold = new Counted();
    hold.acquire();
    hold.acquire();
    hold.run();
    hold.release();
    assertThat(gone).hasValue(0);
    hold.release();
    assertThat(gone).hasValue(1);
  }

  @Test
  void aRefusedUserLeavesNoTrace() {
    Counted hold = new Counted();
    hold.acquire();
    hold.run();
    assertThatThrownBy(hold::acquire)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("it is closed");
    hold.release();
    assertThat(gone).hasValue(1);
    assertThatThrownBy(hold::acquire).isInstanceOf(IllegalStateException.class);
    assertThat(gone).hasValue(1);
  }

  @Test
  void usersAndAClosingThreadLetGoExactlyOnceAndNeverWhileOneIsIn() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(USERS + 1);
    try {
      for (int round = 0; round < ROUNDS; round++) {
        gone.set(0);
        Counted hold = new Counted();
        CyclicBarrier start = new CyclicBarrier(USERS + 1);
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < USERS; i++) {
          running.add(threads.submit(() -> use(hold, start)));
        }
        running.add(
            threads.submit(
                () -> {
                  start.await();
                  hold.run();
                  return null;
                }));
        for (Future<?> done : running) {
          done.get();
        }
        assertThat(gone).as("round %d", round).hasValue(1);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private Void use(Counted hold, CyclicBarrier start) throws Exception {
    start.await();
    try {
      while (true) {
        hold.acquire();
        assertThat(gone).hasValue(0);
        hold.release();
      }
    } catch (IllegalStateException e) {
      return null;
    }
  }

  private final class Counted extends Hold {
    Counted() {
      super("it");
    }

    @Override
    void letGo() {
      gone.incrementAndGet();
    }
  }
}
