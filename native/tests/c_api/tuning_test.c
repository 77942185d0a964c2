/* SPDX-License-Identifier: MIT */
#include "support.h"

/* tuning_test ROOT: tuning, coverage, freezing, misses and upgrades in an empty cache, with the
 * helper that the environment's DASE_PLANNER names. */

#define SPEC "fft_2d_24x20/forward/out/1/measure"
#define OTHER "fft_1d_120/forward/out/1/measure"

static const char* const kSpecs[] = {SPEC, OTHER};

typedef struct heard {
  int calls;
  int answer;
  int32_t state;
  uint64_t total;
} heard;

static int hear(void* context, const dase_tune_progress* progress) {
  heard* told = context;
  ++told->calls;
  told->state = progress->state;
  told->total = progress->total;
  return told->answer;
}

static void tune(dase_cache* cache, heard* told, const char* expected) {
  dase_tune_options options = {0};
  char* report = NULL;
  options.size = sizeof options;
  options.listener = hear;
  options.listener_context = told;
  CHECK_OK(dase_tune(cache, kSpecs, 2, &options, &report));
  CHECK(contains(report, expected));
  dase_free(report);
}

static void coverage_is_missing(dase_cache* cache) {
  char* json = NULL;
  CHECK_OK(dase_coverage(cache, kSpecs, 2, &json));
  CHECK(contains(json, "\"spec\":\"" SPEC "\",\"state\":\"missing\""));
  dase_free(json);
}

static void tuning_that_is_ended_goes_on_where_it_stopped(dase_cache* cache) {
  heard told = {0, 0, -1, 0};
  tune(cache, &told, "\"left\":[\"" OTHER "\"],\"planned\":1}");
  CHECK(told.calls >= 1 && told.total == 2);
  told.calls = 0;
  told.answer = 1;
  tune(cache, &told, "\"held\":1,\"left\":[],\"planned\":1}");
  CHECK(told.calls == 2);
  tune(cache, &told, "\"held\":2,\"left\":[],\"planned\":0}");
  CHECK(told.state == DASE_TUNE_HELD);
}

static void coverage_is_own_after_tuning(dase_cache* cache) {
  char* json = NULL;
  CHECK_OK(dase_coverage(cache, kSpecs, 2, &json));
  CHECK(contains(json, "\"spec\":\"" SPEC "\",\"state\":\"own\""));
  CHECK(contains(json, "\"spec\":\"" OTHER "\",\"state\":\"own\""));
  dase_free(json);
}

static void a_frozen_problem_is_served_by_the_plan_of_its_digest(dase_cache* cache) {
  dase_plan* plan = NULL;
  char* frozen = NULL;
  char* digest = NULL;
  char* pins = NULL;
  int unfrozen = -1;
  CHECK_OK(dase_freeze(cache, SPEC, &frozen));
  CHECK_OK(dase_plan_create(cache, SPEC, DASE_WAIT, DASE_NO_DEADLINE, &plan));
  CHECK_OK(dase_plan_digest(plan, &digest));
  CHECK(frozen != NULL && digest != NULL && strcmp(frozen, digest) == 0);
  CHECK_OK(dase_frozen(cache, &pins));
  CHECK(contains(pins, "\"spec\":\"" SPEC "\",\"usable\":\"yes\"") && contains(pins, digest));
  CHECK_OK(dase_unfreeze(cache, SPEC, &unfrozen));
  CHECK(unfrozen == 1);
  CHECK_OK(dase_unfreeze(cache, SPEC, &unfrozen));
  CHECK(unfrozen == 0);
  dase_free(pins);
  dase_free(digest);
  dase_free(frozen);
  dase_plan_destroy(plan);
}

static void what_was_missed_is_counted(dase_cache* cache) {
  const char* missing = "fft_1d_77/forward/out/1/measure";
  dase_plan* plan = NULL;
  char* json = NULL;
  CHECK_STATUS(DASE_NOT_FOUND,
               dase_plan_create(cache, missing, DASE_WISDOM_ONLY, DASE_NO_DEADLINE, &plan));
  CHECK_OK(dase_misses(cache, &json));
  CHECK(contains(json, missing));
  dase_free(json);
}

typedef struct upgrade {
  int calls;
  int outcome;
} upgrade;

static void hear_upgrade(void* context, int outcome, const char* spec, const char* message) {
  upgrade* heard = context;
  ++heard->calls;
  heard->outcome = outcome;
  if (strlen(spec) == 0 || (outcome == DASE_UPGRADED && strlen(message) > 0)) heard->outcome = -1;
}

static void a_served_plan_tells_once_how_its_upgrade_ended(const char* root) {
  dase_cache* cache = NULL;
  dase_plan* plan = NULL;
  dase_plan_info info = {0};
  upgrade heard = {0, -1};
  info.size = sizeof info;
  CHECK_OK(dase_cache_open(root, NULL, &cache));
  CHECK_OK(dase_plan_create_listening(cache, "fft_2d_32x30/forward/out/1/measure",
                                      DASE_SERVE_THEN_UPGRADE, DASE_NO_DEADLINE, hear_upgrade,
                                      &heard, &plan));
  CHECK_OK(dase_plan_get_info(plan, &info));
  CHECK(info.source == DASE_PROVISIONAL);
  dase_cache_close(cache);
  CHECK(heard.calls == 1);
  CHECK(heard.outcome == DASE_UPGRADED || heard.outcome == DASE_UPGRADE_CLOSED);
  dase_plan_destroy(plan);
}

int main(int argc, char** argv) {
  dase_cache* cache = NULL;
  if (argc != 2) return 2;
  CHECK_OK(dase_cache_open(argv[1], NULL, &cache));
  coverage_is_missing(cache);
  tuning_that_is_ended_goes_on_where_it_stopped(cache);
  coverage_is_own_after_tuning(cache);
  a_frozen_problem_is_served_by_the_plan_of_its_digest(cache);
  what_was_missed_is_counted(cache);
  dase_cache_close(cache);
  a_served_plan_tells_once_how_its_upgrade_ended(argv[1]);
  return failures == 0 ? 0 : 1;
}
