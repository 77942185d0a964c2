// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dase.cache.maintenance.CppTemplate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Gives the beginning of a C++ program that plans through the cache. */
@Command(
    name = "cpp-template",
    description =
        "Print a CMakeLists.txt and a main.cpp that plan and execute a transform through the"
            + " cache, or write them to a folder.",
    footer = "  dase-cache wisdom cpp-template -o my_engine")
final class WisdomCppTemplateCommand extends Subcommand {
  @Option(
      names = {"-o", "--out"},
      paramLabel = "FOLDER",
      description = "Where to write the files; it is made if missing, and no file is replaced.")
  private Path out;

  @Override
  int run(Session session) throws IOException {
    Map<String, String> files = CppTemplate.files();
    List<Path> written = out == null ? List.of() : CppTemplate.write(out);
    if (session.json()) {
      JsonOutput.print(session.terminal(), json(files, written));
    } else if (out == null) {
      files.forEach(
          (name, text) -> {
            session.terminal().line("==> " + name + " <==");
            session.terminal().line(text);
          });
    } else {
      written.forEach(file -> session.terminal().line("wrote " + SafeText.escape(file.toString())));
    }
    return ExitCode.OK;
  }

  private static ObjectNode json(Map<String, String> files, List<Path> written) {
    ObjectNode json = JsonOutput.object();
    ObjectNode texts = json.putObject("files");
    files.forEach(texts::put);
    ArrayNode paths = json.putArray("written");
    written.forEach(path -> paths.add(path.toAbsolutePath().toString()));
    return json;
  }
}
