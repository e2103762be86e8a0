/* What each class of an invented programme is to be, before any of it is written: where, when, how big,
 * and with which flaws. Pure, so that the same seed plans the same classes everywhere. */
#pragma once

#include "summer-records.h"
#include "summer-sample-random.h"

G_BEGIN_DECLS

/* Each is a thing that goes wrong in real summers, and each touches one condition of rules.md. */
typedef enum
{
  SUMMER_FLAW_APPLIED = 1 << 0,
  SUMMER_FLAW_REJECTED = 1 << 1,
  SUMMER_FLAW_FEW_CHILDREN = 1 << 2,
  SUMMER_FLAW_LATE_START = 1 << 3,
  SUMMER_FLAW_TOO_SHORT = 1 << 4,
  SUMMER_FLAW_ABSENCES = 1 << 5,
  SUMMER_FLAW_UNRECORDED = 1 << 6,
  SUMMER_FLAW_NO_VOLUNTEER = 1 << 7,
  SUMMER_FLAW_TUTORS_AWAY = 1 << 8,
  SUMMER_FLAW_STAFF_UNRECORDED = 1 << 9,
  SUMMER_FLAW_CHILD_UNINSURED = 1 << 10,
  SUMMER_FLAW_INSURANCE_ENDED = 1 << 11,
  SUMMER_FLAW_UNSIGNED = 1 << 12,
  SUMMER_FLAW_SIGNED_LATE = 1 << 13,
  SUMMER_FLAW_NO_REVIEW = 1 << 14,
  SUMMER_FLAW_REVIEW_FAILED = 1 << 15,
  SUMMER_FLAW_NO_PLAN = 1 << 16,
  SUMMER_FLAW_PLAN_LATE = 1 << 17,
  SUMMER_FLAW_PROVIDER_EXPIRED = 1 << 18,
  SUMMER_FLAW_PROVIDER_UNDATED = 1 << 19,
  SUMMER_FLAW_NO_VISIT = 1 << 20,
  SUMMER_FLAW_PROBLEM_OPEN = 1 << 21,
  SUMMER_FLAW_ADVERSE_EVENT = 1 << 22,
  SUMMER_FLAW_FEW_RESPONSES = 1 << 23,
  SUMMER_FLAW_DISSATISFIED = 1 << 24,
  SUMMER_FLAW_NO_SIGN_OUT = 1 << 25,
  SUMMER_FLAW_HOST_FULL = 1 << 26, /* a fourth class of one host */
} SummerFlaws;

#define SUMMER_FLAWS_PROVIDER (SUMMER_FLAW_PROVIDER_EXPIRED | SUMMER_FLAW_PROVIDER_UNDATED)

#define SUMMER_SAMPLE_MAX_DAYS 64
#define SUMMER_SAMPLE_HOST_CLASSES 3 /* the most that one host is paid for in the sample's policy */

typedef struct
{
  const char *name;  /* 福清 */
  const char *full;  /* 福清市 */
  gboolean    coast; /* the typhoon takes a second day here */
} SummerSampleDistrict;

typedef struct
{
  guint                       number; /* 1 is the first code */
  guint                       flaws;  /* SummerFlaws */
  const SummerSampleDistrict *district;
  guint                       site;     /* which place of the district */
  guint                       host;     /* the site whose host holds it; mostly its own */
  gboolean                    provided; /* a provider is bought in */
  SummerDay                   first_day, last_day;
  SummerDay                   cancelled, extra; /* none = none */
  gboolean                    cancelled_by_typhoon;
  guint                       n_children;
  SummerDay                   open[SUMMER_SAMPLE_MAX_DAYS];
  guint                       n_open, n_held;
} SummerSampleClass;

typedef struct
{
  SummerDay          first_day, last_day, typhoon, as_of;
  SummerSampleClass *classes; /* owned */
  guint              n_classes;
} SummerSamplePlan;

void summer_sample_plan_init  (SummerSamplePlan *plan, guint n_classes, guint64 seed);
void summer_sample_plan_clear (SummerSamplePlan *plan);

G_END_DECLS
