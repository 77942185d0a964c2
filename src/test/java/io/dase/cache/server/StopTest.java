// SPDX-License-Identifier: MIT
package io.dase.cache.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dase.cache.format.NdArray;
import io.dase.cache.testing.Eventually;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StopTest extends OpenServer {
  private static final String KERNEL = "/api/fractional_kernel?alpha=1.5&dt=0.01&N=20000";
  private static final int CLIENTS = 4;
  private static final int VALUES = 1_000_000;

  @Test
  void stoppedUnderLoadItCutsNoAnswerShort() throws Exception {
    assertNoneIsCutShort(KERNEL);
    assertThat(kernels.getKernel(1.5, 0.01, 10).size()).isEqualTo(10);
  }

  @Test
  void stoppedUnderLoadItCutsNoFileShort() throws Exception {
    cache.save("surrogates", "pressure", NdArray.of(new double[VALUES], VALUES));

    assertNoneIsCutShort("/api/cache/entries/surrogates/pressure/content");
  }

  private void assertNoneIsCutShort(String path) throws Exception {
    AtomicInteger answers = new AtomicInteger();
    Queue<String> wrong = new ConcurrentLinkedQueue<>();
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    List<Future<Void>> ends = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      ends.add(clients.submit(asking(path, answers, wrong)));
    }
    Eventually.await(() -> answers.get() > 20);

    server.close();

    for (Future<Void> end : ends) {
      end.get();
    }
    clients.shutdown();
    assertThat(wrong).isEmpty();
    assertThatThrownBy(() -> get(path)).isInstanceOf(IOException.class);
  }

  @Test
  void stoppingTwiceIsStoppingOnce() {
    server.close();
    server.close();
  }

  /** Until the server is gone. */
  private Callable<Void> asking(String path, AtomicInteger answers, Queue<String> wrong) {
    return () -> {
      while (true) {
        try {
          HttpResponse<byte[]> response = get(path);
          if (response.statusCode() != 200 && response.statusCode() != 503) {
            wrong.add(response.statusCode() + " with " + response.body().length + " bytes");
          }
          answers.incrementAndGet();
        } catch (IOException e) {
          if (String.valueOf(e.getMessage()).contains("content-length")) {
            wrong.add(e.getMessage());
          }
          return null;
        }
      }
    };
  }
}
