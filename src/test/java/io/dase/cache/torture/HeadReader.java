// SPDX-License-Identifier: MIT
package io.dase.cache.torture;

import io.dase.cache.testing.Numpy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Python that opens every head over and over, with numpy or plainly, while workers change them. */
final class HeadReader {
  private static final String PROGRAM =
      """
      import hashlib, os, sys, time
      import numpy
      root, stop, folders = sys.argv[1], sys.argv[2], sys.argv[3:]
      opened, wrong, dangling = 0, [], {}

      def content(path):
          if path.endswith('.npy'):
              return numpy.load(path).tobytes()
          with open(path, 'rb') as file:
              return file.read()

      def missing(path):
          # A head that is swapped or removed is no fault; one that leads nowhere twice is.
          try:
              target = os.readlink(path)
          except FileNotFoundError:
              return
          if dangling.get(path) == target and not os.path.exists(path):
              wrong.append(path + ' leads nowhere: ' + target)
          dangling[path] = target

      while not os.path.exists(stop):
          for folder in folders:
              folder = os.path.join(root, folder)
              names = os.listdir(folder) if os.path.isdir(folder) else []
              for name in names:
                  path = os.path.join(folder, name)
                  if name.startswith('.t-'):
                      continue
                  try:
                      body, _, digest = content(path).rpartition(b'sha256=')
                      if hashlib.sha256(body).hexdigest() + '\\n' != digest.decode():
                          wrong.append(path + ' is not whole')
                      opened += 1
                  except FileNotFoundError:
                      missing(path)
                  except Exception as e:
                      wrong.append(path + ': ' + repr(e))
          time.sleep(0.02)
      print(opened)
      print('\\n'.join(wrong[:20]))
      """;

  private final Path stop;
  private final CompletableFuture<List<String>> lines;

  HeadReader(Path root, Path stop) {
    this.stop = stop;
    lines =
        CompletableFuture.supplyAsync(
            () ->
                Numpy.run(PROGRAM, root, stop, JavaWorker.PLAIN.name(), JavaWorker.MERGED.name())
                    .lines()
                    .toList());
  }

  void stop() throws IOException {
    Files.createFile(stop);
    lines.join();
  }

  /** How often a head was opened and found whole. */
  long opened() {
    return Long.parseLong(lines.join().get(0));
  }

  List<String> wrong() {
    return lines.join().stream().skip(1).filter(line -> !line.isEmpty()).toList();
  }
}
