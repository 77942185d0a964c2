// SPDX-License-Identifier: MIT
package io.dase.cache.warmup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dase.cache.core.CacheException;
import io.dase.cache.fftw.PlanSpec;
import io.dase.cache.fftw.Rigor;
import io.dase.cache.fftw.WisdomKey;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The transforms that a warm-up plans: {@code wisdom/transforms.json}, which travels in the jar.
 * Immutable; safe from any thread.
 *
 * @param rigor how hard they are planned unless the caller says otherwise
 * @param transforms in the order of the file
 */
public record Transforms(Rigor rigor, List<Transform> transforms) {
  private static final String RESOURCE = "transforms.json";

  /**
   * One entry of the store.
   *
   * @param key its key
   * @param problems what is planned for it
   */
  public record Transform(WisdomKey key, List<PlanSpec> problems) {
    public Transform {
      problems = List.copyOf(problems);
    }

    /** The same problems, planned with another rigor. */
    public Transform with(Rigor rigor) {
      return new Transform(key, problems.stream().map(problem -> problem.rigor(rigor)).toList());
    }
  }

  public Transforms {
    transforms = List.copyOf(transforms);
  }

  /** The list of this version of the library. */
  public static Transforms common() {
    try (InputStream in = Transforms.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new CacheException(RESOURCE + " is not in the jar; build it anew with 'mvn package'");
      }
      return of(new ObjectMapper().readTree(in));
    } catch (IOException e) {
      throw new CacheException(RESOURCE + " in the jar is not JSON; build it anew", e);
    }
  }

  /**
   * What a file says; a direction that a transform does not have is left out.
   *
   * @throws IllegalArgumentException for anything but canonical keys and names
   */
  static Transforms of(JsonNode file) {
    Rigor rigor = Rigor.valueOf(file.required("rigor").asText().toUpperCase(Locale.ROOT));
    List<Transform> transforms = new ArrayList<>();
    for (JsonNode transform : file.required("transforms")) {
      WisdomKey key = WisdomKey.parse(transform.required("key").asText());
      List<PlanSpec> problems = new ArrayList<>();
      for (JsonNode direction : file.required("directions")) {
        if (key.type().directions().stream()
            .noneMatch(known -> known.text().equals(direction.asText()))) {
          continue;
        }
        for (JsonNode placement : file.required("placements")) {
          problems.add(
              PlanSpec.parse(
                  String.join(
                      "/",
                      key.text(),
                      direction.asText(),
                      placement.asText(),
                      file.required("threads").asText(),
                      rigor.text())));
        }
      }
      transforms.add(new Transform(key, problems));
    }
    return new Transforms(rigor, transforms);
  }
}
