// SPDX-License-Identifier: MIT
package io.dase.cache.fftw;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlanSpecRandomTest {
  private static final int ROUNDS = 10_000;
  private static final String ALPHABET = "/_x-bioadfhpstu0123456789.+ \u0663\0";

  private long seed;
  private Random random;
  private RandomSpecs specs;

  @BeforeEach
  void seed() {
    seed = new Random().nextLong();
    System.out.println("PlanSpecRandomTest seed " + seed);
    random = new Random(seed);
    specs = new RandomSpecs(random);
  }

  @Test
  void everySpecIsReadBackFromItsText() {
    Set<String> texts = new HashSet<>();
    for (int i = 0; i < ROUNDS; i++) {
      PlanSpec spec = specs.next();
      PlanSpec read = PlanSpec.parse(spec.text());

      assertThat(read).as(message(spec.text())).isEqualTo(spec).hasSameHashCodeAs(spec);
      assertThat(values(read)).as(message(spec.text())).isEqualTo(values(spec));
      texts.add(spec.text());
    }
    assertThat(texts).as(message("too few differ")).hasSizeGreaterThan(ROUNDS / 2);
  }

  @Test
  void theInverseOfTheInverseIsTheTransform() {
    for (int i = 0; i < ROUNDS; i++) {
      PlanSpec spec = specs.next();
      if (spec.placement() == Placement.OUT_OF_PLACE) {
        spec = spec.destroyInput();
      }
      PlanSpec inverse = spec.inverse();

      assertThat(inverse.inverse()).as(message(spec.text())).isEqualTo(spec);
      assertThat(inverse.inputBytes()).as(message(spec.text())).isEqualTo(spec.outputBytes());
      assertThat(inverse.outputBytes()).as(message(spec.text())).isEqualTo(spec.inputBytes());
    }
  }

  @Test
  void aDamagedTextIsReadToItselfOrRefused() {
    int refused = 0;
    for (int i = 0; i < ROUNDS; i++) {
      String text = damaged(specs.next().text());
      try {
        assertThat(PlanSpec.parse(text).text()).as(message(text)).isEqualTo(text);
      } catch (IllegalArgumentException e) {
        refused++;
      } catch (RuntimeException e) {
        throw new AssertionError(message(text), e);
      }
    }
    assertThat(refused).as(message("refused")).isBetween(ROUNDS / 2, ROUNDS - 1);
  }

  private String damaged(String text) {
    StringBuilder damaged = new StringBuilder(text);
    int times = 1 + random.nextInt(3);
    for (int i = 0; i < times && !damaged.isEmpty(); i++) {
      int at = random.nextInt(damaged.length());
      String inserted = String.valueOf(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
      switch (random.nextInt(5)) {
        case 0 -> damaged.deleteCharAt(at);
        case 1 -> damaged.insert(at, inserted);
        case 2 -> damaged.setLength(at);
        case 3 -> damaged.append(damaged.substring(at));
        default -> damaged.replace(at, at + 1, inserted);
      }
    }
    return damaged.toString();
  }

  private static Object values(PlanSpec spec) {
    return List.of(
        spec.key(),
        spec.direction(),
        spec.placement(),
        spec.threads(),
        spec.rigor(),
        spec.inputPolicy(),
        spec.isSplit(),
        spec.inputLayout(),
        spec.outputLayout(),
        spec.inputBytes(),
        spec.outputBytes());
  }

  private String message(String text) {
    return "seed " + seed + ": " + text;
  }
}
