// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The parent of all that deals with FFTW's wisdom. */
@Command(
    name = "wisdom",
    description = "List, explain, plan, tune, freeze, export, import and merge FFTW's wisdom.",
    synopsisSubcommandLabel = "COMMAND",
    footer = "  dase-cache wisdom generate fft_2d_96x80")
final class WisdomCommand implements Runnable {
  @Spec private CommandSpec spec;

  static CommandLine line() {
    CommandLine line = new CommandLine(new WisdomCommand());
    line.addSubcommand(new WisdomListCommand());
    line.addSubcommand(new WisdomExplainCommand());
    line.addSubcommand(new WisdomGenerateCommand());
    line.addSubcommand(new WisdomAllCommand());
    line.addSubcommand(new WisdomExportCommand());
    line.addSubcommand(new WisdomImportCommand());
    line.addSubcommand(new WisdomTuneCommand());
    line.addSubcommand(new WisdomCoverageCommand());
    line.addSubcommand(new WisdomMissesCommand());
    line.addSubcommand(new WisdomFreezeCommand());
    line.addSubcommand(new WisdomUnfreezeCommand());
    line.addSubcommand(new WisdomFrozenCommand());
    line.addSubcommand(new WisdomMergeCommand());
    line.addSubcommand(new WisdomCppTemplateCommand());
    return line;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "no command given after 'wisdom'");
  }
}
