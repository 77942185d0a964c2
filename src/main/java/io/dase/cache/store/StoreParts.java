// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Which parts a {@link Store} is made of, and how they are joined. Each is safe from any thread.
 */
final class StoreParts {
  final Layout layout;
  final StoreMarker marker;
  final BlobFiles blobs;
  final Listing listing;
  final Layers layers;
  final KeyVariants variants;
  final Presence presence;
  final Commits commits;
  final Leases leases;
  final UsageStatistics statistics;
  final Warnings warnings;
  final StoreLimits limits;
  final StoreVersions versions;
  final StoreUsage usage;
  final StoreHealth health;

  StoreParts(Path root, StoreOptions options, Environment environment) {
    layout = new Layout(root);
    warnings = new Warnings(layout.root().toString(), options.warn());
    marker = new StoreMarker(layout.marker());
    FileSystemClock clock = new FileSystemClock();
    statistics =
        new UsageStatistics(
            layout,
            () -> !options.readOnly() && marker.isPresent() && marker.isReadable(warnings),
            warnings,
            options.statisticsInterval().toMillis());
    Quarantine quarantine = new Quarantine(layout);
    RecordFiles records = new RecordFiles(layout, environment.faults());
    blobs = new BlobFiles(layout, environment.faults(), quarantine, clock);
    listing = new Listing(layout, records, warnings);
    PolicyFile policies =
        new PolicyFile(
            layout.policy(),
            options
                .limits()
                .orElse(PolicyOverrides.of(System.getenv(), text -> warnings.warn(text, text))),
            warnings);
    Lifetimes lifetimes = new Lifetimes(policies, environment.clock());
    Reader reader =
        new Reader(
            layout,
            marker,
            records,
            blobs,
            bad -> quarantine.tryToMove(bad, warnings),
            lifetimes,
            warnings);
    SystemLayer system =
        options
            .systemRoot()
            .filter(other -> !isSame(layout.root(), other))
            .map(other -> new SystemLayer(other, lifetimes, environment.faults(), warnings))
            .orElse(null);
    layers = new Layers(layout, reader, lifetimes, system);
    variants = new KeyVariants(layout, records, layers, warnings);
    presence = new Presence(layers);
    leases = new Leases(layout.leases(), warnings, LeaseTimes.DEFAULTS);
    Housekeeping housekeeping =
        new Housekeeping(
            layout, records, clock, policies, environment.faults(), options.durability(), warnings);
    Writer writer = new Writer(layout, records, blobs, housekeeping, options, environment);
    Pins pins = new Pins(layout);
    Evictor evictor =
        new Evictor(
            layout, records, writer, pins, policies, lifetimes, clock, options.durability());
    Quota quota = new Quota(layout, policies, evictor, options.putDeadline());
    commits =
        new Commits(
            layout, marker, records, blobs, layers, writer, quota, lifetimes, options, warnings);
    limits =
        new StoreLimits(
            layout, marker, records, pins, policies, lifetimes, evictor, clock, options, warnings);
    versions =
        new StoreVersions(
            layout, marker, records, blobs, policies, lifetimes, clock, commits, warnings);
    usage = new StoreUsage(statistics, warnings);
    health = new StoreHealth(layout, marker, records, listing, layers, quarantine, warnings);
  }

  private static boolean isSame(Path root, Path other) {
    try {
      return other.equals(root) || Files.isSameFile(other, root);
    } catch (IOException e) {
      return false;
    }
  }
}
