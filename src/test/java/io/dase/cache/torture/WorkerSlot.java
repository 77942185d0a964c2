// SPDX-License-Identifier: MIT
package io.dase.cache.torture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A worker that is started anew whenever it is killed. Used by one thread. */
final class WorkerSlot {
  private static final int KILLED = 137;

  private final Path folder;
  private final TorturePlan plan;
  private final int number;
  private final long seed;
  private final long originNs;
  private final List<CompletableFuture<End>> ends = new ArrayList<>();
  private Process process;
  private Path journal;
  private int kills;

  private record End(Path journal, int exitCode, long at) {}

  WorkerSlot(Path folder, TorturePlan plan, int number, long seed, long originNs) {
    this.folder = folder;
    this.plan = plan;
    this.number = number;
    this.seed = seed;
    this.originNs = originNs;
  }

  boolean isJava() {
    return number < plan.javaWorkers();
  }

  void start() throws IOException {
    String id = (isJava() ? "java" : "native") + number + "." + kills;
    journal = folder.resolve("journals").resolve(id);
    List<String> command = new ArrayList<>(isJava() ? jvm() : program());
    command.addAll(
        List.of(
            folder.resolve("cache").toString(),
            journal.toString(),
            id,
            String.valueOf(seed + kills),
            String.valueOf(originNs),
            String.valueOf(plan.pausePercent()),
            String.valueOf(plan.pauseMs())));
    if (isJava()) {
      command.add(plan.faults());
    }
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.appendTo(folder.resolve("stderr").toFile()));
    builder.environment().put("DASE_FAILPOINTS", plan.faults());
    builder.environment().put("LD_PRELOAD", NativeWorker.lostReplies().toString());
    process = builder.start();
  }

  private static List<String> jvm() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx64m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-cp",
        System.getProperty("java.class.path"),
        JavaWorker.class.getName());
  }

  private static List<String> program() {
    return List.of(NativeWorker.program().toString());
  }

  Process process() {
    return process;
  }

  /** Whether it has got as far as to change something since it was started. */
  boolean isWorking() throws IOException {
    return Files.exists(journal) && Files.size(journal) > 0;
  }

  /** Returns before the process is gone. */
  void kill() {
    Path lines = journal;
    ends.add(
        process
            .onExit()
            .thenApply(dead -> new End(lines, dead.exitValue(), System.nanoTime()))
            .orTimeout(1, TimeUnit.MINUTES));
    process.destroyForcibly();
    kills++;
  }

  /** What its processes wrote, once all of them are gone. */
  List<Journal> journals() throws IOException {
    List<Journal> journals = new ArrayList<>();
    for (CompletableFuture<End> end : ends) {
      journals.add(Journal.read(end.join().journal(), end.join().at()));
    }
    return journals;
  }

  /** Processes that ended by themselves. */
  List<String> wrong() {
    return ends.stream()
        .map(CompletableFuture::join)
        .filter(end -> end.exitCode() != KILLED)
        .map(end -> end.journal().getFileName() + " ended by itself, with " + end.exitCode())
        .toList();
  }

  int kills() {
    return kills;
  }
}
