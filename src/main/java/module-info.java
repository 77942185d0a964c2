// SPDX-License-Identifier: MIT

/** FFTW wisdom and numerical artifacts in one store that Java and C++ share. */
module io.dase.cache {
  requires com.fasterxml.jackson.annotation;
  requires com.fasterxml.jackson.databind;
  requires com.github.benmanes.caffeine;
  requires info.picocli;
  requires org.apache.commons.io;

  exports io.dase.cache;
  exports io.dase.cache.bench;
  exports io.dase.cache.core;
  exports io.dase.cache.fftw;
  exports io.dase.cache.fftw.arrays;
  exports io.dase.cache.fftw.signal;
  exports io.dase.cache.format;
  exports io.dase.cache.kernels;
  exports io.dase.cache.maintenance;
  exports io.dase.cache.maps;
  exports io.dase.cache.missions;
  exports io.dase.cache.models;
  exports io.dase.cache.profiles;
  exports io.dase.cache.stencils;
  exports io.dase.cache.store;
  exports io.dase.cache.templates;
  exports io.dase.cache.verify;
  exports io.dase.cache.warmup;

  opens io.dase.cache.cli to
      info.picocli;
}
