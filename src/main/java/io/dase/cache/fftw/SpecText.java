// SPDX-License-Identifier: MIT
package io.dase.cache.fftw;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The canonical text of transforms. Stateless; safe from any thread. */
final class SpecText {
  private static final String AUTO = "auto";
  private static final String SPLIT = "split";
  private static final String INPUT = "i";
  private static final String OUTPUT = "o";
  private static final int PARTS = 5;

  private SpecText() {}

  static String text(SpecDraft draft, ArrayShape input, ArrayShape output) {
    List<String> parts =
        new ArrayList<>(
            List.of(
                draft.key.text(),
                draft.direction.text(),
                draft.placement.text(),
                draft.threads == PlanSpec.AUTO ? AUTO : String.valueOf(draft.threads),
                draft.rigor.text()));
    if (draft.effectivePolicy() != draft.defaultPolicy()) {
      parts.add(draft.effectivePolicy().text());
    }
    if (draft.split) {
      parts.add(SPLIT);
    }
    if (!input.isPacked()) {
      parts.add(INPUT + input.layout().text());
    }
    if (!output.isPacked()) {
      parts.add(OUTPUT + output.layout().text());
    }
    return String.join("/", parts);
  }

  /**
   * What a text says, canonical or not.
   *
   * @throws IllegalArgumentException for a text of another form
   */
  static SpecDraft parse(String text) {
    String[] parts = text.split("/", -1);
    if (parts.length < PARTS) {
      throw invalid(text, null);
    }
    SpecDraft draft = new SpecDraft(WisdomKey.parse(parts[0]));
    draft.direction =
        CanonicalNames.find("the direction", parts[1], Direction.values(), Direction::text);
    draft.placement =
        CanonicalNames.find("the placement", parts[2], Placement.values(), Placement::text);
    draft.threads = threads(text, parts[3]);
    draft.rigor = CanonicalNames.find("the rigor", parts[4], Rigor.values(), Rigor::text);
    Arrays.stream(parts).skip(PARTS).forEach(part -> qualify(draft, text, part));
    return draft;
  }

  static IllegalArgumentException invalid(String text, Exception cause) {
    return new IllegalArgumentException(
        "the problem is '"
            + text
            + "'; expected <key>/<forward|backward>/<out|in>/<threads|auto>/<rigor>, then what is"
            + " not the default, in this order: /<preserve|destroy>, /split,"
            + " /i<stride0>x<stride1>...[b<distance>], /o<the same>; for example"
            + " fft_2d_96x80/forward/out/1/measure",
        cause);
  }

  private static void qualify(SpecDraft draft, String text, String part) {
    if (part.equals(SPLIT)) {
      draft.split = true;
    } else if (part.startsWith(INPUT)) {
      draft.input = Layout.parse(part.substring(INPUT.length()));
    } else if (part.startsWith(OUTPUT)) {
      draft.output = Layout.parse(part.substring(OUTPUT.length()));
    } else {
      draft.policy =
          Arrays.stream(InputPolicy.values())
              .filter(policy -> policy.text().equals(part))
              .findFirst()
              .orElseThrow(() -> invalid(text, null));
    }
  }

  private static int threads(String text, String part) {
    try {
      return part.equals(AUTO) ? PlanSpec.AUTO : Integer.parseInt(part);
    } catch (NumberFormatException e) {
      throw invalid(text, e);
    }
  }
}
