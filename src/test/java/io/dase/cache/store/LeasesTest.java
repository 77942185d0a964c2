// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.dase.cache.core.Variant;
import io.dase.cache.store.Lease.Outcome;
import io.dase.cache.testing.Eventually;
import io.dase.cache.testing.Processes;
import io.dase.cache.testing.StoreFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeasesTest extends OpenStore {
  private static final String NAME = LeaseName.of(KEY, Variant.NONE);
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration SHORT = Duration.ofMillis(20);
  private static final Duration NOT_IN_A_TEST = Duration.ofHours(1);
  private static final BooleanSupplier NEVER = () -> false;

  private Path folder;
  private Path file;
  private Leases leases;

  @BeforeEach
  void openLeases() {
    folder = root.resolve(".store/leases");
    file = folder.resolve(NAME);
    leases = leases(NOT_IN_A_TEST);
  }

  @AfterEach
  void clearTheInterrupt() {
    Thread.interrupted();
  }

  @Test
  void aLeaseIsAFileWithANonceOfItsOwnWhileItIsHeld() throws IOException {
    String first;
    try (Lease lease = acquire(LONG)) {
      assertThat(lease.outcome()).isEqualTo(Outcome.HELD);
      assertThat(lease.isHeld()).isTrue();
      first = Files.readString(file);
      assertThat(first).matches("[0-9a-f]{32}\n");
      assertThat(StoreFiles.files(folder)).containsExactly(file);
    }
    assertThat(StoreFiles.files(folder)).isEmpty();
    try (Lease lease = acquire(LONG)) {
      assertThat(lease.isHeld()).isTrue();
      assertThat(Files.readString(file)).isNotEqualTo(first);
    }
  }

  @Test
  void aLeaseThatWasGivenBackIsNotHeld() {
    Lease lease = acquire(LONG);
    lease.close();
    lease.close();

    assertThat(lease.isHeld()).isFalse();
    assertThat(lease.outcome()).isEqualTo(Outcome.HELD);
  }

  @Test
  void aWaiterGoesOnAtItsDeadlineAndLeavesNothing() {
    try (Lease held = acquire(LONG)) {
      long start = System.nanoTime();
      assertThat(acquire(SHORT).outcome()).isEqualTo(Outcome.TIMED_OUT);
      assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(SHORT.toNanos());
      assertThat(StoreFiles.files(folder)).containsExactly(file);
      assertThat(held.isHeld()).isTrue();
    }
  }

  @Test
  void aResultThatAppearsEndsTheWait() {
    AtomicInteger asked = new AtomicInteger();
    try (Lease held = acquire(LONG)) {
      Lease waiter = leases.acquire(NAME, LONG, () -> asked.incrementAndGet() == 3);
      assertThat(waiter.outcome()).isEqualTo(Outcome.DONE);
      assertThat(held.isHeld()).isTrue();
    }
  }

  @Test
  void aLeaseThatComesFreeGoesToAWaiterThatLooksForTheResultFirst() {
    AtomicInteger asked = new AtomicInteger();
    Lease held = acquire(LONG);
    BooleanSupplier releasing =
        () -> {
          held.close();
          asked.incrementAndGet();
          return false;
        };
    try (Lease next = leases.acquire(NAME, LONG, releasing)) {
      assertThat(next.outcome()).isEqualTo(Outcome.HELD);
      assertThat(asked).hasValue(2);
    }
  }

  @Test
  void whatTheCallbackThrowsIsPassedOnAndTheLeaseIsFree() {
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                leases.acquire(
                    NAME,
                    LONG,
                    () -> {
                      throw new IllegalStateException("unreadable");
                    }));
    assertThat(StoreFiles.files(folder)).isEmpty();
  }

  @Test
  void aStaleLeaseIsBrokenAndItsHolderNoticesAndLeavesTheNewOneAlone() throws IOException {
    Lease loser = acquire(LONG);
    setTime(Instant.EPOCH);
    try (Lease winner = acquire(LONG)) {
      assertThat(winner.outcome()).isEqualTo(Outcome.HELD);
      assertThat(loser.isHeld()).isFalse();
      loser.close();
      assertThat(winner.isHeld()).isTrue();
      assertThat(StoreFiles.files(folder)).containsExactly(file);
    }
  }

  @Test
  void aLeaseFromTheFutureIsStaleToo() throws IOException {
    acquire(LONG);
    setTime(Instant.now().plus(NOT_IN_A_TEST));

    assertThat(acquire(LONG).outcome()).isEqualTo(Outcome.HELD);
  }

  @Test
  void aHolderTouchesItsLeaseWithoutChangingIt() throws Exception {
    try (Lease lease = leases(Duration.ofMillis(10)).acquire(NAME, LONG, NEVER)) {
      String content = Files.readString(file);
      setTime(Instant.EPOCH);
      Eventually.await(() -> Files.getLastModifiedTime(file).toInstant().isAfter(Instant.EPOCH));
      assertThat(Files.readString(file)).isEqualTo(content);
      assertThat(lease.isHeld()).isTrue();
    }
  }

  @Test
  void aBreakerGivesBackWhatIsNotTheLeaseThatItSaw() throws IOException {
    try (Lease lease = acquire(LONG)) {
      LeaseSight seen = LeaseSight.of(file);
      LeaseFile.breakLease(file, new LeaseSight(seen.nonce(), FileTime.from(Instant.EPOCH)));
      LeaseFile.breakLease(file, new LeaseSight("0".repeat(32), seen.modified()));
      assertThat(lease.isHeld()).isTrue();
      assertThat(StoreFiles.files(folder)).containsExactly(file);

      LeaseFile.breakLease(file, seen);
      LeaseFile.breakLease(file, seen);
      assertThat(StoreFiles.files(folder)).isEmpty();
    }
  }

  @Test
  void anInterruptedThreadDoesNotWait() {
    try (Lease held = acquire(LONG)) {
      BooleanSupplier interrupting =
          () -> {
            Thread.currentThread().interrupt();
            return false;
          };
      assertThat(leases.acquire(NAME, LONG, interrupting).outcome()).isEqualTo(Outcome.TIMED_OUT);
      assertThat(Thread.interrupted()).isTrue();
      assertThat(held.isHeld()).isTrue();
    }
    assertThat(warnings).isEmpty();
  }

  @Test
  void aFolderThatCannotBeMadeIsUnavailableAtOnceWithOneWarning() throws IOException {
    Files.createDirectories(folder.getParent());
    Files.createFile(folder);

    for (int i = 0; i < 3; i++) {
      assertThat(acquire(LONG).outcome()).isEqualTo(Outcome.UNAVAILABLE);
    }
    assertThat(warnings).hasSize(1);
  }

  @Test
  void theStoreMakesItselfKnownBeforeItsFirstLease() {
    try (Lease lease = store.lease(KEY, Variant.NONE, LONG, NEVER)) {
      assertThat(lease.outcome()).isEqualTo(Outcome.HELD);
      assertThat(root.resolve(".store/STORE")).exists();
      assertThat(file).exists();
    }
  }

  @Test
  void aStoreOfAHigherMajorIsNotTouched() throws IOException {
    Files.createDirectory(root.resolve(".store"));
    Files.writeString(
        root.resolve(".store/STORE"), "{\"format\":\"dase-store\",\"major\":2,\"minor\":0}\n");

    assertThat(store.lease(KEY, Variant.NONE, LONG, NEVER).outcome())
        .isEqualTo(Outcome.UNAVAILABLE);
    assertThat(folder).doesNotExist();
    assertThat(warnings).hasSize(1);
  }

  @Test
  void patienceMayBeEndless() {
    try (Lease lease = store.lease(KEY, Variant.NONE, Duration.ofSeconds(Long.MAX_VALUE), NEVER)) {
      assertThat(lease.outcome()).isEqualTo(Outcome.HELD);
    }
  }

  @Test
  void negativePatienceIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> store.lease(KEY, Variant.NONE, Duration.ofMillis(-1), NEVER))
        .withMessageContaining("expected 0 or more");
  }

  @Test
  void validationNamesWhatStandsAmongTheLeases() throws IOException {
    Files.createDirectories(folder);
    Files.createFile(folder.resolve(NAME));
    Files.createFile(folder.resolve(".t-" + "0".repeat(32)));
    Files.createFile(folder.resolve("notes.txt"));
    Files.createDirectory(folder.resolve(NAME.replace("0000.lease", "0001.lease")));

    assertThat(store.health().validate())
        .noneMatch(Finding::isBad)
        .extracting(Finding::found)
        .containsExactly(
            "a temporary file", "a lease", "something that is no file", "an unmanaged file");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"pipe", "folder", "full folder", "link", "loop", "unreadable", "empty", "garbage"})
  void whatIsNoLeaseDelaysWhileItIsNewAndIsMovedAwayWhenItIsOld(String kind) throws IOException {
    Files.createDirectories(folder);
    place(kind);
    assertThat(acquire(SHORT).outcome()).isEqualTo(Outcome.TIMED_OUT);

    Processes.run(List.of("touch", "-h", "-d", "@0", file.toString())).succeeded();
    try (Lease lease = acquire(LONG)) {
      assertThat(lease.outcome()).isEqualTo(Outcome.HELD);
      assertThat(Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)).isTrue();
    }
    assertThat(warnings).isEmpty();
  }

  private void place(String kind) throws IOException {
    switch (kind) {
      case "pipe" -> Processes.run(List.of("mkfifo", file.toString())).succeeded();
      case "folder" -> Files.createDirectory(file);
      case "full folder" -> Files.createDirectories(file.resolve("more"));
      case "link" -> Files.createSymbolicLink(file, Files.createFile(root.resolve("target")));
      case "loop" -> Files.createSymbolicLink(file, file.getFileName());
      case "unreadable" ->
          Files.createFile(
              file,
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("---------")));
      case "empty" -> Files.createFile(file);
      case "garbage" -> Files.write(file, new byte[1 << 20]);
      default -> throw new AssertionError(kind);
    }
  }

  private Leases leases(Duration touch) {
    Duration look = Duration.ofMillis(1);
    return new Leases(
        folder,
        new Warnings(root.toString(), warnings::add),
        new LeaseTimes(touch, LeaseTimes.DEFAULTS.stale(), look, look.multipliedBy(20)));
  }

  private Lease acquire(Duration patience) {
    return leases.acquire(NAME, patience, NEVER);
  }

  private void setTime(Instant time) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(time));
  }
}
