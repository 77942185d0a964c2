// SPDX-License-Identifier: MIT
package io.dase.cache.verify;

import io.dase.cache.maintenance.WorkFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Checks on the machine where it runs that values come back as they were stored, that uses are
 * counted, that wisdom survives its way through files and stores, and that each kind of transform
 * agrees with a direct sum. Takes less than a minute, and leaves nothing behind.
 *
 * <p>Safe from any thread; nothing to close. What does not work is a {@link Verification} that did
 * not pass, never an exception; also where the native library cannot be used.
 */
public final class Verifier {
  private final Path root;

  /** Works in the system's temporary folder. */
  public Verifier() {
    this.root = null;
  }

  /**
   * Works in a folder of its own inside a cache folder, hence on its file system and with its
   * rights; it also reads what the cache holds. Entries of the cache are neither changed nor
   * counted as used. A cache folder that is not there yet is not there afterwards either.
   */
  public Verifier(Path root) {
    this.root = Objects.requireNonNull(root, "root").toAbsolutePath().normalize();
  }

  /** As {@link #run(Consumer)}, for those who wait for the end. */
  public List<Verification> run() {
    return run(done -> {});
  }

  /**
   * Runs all checks one after another; returns their outcomes in this order.
   *
   * @param listener hears of each outcome as soon as it is there, in the calling thread
   */
  public List<Verification> run(Consumer<? super Verification> listener) {
    List<Verification> done = new ArrayList<>();
    Consumer<Verification> both =
        outcome -> {
          done.add(outcome);
          listener.accept(outcome);
        };
    try (WorkFolder work =
        root == null ? WorkFolder.temporary("verify") : WorkFolder.inside(root, "verify")) {
      if (root != null) {
        both.accept(outcome(new StoreCheck(root), work));
      }
      for (VerifierCheck check : checks()) {
        both.accept(outcome(check, work));
      }
    } catch (IOException e) {
      both.accept(
          new Verification(
              "folder", false, "cannot be made or removed again: " + e, Duration.ZERO));
    }
    return List.copyOf(done);
  }

  private static List<VerifierCheck> checks() {
    List<VerifierCheck> checks = new ArrayList<>();
    checks.add(new NumpyCheck());
    checks.add(new JsonCheck());
    checks.add(new ModelCheck());
    checks.add(new BinaryCheck());
    checks.add(new AccessCheck());
    checks.add(new OperationsCheck());
    checks.add(new WisdomCheck());
    TransformFamily.all().forEach(family -> checks.add(new TransformCheck(family)));
    return checks;
  }

  private static Verification outcome(VerifierCheck check, WorkFolder work) {
    long begin = System.nanoTime();
    boolean passed = false;
    String detail;
    try {
      detail = check.run(work.next());
      passed = true;
    } catch (Mismatch e) {
      detail = e.getMessage();
    } catch (Exception e) {
      detail = e.getMessage() == null ? e.toString() : e.getMessage();
    }
    Duration took = Duration.ofNanos(System.nanoTime() - begin);
    return new Verification(check.name(), passed, detail, took);
  }
}
