/* SPDX-License-Identifier: MIT */
#include "support.h"

/* limits_test ROOT: pins, evictions and collection in an empty cache. */

enum { kSize = 40000 };

static void put(dase_cache* cache, const char* key, char letter) {
  static char bytes[kSize];
  memset(bytes, letter, sizeof bytes);
  CHECK_OK(dase_store_put(cache, "source_maps", key, "bin", bytes, sizeof bytes, NULL));
}

static int exists(dase_cache* cache, const char* key) {
  int found = -1;
  CHECK_OK(dase_store_exists(cache, "source_maps", key, &found));
  return found;
}

static void a_store_that_is_not_there_yet_has_nothing_to_evict(dase_cache* cache) {
  char* report = NULL;
  CHECK_OK(dase_store_evict(cache, 0, &report));
  CHECK(contains(report, "\"removed\":[]") && contains(report, "\"limit_bytes\":262144"));
  dase_free(report);
}

static void pins_are_listed_until_they_are_taken_away(dase_cache* cache) {
  char* json = NULL;
  int unpinned = -1;
  CHECK_OK(dase_store_pin(cache, "source_maps", "a"));
  CHECK_OK(dase_store_pin(cache, "fftw_wisdom", "fft_1d_8"));
  CHECK_OK(dase_store_pin(cache, "fftw_wisdom", "fft_1d_8"));
  CHECK_OK(dase_store_unpin(cache, "fftw_wisdom", "fft_1d_8", &unpinned));
  CHECK(unpinned == 1);
  CHECK_OK(dase_store_unpin(cache, "fftw_wisdom", "fft_1d_8", &unpinned));
  CHECK(unpinned == 0);
  CHECK_OK(dase_store_pins(cache, &json));
  CHECK(json != NULL && strcmp(json, "[{\"category\":\"source_maps\",\"key\":\"a\"}]") == 0);
  dase_free(json);
}

static void the_fill_tells_what_is_used_and_what_may_be(dase_cache* cache) {
  char* json = NULL;
  CHECK_OK(dase_store_fill(cache, &json));
  CHECK(contains(json, "\"source_maps\":{\"entries\":3,"));
  CHECK(contains(json, "\"limit_bytes\":262144") && contains(json, "\"limit_entries\":null"));
  dase_free(json);
}

/* `narrow` may take less than the store holds. */
static void an_eviction_takes_all_but_what_is_pinned(dase_cache* narrow) {
  char* report = NULL;
  CHECK_OK(dase_store_evict(narrow, 1, &report));
  CHECK(contains(report, "\"dry_run\":true") && contains(report, "\"entries\":2"));
  dase_free(report);
  CHECK(exists(narrow, "b") == 1 && exists(narrow, "c") == 1);
  CHECK_OK(dase_store_evict(narrow, 0, &report));
  CHECK(contains(report, "\"kind\":\"entry\"") && contains(report, "\"key\":\"b\""));
  dase_free(report);
  CHECK(exists(narrow, "a") == 1 && exists(narrow, "b") == 0 && exists(narrow, "c") == 0);
}

static void a_value_beyond_the_limit_is_not_kept(dase_cache* narrow) {
  CHECK_STATUS(DASE_UNAVAILABLE, dase_store_put(narrow, "source_maps", "d", "bin", NULL, 0, NULL));
}

static void a_collection_takes_what_lies_beyond_its_grace(dase_cache* cache) {
  char* report = NULL;
  int erased = -1;
  put(cache, "e", 'e');
  CHECK_OK(dase_store_erase(cache, "source_maps", "e", &erased));
  CHECK_OK(dase_store_collect(cache, DASE_USUAL_GRACE, 0, &report));
  CHECK(contains(report, "\"removed\":[]"));
  dase_free(report);
  CHECK_OK(dase_store_collect(cache, 0, 0, &report));
  CHECK(contains(report, "\"kind\":\"records\"") && contains(report, "\"kind\":\"blob\""));
  dase_free(report);
}

int main(int argc, char** argv) {
  dase_cache_options options = {0};
  dase_cache* cache = NULL;
  dase_cache* narrow = NULL;
  if (argc != 2) return 2;
  options.size = sizeof options;
  options.flags = DASE_NO_HELPER;
  options.max_size_mb = 0.25;
  CHECK_OK(dase_cache_open(argv[1], &options, &cache));
  options.max_size_mb = 0.001;
  CHECK_OK(dase_cache_open(argv[1], &options, &narrow));
  a_store_that_is_not_there_yet_has_nothing_to_evict(cache);
  pins_are_listed_until_they_are_taken_away(cache);
  put(cache, "a", 'a');
  put(cache, "b", 'b');
  put(cache, "c", 'c');
  the_fill_tells_what_is_used_and_what_may_be(cache);
  an_eviction_takes_all_but_what_is_pinned(narrow);
  a_value_beyond_the_limit_is_not_kept(narrow);
  a_collection_takes_what_lies_beyond_its_grace(cache);
  dase_cache_close(narrow);
  dase_cache_close(cache);
  return failures == 0 ? 0 : 1;
}
