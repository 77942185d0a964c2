// SPDX-License-Identifier: MIT

/** FFTW wisdom and numerical artifacts in one store that Java and C++ share. */
module io.dase.cache {
  requires com.fasterxml.jackson.annotation;
  requires com.fasterxml.jackson.databind;
  requires com.github.benmanes.caffeine;
  requires info.picocli;
  requires jdk.jfr;
  requires org.apache.commons.io;
  requires static java.logging;
  requires static micrometer.core;
  requires static micrometer.registry.prometheus;
  requires static org.eclipse.jetty.compression.gzip;
  requires static org.eclipse.jetty.compression.server;
  requires static org.eclipse.jetty.http;
  requires static org.eclipse.jetty.io;
  requires static org.eclipse.jetty.server;
  requires static org.eclipse.jetty.util;

  exports io.dase.cache;
  exports io.dase.cache.bench;
  exports io.dase.cache.core;
  exports io.dase.cache.diff;
  exports io.dase.cache.fftw;
  exports io.dase.cache.fftw.arrays;
  exports io.dase.cache.fftw.signal;
  exports io.dase.cache.format;
  exports io.dase.cache.kernels;
  exports io.dase.cache.maintenance;
  exports io.dase.cache.maps;
  exports io.dase.cache.metrics;
  exports io.dase.cache.missions;
  exports io.dase.cache.models;
  exports io.dase.cache.profiles;
  exports io.dase.cache.server;
  exports io.dase.cache.stencils;
  exports io.dase.cache.store;
  exports io.dase.cache.templates;
  exports io.dase.cache.verify;
  exports io.dase.cache.warmup;

  opens io.dase.cache.cli to
      info.picocli;
}
