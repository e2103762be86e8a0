/* The records of what the union looks at, as plain rows, as summer-records.h has those of the workbook: text is
 * borrowed, NULL and the NONE values mean "not given", ids are the store's and 0 = not stored yet. */
#pragma once

#include "summer-records.h"

G_BEGIN_DECLS

#define SUMMER_DUE_SOON_DAYS 3 /* before a correction is due, somebody is reminded */

typedef struct
{
  gint64              id, programme;
  SummerChecklistKind kind;
  int                 position; /* the order in which it is asked */
  const char         *text;
  int                 weight;         /* points of a visit, 0 to 100 */
  int                 serious, asked; /* 0 or 1 */
} SummerChecklistItemRecord;

typedef struct
{
  gint64      visit, item;
  int         answer; /* SummerAnswer */
  const char *note;
} SummerVisitAnswerRecord; /* key: visit, item */

typedef struct
{
  gint64      id, visit;
  gint64      item;     /* 0 = found beside the checklist */
  int         severity; /* SummerProblemSeverity */
  const char *what;
  SummerDay   fix_by, fixed_on; /* fixed_on: as the class reports it */
  const char *fix;              /* what the class did */
  const char *sent_back;        /* why the union did not accept what was reported */
  SummerDay   confirmed_on;     /* since when it counts */
  const char *confirmed_by;
} SummerVisitProblemRecord;

typedef struct
{
  gint64      id, class_id;
  SummerDay   day;
  const char *visitor, *note;
} SummerPlannedVisitRecord;

typedef struct
{
  gint64                 id, incident;
  SummerIncidentStepKind kind;
  SummerDay              day;
  SummerTime             time;
  const char            *person, *note;
} SummerIncidentStepRecord;

typedef struct
{
  gint64          id, class_id;
  SummerDay       day;
  SummerDrillKind kind;
  int             children, staff, seconds; /* 0 = not given */
  const char     *leader, *note;
} SummerDrillRecord;

typedef struct
{
  gint64           id, incident, policy, child;
  const char      *number; /* the insurer's */
  SummerClaimState state;
  SummerDay        reported_on;
  SummerMoney      amount; /* claimed; -1 = not given */
  SummerDay        decided_on;
  SummerMoney      paid; /* -1 = not given */
  const char      *note;
} SummerClaimRecord;

G_END_DECLS
