/* The policy of a programme: every number that the rules use, as dated data with a source (rules.md 4). */
#pragma once

#include "summer-funding.h"

G_BEGIN_DECLS

typedef enum
{
  SUMMER_CONDITION_APPROVED,
  SUMMER_CONDITION_HEADCOUNT,
  SUMMER_CONDITION_OPEN_DAYS,
  SUMMER_CONDITION_ATTENDANCE,
  SUMMER_CONDITION_STAFF_PLAN,
  SUMMER_CONDITION_STAFF_PRESENT,
  SUMMER_CONDITION_INSURANCE,
  SUMMER_CONDITION_AGREEMENT,
  SUMMER_CONDITION_VENUE,
  SUMMER_CONDITION_EMERGENCY_PLAN,
  SUMMER_CONDITION_PROVIDER,
  SUMMER_CONDITION_INSPECTION,
  SUMMER_CONDITION_INCIDENT,
  SUMMER_CONDITION_SATISFACTION,
  SUMMER_CONDITION_RELEASE,
  SUMMER_CONDITION_HOST_LIMIT,
  SUMMER_N_CONDITIONS,
} SummerCondition;

typedef enum { SUMMER_LEVEL_OFF, SUMMER_LEVEL_ADVISORY, SUMMER_LEVEL_REQUIRED } SummerLevel;
typedef enum { SUMMER_SHORTAGE_PRORATE, SUMMER_SHORTAGE_IN_ORDER } SummerShortage;
typedef enum { SUMMER_BASIS_ENROLLED, SUMMER_BASIS_ATTENDING } SummerHeadcountBasis;

typedef struct
{
  char                *preset; /* owned: fujian-2019 … */
  SummerMoney          fund;   /* 0 = no ceiling */
  int                  planned_classes;
  int                  tutors_min, volunteers_min, volunteers_max, children_per_team;
  int                  children_min, children_max; /* max 0 = no upper limit */
  int                  days_min;
  int                  attendance_min, satisfaction_min, responses_min; /* basis points */
  int                  inspections_min;
  guint                insurance_kinds; /* bit 1 << SummerInsuranceKind */
  int                  host_classes_max; /* 0 = no limit */
  SummerHeadcountBasis headcount_basis;
  SummerAmount         amount;
  SummerShortage       shortage;
  guint                excluded_marks; /* bit 1 << SummerMark */
  SummerMoney          unit;           /* fen */
  SummerMoney          reserve;        /* of the fund, held back */
  SummerShare         *shares;         /* owned; of what is available of the fund */
  guint                n_shares;
  SummerSource        *sources;        /* owned; further money, in the order in which it is granted */
  guint                n_sources;
  SummerLevel          levels[SUMMER_N_CONDITIONS];
} SummerPolicy;

SummerPolicy       *summer_policy_new_from_preset (const char *preset, GError **error);
SummerPolicy       *summer_policy_copy            (const SummerPolicy *policy);
void                summer_policy_free            (SummerPolicy *policy);
gboolean            summer_policy_equal           (const SummerPolicy *a, const SummerPolicy *b);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SummerPolicy, summer_policy_free)

/* Parameters by their names in rules.md ("days_min", "amount", "level.release" …); values in the written
 * form of the sheet 项目. is_number: the text came from a number cell (0.7 for 70%). */
const char * const *summer_policy_list_names      (void);
const char * const *summer_policy_list_presets    (void);
gboolean            summer_policy_set             (SummerPolicy *policy, const char *name, const char *value,
                                                   gboolean is_number, GError **error);
/* Whether the numbers agree with each other; name: the parameter to be mended. */
gboolean            summer_policy_check           (const SummerPolicy *policy, const char **name, GError **error);
char               *summer_policy_dup_value       (const SummerPolicy *policy, const char *name);
/* Whether it is to be written: most are always, what few programmes have (reserve, shares, sources) only where it is. */
gboolean            summer_policy_says            (const SummerPolicy *policy, const char *name);
SummerMoney         summer_policy_get_available   (const SummerPolicy *policy); /* the fund less the reserve */
SummerMoney         summer_policy_get_share       (const SummerPolicy *policy, guint share); /* in fen */
/* Where the preset's number comes from; NULL when the policy's value is no longer the preset's. */
const char         *summer_policy_get_source      (const SummerPolicy *policy, const char *name, gboolean *assumed);
const char         *summer_policy_get_title       (const char *name); /* "Fewest open days", in the user's language */

const char         *summer_condition_get_code     (SummerCondition condition);
gboolean            summer_condition_from_code    (const char *code, SummerCondition *condition);
const char         *summer_level_get_code         (SummerLevel level);

G_END_DECLS
