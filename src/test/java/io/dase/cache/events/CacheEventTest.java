// SPDX-License-Identifier: MIT
package io.dase.cache.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.dase.cache.core.CacheKey;
import io.dase.cache.fftw.Plan;
import io.dase.cache.fftw.PlanMode;
import io.dase.cache.fftw.PlanOptions;
import io.dase.cache.fftw.PlanSource;
import io.dase.cache.fftw.PlanSpec;
import io.dase.cache.fftw.Planner;
import io.dase.cache.fftw.Rigor;
import io.dase.cache.store.EvictionRequest;
import io.dase.cache.testing.OpenCache;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;

class CacheEventTest extends OpenCache {
  @Test
  void whatTheStoreDoesIsRecorded() throws Exception {
    List<RecordedEvent> events =
        recorded(
            () -> {
              cache.load("trials", "x", byte[].class);
              cache.save("trials", "x", new byte[] {1});
              cache.evict(EvictionRequest.LIMITS.withKey(CacheKey.of("trials", "x")));
              cache.save("trials", "y", new byte[] {2});
              Path file = cache.path("trials", "y").orElseThrow();
              assertThat(file.toFile().setWritable(true)).isTrue();
              Files.write(file, new byte[] {3});
              cache.load("trials", "y", byte[].class);
            });

    assertThat(names(events)).contains("Get", "Put", "Evict", "Quarantine");
    RecordedEvent get = first(events, "Get");
    assertThat(get.getString("category")).isEqualTo("trials");
    assertThat(get.getString("key")).isEqualTo("x");
    assertThat(get.getBoolean("hit")).isFalse();
    assertThat(get.getString("reason")).isEqualTo("COLD");
    assertThat(get.getStackTrace()).isNull();
    assertThat(get.getEventType().getCategoryNames()).containsExactly("dase-cache");
    assertThat(first(events, "Put").getString("outcome")).isEqualTo("WRITTEN");
    assertThat(first(events, "Quarantine").getString("found")).isNotEmpty();
  }

  @Test
  void aPlanIsRecordedWithItsSource() throws Exception {
    List<RecordedEvent> events =
        recorded(
            () -> {
              try (Planner planner = new Planner(root)) {
                planner.plan(PlanSpec.dft(16).rigor(Rigor.ESTIMATE)).close();
              }
            });

    RecordedEvent plan = first(events, "Plan");
    assertThat(plan.getString("category")).isEqualTo("fftw_wisdom");
    assertThat(plan.getString("key")).isEqualTo("fft_1d_16");
    assertThat(plan.getString("source")).isIn("planned", "memory");
    assertThat(plan.getDuration()).isPositive();
  }

  @Test
  void anUpgradeIsRecordedWithItsOutcome() throws Exception {
    List<RecordedEvent> events =
        recorded(
            () -> {
              CountDownLatch heard = new CountDownLatch(1);
              PlanOptions options =
                  PlanOptions.of(PlanMode.SERVE_THEN_UPGRADE)
                      .withListener(upgrade -> heard.countDown());
              try (Planner planner = new Planner(root);
                  Plan plan = planner.plan(PlanSpec.dft(15, 26), options)) {
                assertThat(plan.source()).isEqualTo(PlanSource.PROVISIONAL);
                assertThat(heard.await(1, TimeUnit.MINUTES)).isTrue();
              }
            });

    RecordedEvent upgrade = first(events, "Upgrade");
    assertThat(upgrade.getString("key")).isEqualTo("fft_2d_15x26");
    assertThat(upgrade.getString("problem")).startsWith("fft_2d_15x26/");
    assertThat(upgrade.getString("outcome")).isEqualTo("upgraded");
    assertThat(first(events, "Plan").getString("source")).isEqualTo("provisional");
  }

  private interface Work {
    void run() throws Exception;
  }

  private List<RecordedEvent> recorded(Work work) throws Exception {
    Path file = folder.resolve("events.jfr");
    try (Recording recording = new Recording()) {
      for (Class<?> each : CacheEvent.class.getDeclaredClasses()) {
        recording.enable(each.asSubclass(jdk.jfr.Event.class)).withoutThreshold();
      }
      recording.start();
      work.run();
      recording.stop();
      recording.dump(file);
    }
    return RecordingFile.readAllEvents(file);
  }

  private static List<String> names(List<RecordedEvent> events) {
    return events.stream()
        .map(event -> event.getEventType().getName().replace("io.dase.cache.", ""))
        .toList();
  }

  private static RecordedEvent first(List<RecordedEvent> events, String name) {
    return events.stream()
        .filter(event -> event.getEventType().getName().equals("io.dase.cache." + name))
        .findFirst()
        .orElseThrow();
  }
}
