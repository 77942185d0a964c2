// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import io.dase.cache.CacheRoot;
import io.dase.cache.core.LibraryVersion;
import io.dase.cache.store.PolicyOverrides;
import io.dase.cache.store.StoreOptions;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command without a subcommand, and the options that every subcommand has. */
@Command(
    name = "dase-cache",
    description = "FFTW wisdom, kernels and stencils in one store that Java and C++ share.",
    mixinStandardHelpOptions = true,
    versionProvider = DaseCacheCommand.Version.class,
    scope = ScopeType.INHERIT,
    usageHelpAutoWidth = true,
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExample:%n",
    footer = "  dase-cache warmup --root /srv/dase")
final class DaseCacheCommand implements Runnable {
  private final Terminal terminal;

  @Spec private CommandSpec spec;

  @Option(
      names = "--root",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description = "The cache folder; default: $" + CacheRoot.VARIABLE + ", else ./cache.")
  private Path root;

  @Option(
      names = "--system-root",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description =
          "A cache that is read below this one and never written; default: $"
              + StoreOptions.SYSTEM_ROOT
              + ", else none.")
  private Path systemRoot;

  @Option(
      names = "--max-size-mb",
      paramLabel = "N",
      scope = ScopeType.INHERIT,
      description =
          "What the store may take, fractions allowed, for what this command writes; default: $"
              + PolicyOverrides.MAX_SIZE
              + ", else cache.json. 'maintain --cleanup' brings the store down to it.")
  private Double maxSizeMb;

  @Option(
      names = "--json",
      scope = ScopeType.INHERIT,
      description = "Print JSON, as docs/json describes it.")
  private boolean json;

  private DaseCacheCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  static CommandLine line(Terminal terminal) {
    CommandLine line = new CommandLine(new DaseCacheCommand(terminal));
    line.addSubcommand(new LsCommand());
    line.addSubcommand(new StatsCommand());
    line.addSubcommand(new InfoCommand());
    line.addSubcommand(new PathCommand());
    line.addSubcommand(new WhyCommand());
    line.addSubcommand(new VersionsCommand());
    line.addSubcommand(new RollbackCommand());
    line.addSubcommand(new DiffCommand());
    line.addSubcommand(new ClearCommand());
    line.addSubcommand(new PinCommand());
    line.addSubcommand(new UnpinCommand());
    line.addSubcommand(new PinsCommand());
    line.addSubcommand(new EvictCommand());
    line.addSubcommand(new CompressCommand());
    line.addSubcommand(new ValidateCommand());
    line.addSubcommand(new WarmupCommand());
    line.addSubcommand(new AdoptCommand());
    line.addSubcommand(WisdomCommand.line());
    line.addSubcommand(new KernelCommand());
    line.addSubcommand(new StencilCommand());
    line.addSubcommand(new EchoCommand());
    line.addSubcommand(new ProfileCommand());
    line.addSubcommand(new FftCommand());
    line.addSubcommand(new ServeCommand());
    line.addSubcommand(new DoctorCommand());
    line.addSubcommand(new VerifyCommand());
    line.addSubcommand(new MaintainCommand());
    BenchCommand.addTo(line);
    line.addSubcommand(new CompletionCommand());
    EnumNames.addTo(line);
    line.setExpandAtFiles(false);
    return line;
  }

  Session session() {
    if (root != null && root.toString().isEmpty()) {
      throw new ParameterException(spec.commandLine(), "--root is empty; name a folder");
    }
    return new Session(
        terminal,
        root == null ? CacheRoot.byDefault() : root,
        root != null,
        systemRoot == null ? StoreOptions.defaults().systemRoot() : namedSystemRoot(),
        maxSizeMb == null ? OptionalDouble.empty() : OptionalDouble.of(maxSizeMb),
        json);
  }

  /** Empty where the user wants none, whatever the environment says. */
  private Optional<Path> namedSystemRoot() {
    return Optional.of(systemRoot).filter(path -> !path.toString().isEmpty());
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "no command given");
  }

  /** Asked for when it is printed only. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"dase-cache " + LibraryVersion.VERSION};
    }
  }
}
