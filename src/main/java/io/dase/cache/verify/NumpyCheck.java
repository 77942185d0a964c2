// SPDX-License-Identifier: MIT
package io.dase.cache.verify;

import io.dase.cache.CacheManager;
import io.dase.cache.format.NdArray;
import io.dase.cache.format.NpyCodec;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Arrays are written byte by byte as numpy wrote the golden files, which travel in the jar; and
 * numpy itself, where there is one, reads what is stored here and writes what is read here.
 */
final class NumpyCheck implements VerifierCheck {
  private static final String CATEGORY = "verify_numpy";
  private static final Map<String, NdArray> ARRAYS = GoldenArrays.all();
  private static final String READ_AND_WRITE =
      """
      import numpy, sys
      for path in sys.argv[2:]:
          a = numpy.load(path)
          print(a.dtype.str, a.shape, a.tobytes().hex() or "-")
      b = (numpy.arange(12) + 0.25).reshape(3, 4).astype(">f8")
      numpy.save(sys.argv[1], numpy.asfortranarray(b))
      """;

  @Override
  public String name() {
    return "NumPy";
  }

  @Override
  public String run(Path folder) throws Mismatch, IOException, InterruptedException {
    NpyCodec codec = new NpyCodec();
    for (Map.Entry<String, NdArray> golden : ARRAYS.entrySet()) {
      byte[] bytes = golden(golden.getKey());
      Mismatch.unlessEqual(
          "the array of " + golden.getKey(), codec.decode(bytes), golden.getValue());
      Mismatch.unless(
          Arrays.equals(codec.encode(golden.getValue()), bytes),
          "%s is written otherwise than numpy writes it",
          golden.getKey());
    }
    String checked = ARRAYS.size() + " arrays equal numpy's files byte by byte; ";
    Optional<Python> python = Python.withNumpy(folder);
    if (python.isEmpty()) {
      return checked
          + "numpy itself was skipped: no python3 that imports it (apt-get install python3-numpy)";
    }
    numpyReadsAndWrites(python.get(), folder);
    return checked + "numpy " + python.get().numpyVersion() + " read them back and was read";
  }

  private static void numpyReadsAndWrites(Python python, Path folder)
      throws Mismatch, IOException, InterruptedException {
    Path written = folder.resolve("written.npy");
    Map<String, Path> files = new TreeMap<>();
    try (CacheManager manager = Alone.manager(folder.resolve("cache"))) {
      for (Map.Entry<String, NdArray> array : ARRAYS.entrySet()) {
        Mismatch.unless(
            manager.save(CATEGORY, array.getKey(), array.getValue()),
            "an array was not stored; see 'dase-cache doctor'");
        files.put(array.getKey(), manager.path(CATEGORY, array.getKey()).orElseThrow());
      }
    }
    String[] paths =
        Stream.concat(Stream.of(written), files.values().stream())
            .map(Path::toString)
            .toArray(String[]::new);
    List<String> found = python.run(READ_AND_WRITE, paths).lines().toList();
    Mismatch.unlessEqual("the number of arrays that numpy read", found.size(), files.size());
    Iterator<String> lines = found.iterator();
    for (String name : files.keySet()) {
      Mismatch.unlessEqual(
          "numpy's reading of " + name, lines.next(), GoldenArrays.print(ARRAYS.get(name)));
    }
    Mismatch.unlessEqual(
        "an array of numpy, big-endian and in Fortran order",
        new NpyCodec().decode(Files.readAllBytes(written)),
        ARRAYS.get("f64_3x4.npy"));
  }

  private static byte[] golden(String name) throws IOException, Mismatch {
    try (InputStream in = NumpyCheck.class.getResourceAsStream("arrays/" + name)) {
      Mismatch.unless(in != null, "%s is not in the jar; build it anew with 'mvn package'", name);
      return in.readAllBytes();
    }
  }
}
