// SPDX-License-Identifier: MIT
package io.dase.cache.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may import whom; docs/architecture.md says why. */
class ArchitectureTest {
  private static final String ROOT = "io.dase.cache";
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(ROOT);

  @Test
  void thereIsSomethingToCheck() {
    assertThat(CLASSES).hasSizeGreaterThan(50);
  }

  @ParameterizedTest(name = "{0} imports only {1}")
  @CsvSource({
    "core, ''",
    "events, core",
    "format, core",
    "store, core events",
    "diff, core format store",
    ".,  core diff format store",
    "fftw.jni, core",
    "fftw, . core events store fftw.jni",
    "fftw.signal, fftw",
    "fftw.arrays, core format fftw",
    "kernels, . core format fftw fftw.signal",
    "stencils, . core format fftw",
    "templates, . core format fftw fftw.signal",
    "profiles, . core format",
    "maps, . core format",
    "models, . core format",
    "missions, . core format",
    "plot, core format",
    "metrics, . core",
    "maintenance, . core format store fftw kernels stencils templates profiles models plot",
    "verify, . core format store fftw fftw.arrays maintenance",
    "warmup, . core format store fftw kernels stencils templates profiles maintenance",
    "bench, . core format store fftw kernels stencils models plot maintenance",
    "server.http, core",
    "server.api, . core format store fftw kernels stencils templates profiles metrics maintenance"
        + " warmup server.http",
    "server, . core kernels warmup server.api server.http",
  })
  void aPackageImportsOnlyThoseBelowIt(String name, String allowed) {
    List<String> packages = new ArrayList<>();
    packages.add(packageOf(name));
    for (String other : allowed.split(" ")) {
      if (!other.isEmpty()) {
        packages.add(packageOf(other));
      }
    }
    String[] own = packages.toArray(String[]::new);

    noClasses()
        .that()
        .resideInAPackage(packageOf(name))
        .should()
        .dependOnClassesThat(resideInAnyPackage(ROOT + "..").and(not(resideInAnyPackage(own))))
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void theCoreImportsTheJdkOnly() {
    classes()
        .that()
        .resideInAPackage(packageOf("core"))
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", packageOf("core"))
        .check(CLASSES);
  }

  @Test
  void theStoreImportsJacksonAndCommonsIoAtMost() {
    classes()
        .that()
        .resideInAPackage(packageOf("store"))
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "com.fasterxml.jackson..",
            "org.apache.commons.io..",
            packageOf("core"),
            packageOf("events"),
            packageOf("store"))
        .check(CLASSES);
  }

  @Test
  void nativeMethodsLiveInOnePackage() {
    methods()
        .that()
        .haveModifier(JavaModifier.NATIVE)
        .should()
        .beDeclaredInClassesThat()
        .resideInAPackage(packageOf("fftw.jni"))
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"cli, cli", "server, cli"})
  void nobodyButTheCommandImportsTheShells(String shell, String caller) {
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT + "." + shell + "..", ROOT + "." + caller + "..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT + "." + shell + "..")
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @ParameterizedTest(name = "only {1} names {0}")
  @CsvSource({"io.micrometer, metrics", "picocli, cli", "org.eclipse.jetty, server"})
  void aLibraryStaysInItsPackage(String library, String owner) {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "." + owner + "..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library + "..")
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void thereAreNoCycles() {
    slices().matching("io.dase.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  private static String packageOf(String name) {
    return name.equals(".") ? ROOT : ROOT + "." + name;
  }
}
