/* The records of a programme as plain rows, one struct a table. What the store reads and writes, the
 * files import and export. Text is borrowed: from the caller when writing, until the callback returns
 * when reading. NULL text and SUMMER_DAY_NONE / SUMMER_TIME_NONE mean "not given". Ids are the store's;
 * 0 = not stored yet. */
#pragma once

#include "summer-day.h"
#include "summer-identity.h"
#include "summer-money.h"
#include "summer-terms.h"

G_BEGIN_DECLS

#define SUMMER_RANK_NONE G_MAXINT
#define SUMMER_MAX_COLLECTORS 3
#define SUMMER_CLASS_DAYS_MAX 400 /* from the first to the last day of a class; no summer is longer */

typedef struct
{
  gint64      id;
  const char *name;
  int         year;
  SummerDay   first_day, last_day;
} SummerProgrammeRecord; /* policy and closed days have calls of their own */

typedef struct
{
  gint64              id, programme;
  const char         *name, *credit_code;
  SummerDay           qualified_until;
  SummerProviderState state;
} SummerProviderRecord;

typedef struct
{
  gint64           id, programme;
  const char      *code, *name, *union_name, *host, *co_organiser, *venue;
  gint64           provider; /* 0 = the host runs it */
  SummerClassKind  kind;
  SummerClassState state;
  SummerDay        first_day, last_day, emergency_plan;
  int              places; /* 0 = not given */
  int              rank;   /* SUMMER_RANK_NONE = none */
  const char      *account_name, *bank, *account_number;
} SummerClassRecord;

typedef struct
{
  gint64             id, class_id;
  SummerDay          day;
  const char        *reviewer, *note;
  SummerReviewResult result;
} SummerReviewRecord;

typedef struct
{
  gint64               class_id;
  SummerDay            day;
  SummerAdjustmentKind kind;
  const char          *reason;
} SummerAdjustmentRecord; /* key: class, day */

typedef struct
{
  gint64      id, class_id;
  const char *name;
  SummerRole  role;
  const char *identity_number, *telephone, *qualification;
  SummerDay   first_day, last_day; /* none = the class's */
} SummerStaffRecord;

typedef struct
{
  const char *name, *relationship, *telephone;
} SummerCollector;

typedef struct
{
  gint64          id, programme;
  const char     *code, *name;
  SummerSex       sex;
  SummerDay       birth;
  const char     *document, *identity_number, *school, *grade, *priority, *health;
  const char     *guardian, *relationship, *telephone, *employer;
  SummerCollector collectors[SUMMER_MAX_COLLECTORS];
} SummerChildRecord;

typedef struct
{
  gint64    id, class_id, child;
  SummerDay first_day, last_day; /* none = the class's */
  SummerDay agreement;
} SummerEnrolmentRecord;

typedef struct
{
  gint64      class_id, child;
  SummerDay   day;
  SummerMark  mark;
  SummerTime  in, out;
  const char *brought_by, *collected_by;
} SummerMarkRecord; /* key: class, day, child */

typedef struct
{
  gint64          class_id;
  const char     *name;
  SummerDay       day;
  SummerStaffMark mark;
} SummerStaffMarkRecord; /* key: class, day, name */

typedef struct
{
  gint64              id, programme;
  const char         *number, *insurer;
  SummerInsuranceKind kind;
  SummerDay           first_day, last_day;
  SummerMoney         sum_insured, premium; /* -1 = not given */
} SummerInsuranceRecord;

typedef struct
{
  gint64 policy, child;
} SummerInsuredRecord;

typedef struct
{
  gint64            id, class_id;
  SummerDay         day;
  const char       *visitor, *problem;
  SummerVisitResult result;
  SummerDay         fix_by, fixed_on;
} SummerVisitRecord;

typedef struct
{
  gint64         id, class_id;
  SummerDay      day;
  SummerSeverity severity;
  const char    *what, *action;
} SummerIncidentRecord;

typedef struct
{
  gint64       id, class_id;
  SummerDay    day;
  SummerRating rating;
  const char  *comment;
} SummerResponseRecord;

G_END_DECLS
