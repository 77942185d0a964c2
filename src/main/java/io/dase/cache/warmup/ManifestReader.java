// SPDX-License-Identifier: MIT
package io.dase.cache.warmup;

import com.fasterxml.jackson.databind.JsonNode;
import io.dase.cache.core.Category;
import io.dase.cache.kernels.KernelFamily;
import io.dase.cache.kernels.KernelSpec;
import io.dase.cache.profiles.ProfileKind;
import io.dase.cache.profiles.ProfileParameters;
import io.dase.cache.profiles.ProfileSpec;
import io.dase.cache.stencils.StencilSpec;
import io.dase.cache.templates.EchoDecay;
import io.dase.cache.templates.EchoScaling;
import io.dase.cache.templates.EchoSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads a {@link Manifest}. Used by one thread. */
final class ManifestReader {
  private static final String DEFAULT = "default";
  private static final String COMMON_TRANSFORMS = "transforms.json";

  private static final long MAX_COMBINATIONS = 100_000;

  private final JsonFields file;

  ManifestReader(JsonNode file) {
    this.file = new JsonFields("the manifest", file);
  }

  Manifest read() {
    List<String> names =
        WarmupOptions.KNOWN.stream().map(Category::name).collect(Collectors.toList());
    names.add(DEFAULT);
    file.requireOnly(names);
    return new Manifest(categories(), kernels(), stencils(), echoes(), profiles(), transforms());
  }

  private Set<Category> categories() {
    List<Category> named =
        WarmupOptions.KNOWN.stream().filter(known -> file.has(known.name())).toList();
    Set<Category> chosen =
        file.has(DEFAULT)
            ? file.texts(DEFAULT).stream().map(Category::new).collect(Collectors.toSet())
            : Set.copyOf(named);
    for (Category category : chosen) {
      if (!named.contains(category)) {
        throw new IllegalArgumentException(
            "'default' of the manifest names " + category + "; expected some of " + named);
      }
    }
    return chosen;
  }

  private List<KernelSpec> kernels() {
    List<KernelSpec> specs = new ArrayList<>();
    if (file.has(Category.FRACTIONAL_KERNELS.name())) {
      JsonFields axes = file.object(Category.FRACTIONAL_KERNELS.name());
      axes.requireOnly(List.of("family", "alpha", "dt", "n"));
      axes.requireProductAtMost(MAX_COMBINATIONS, List.of("family", "alpha", "dt", "n"));
      for (String family : axes.texts("family")) {
        for (double alpha : axes.numbers("alpha")) {
          for (double dt : axes.numbers("dt")) {
            for (int n : axes.integers("n")) {
              specs.add(new KernelSpec(KernelFamily.parse(family), alpha, dt, n));
            }
          }
        }
      }
    }
    return specs;
  }

  private List<StencilSpec> stencils() {
    return file.has(Category.STENCILS.name())
        ? file.texts(Category.STENCILS.name()).stream().map(StencilSpec::parse).toList()
        : List.of();
  }

  private List<EchoSpec> echoes() {
    List<EchoSpec> specs = new ArrayList<>();
    if (file.has(Category.ECHO_TEMPLATES.name())) {
      JsonFields axes = file.object(Category.ECHO_TEMPLATES.name());
      axes.requireOnly(List.of("alpha", "tau0", "n", "scaling", "decay"));
      axes.requireProductAtMost(
          MAX_COMBINATIONS, List.of("alpha", "tau0", "n", "scaling", "decay"));
      for (double alpha : axes.numbers("alpha")) {
        for (double tau0 : axes.numbers("tau0")) {
          for (int n : axes.integers("n")) {
            for (String scaling : axes.texts("scaling")) {
              for (String decay : axes.texts("decay")) {
                specs.add(
                    new EchoSpec(
                        alpha, tau0, n, EchoScaling.parse(scaling), EchoDecay.parse(decay)));
              }
            }
          }
        }
      }
    }
    return specs;
  }

  private List<ProfileSpec> profiles() {
    return file.has(Category.STATE_PROFILES.name())
        ? file.objects(Category.STATE_PROFILES.name()).stream()
            .map(ManifestReader::profile)
            .toList()
        : List.of();
  }

  private static ProfileSpec profile(JsonFields json) {
    json.requireOnly(ProfileParameters.NAMES);
    return new ProfileMembers(json).spec();
  }

  private record ProfileMembers(JsonFields json) implements ProfileParameters {
    @Override
    public ProfileKind kind(String name) {
      return ProfileKind.parse(json.text(name));
    }

    @Override
    public List<Integer> sizes(String name) {
      return json.integers(name);
    }

    @Override
    public List<Double> numbers(String name, double otherwise) {
      return json.has(name) ? json.numbers(name) : List.of(otherwise);
    }

    @Override
    public double number(String name, double otherwise) {
      return json.number(name, otherwise);
    }

    @Override
    public boolean flag(String name) {
      return json.flag(name);
    }
  }

  private Transforms transforms() {
    String name = Category.FFTW_WISDOM.name();
    if (!file.has(name)) {
      return Manifest.noTransforms();
    }
    if (!file.isText(name)) {
      return Transforms.of(file.object(name));
    }
    if (!file.text(name).equals(COMMON_TRANSFORMS)) {
      throw new IllegalArgumentException(
          "'fftw_wisdom' of the manifest is '"
              + file.text(name)
              + "'; expected \""
              + COMMON_TRANSFORMS
              + "\", the list of the library, or an object of that form");
    }
    return Transforms.common();
  }
}
