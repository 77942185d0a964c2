// SPDX-License-Identifier: MIT
package io.dase.cache.torture;

import io.dase.cache.store.Store;
import io.dase.cache.store.StoreFill;
import io.dase.cache.testing.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Lets workers loose on one store, kills, stops and restarts them, and judges what is left. */
final class TortureRun {
  private static final int TICKS_BETWEEN_STOPS = 8;
  private static final int LONGEST_STOP_TICKS = 24;
  private static final int KILLS_PER_JAVA_KILL = 30;

  private static final int TICKS_BETWEEN_MEASUREMENTS = 5;

  /** A value, its record and what takes its place. */
  private static final long MOST_IN_FLIGHT = 1 << 15;

  private static final Duration LONGEST_START = Duration.ofMinutes(1);

  private final Path folder;
  private final Path root;
  private final TorturePlan plan;
  private final Random random;
  private final BitFlipper flipper;
  private final List<WorkerSlot> slots = new ArrayList<>();
  private WorkerSlot stopped;
  private int stopEnds;
  private int measurements;
  private final List<String> wrongSizes = new ArrayList<>();

  private TortureRun(Path folder, TorturePlan plan, long seed) {
    this.folder = folder;
    this.root = folder.resolve("cache");
    this.plan = plan;
    this.random = new Random(seed);
    this.flipper = new BitFlipper(root, random);
  }

  /**
   * @param folder empty; afterwards it holds the store, the journals and what workers wrote to
   *     stderr
   */
  static Verdict run(Path folder, TorturePlan plan, long seed)
      throws IOException, InterruptedException {
    return new TortureRun(folder, plan, seed).run();
  }

  private Verdict run() throws IOException, InterruptedException {
    Files.createDirectory(folder.resolve("journals"));
    long origin = System.nanoTime();
    for (int i = 0; i < plan.workers(); i++) {
      slots.add(new WorkerSlot(folder, plan, i, random.nextLong(), origin));
    }
    if (plan.isLimited()) {
      Files.createDirectories(root);
      double mb = plan.limitKb() / 1024.0;
      Files.writeString(root.resolve("cache.json"), "{\"max_size_mb\":" + mb + "}");
    }
    HeadReader reader = new HeadReader(root, folder.resolve("stop"));
    try {
      for (WorkerSlot slot : slots) {
        slot.start();
      }
      long begin = awaitWork();
      for (int tick = 1; System.nanoTime() - begin < plan.length().toNanos(); tick++) {
        LockSupport.parkNanos(begin + tick * plan.betweenKills().toNanos() - System.nanoTime());
        tick(tick);
      }
    } finally {
      for (WorkerSlot slot : slots) {
        slot.kill();
      }
      reader.stop();
    }
    return verdict(reader);
  }

  /** Answers when every worker has begun to change something. */
  private long awaitWork() throws IOException {
    long begin = System.nanoTime();
    for (WorkerSlot slot : slots) {
      while (!slot.isWorking()) {
        if (System.nanoTime() - begin > LONGEST_START.toNanos()) {
          throw new AssertionError("a worker does not begin to work; see " + folder);
        }
        LockSupport.parkNanos(plan.betweenKills().toNanos());
      }
    }
    return System.nanoTime();
  }

  private void tick(int tick) throws IOException {
    if (plan.isLimited() && tick % TICKS_BETWEEN_MEASUREMENTS == 0) {
      measure();
    }
    for (TorturePlan.Damage damage : plan.damage()) {
      flipper.flip(damage);
    }
    WorkerSlot victim = victim(tick);
    victim.kill();
    if (victim == stopped) {
      stopped = null;
    }
    victim.start();
    if (stopped != null && tick >= stopEnds) {
      Processes.signal(stopped.process(), "CONT");
      stopped = null;
    } else if (stopped == null && tick % TICKS_BETWEEN_STOPS == 0) {
      stopped = slots.get(random.nextInt(slots.size()));
      stopEnds = tick + 1 + random.nextInt(LONGEST_STOP_TICKS);
      Processes.signal(stopped.process(), "STOP");
    }
  }

  /** Holds all workers for a moment, so that one look at the store is a look at one moment. */
  private void measure() throws IOException {
    for (WorkerSlot slot : slots) {
      Processes.signal(slot.process(), "STOP");
    }
    try (Store store = Store.open(root)) {
      StoreFill fill = store.limits().fill();
      long limit = fill.limitBytes().orElseThrow();
      long bound = limit + limit * slots.size() / 100 + slots.size() * MOST_IN_FLIGHT;
      measurements++;
      if (fill.usedBytes() - fill.temporaryBytes() > bound) {
        wrongSizes.add(fill.usedBytes() + " bytes are used; at most " + bound + " may be");
      }
    } finally {
      for (WorkerSlot slot : slots) {
        if (slot != stopped) {
          Processes.signal(slot.process(), "CONT");
        }
      }
    }
  }

  /** Mostly a C++ worker: a JVM takes longer to start than the pause between two kills. */
  private WorkerSlot victim(int tick) throws IOException {
    if (tick % KILLS_PER_JAVA_KILL == 0) {
      WorkerSlot slot = slots.get(random.nextInt(plan.javaWorkers()));
      if (slot.isWorking()) {
        return slot;
      }
    }
    return slots.get(plan.javaWorkers() + random.nextInt(plan.nativeWorkers()));
  }

  private Verdict verdict(HeadReader reader) throws IOException {
    List<Journal> journals = new ArrayList<>();
    List<String> wrong = new ArrayList<>();
    for (WorkerSlot slot : slots) {
      journals.addAll(slot.journals());
      wrong.addAll(slot.wrong());
    }
    try (Stream<String> stderr = Files.lines(folder.resolve("stderr"))) {
      stderr.map(line -> "a worker wrote to stderr: " + line).forEach(wrong::add);
    }
    if (plan.isLimited()) {
      wrong.addAll(wrongSizes);
      if (measurements == 0) {
        wrong.add("the size was never measured");
      }
    } else if (!plan.damages()) {
      wrong.addAll(reader.wrong());
    }
    int kills = slots.stream().mapToInt(WorkerSlot::kills).sum();
    return Verifier.judge(plan, root, journals, kills, reader.opened(), wrong);
  }
}
