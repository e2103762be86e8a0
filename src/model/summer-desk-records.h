/* The records of the organiser's desk as plain rows, as summer-records.h has those of the workbook: text is
 * borrowed, NULL and the NONE values mean "not given", ids are the store's and 0 = not stored yet. */
#pragma once

#include "summer-records.h"

G_BEGIN_DECLS

typedef struct
{
  gint64                  id, child;
  SummerAuthorisationKind kind;
  const char             *name, *relationship, *telephone; /* of the person; name NULL: the child goes alone */
  SummerDay               birth, first_day, last_day;
  int                     weekdays; /* bit 0 = Monday …; 0 = every day */
  int                     once;     /* 1: good for one release */
  SummerDay               used_on;
  const char             *signed_by, *note;
  SummerDay               signed_on;
} SummerAuthorisationRecord; /* the photo has calls of its own */

typedef struct
{
  gint64            class_id, child;
  SummerDay         day;
  SummerReleaseKind kind;
  const char       *reason, *telephone, *released_by, *confirmed_by;
  const char       *collected_by; /* of the attendance, with out: read, never written */
  SummerTime        out;
} SummerReleaseExceptionRecord; /* key: class, day, child */

typedef struct
{
  gint64      class_id;
  SummerDay   day;
  gint64      time; /* seconds since 1970 */
  const char *signed_by, *note;
} SummerSignOffRecord; /* key: class, day */

typedef struct
{
  gint64      id, class_id;
  SummerDay   day;
  gint64      child; /* 0 = of staff */
  const char *staff;
  int         mark;  /* the former one: SummerMark of a child; of staff 1 + SummerStaffMark, 0 = unrecorded */
  SummerTime  in, out;
  const char *brought_by, *collected_by, *reason;
  gint64      time; /* of the correction, seconds since 1970 */
  const char *corrected_by;
} SummerCorrectionRecord;

typedef struct
{
  gint64      id, child;
  const char *drug, *dose;
  SummerTime  time;
  SummerDay   first_day, last_day;
  const char *signed_by;
  SummerDay   signed_on;
  const char *note;
} SummerMedicineRecord;

typedef struct
{
  gint64      medicine;
  SummerDay   day;
  int         given; /* 0: not, and note says why */
  SummerTime  time;
  const char *given_by, *note;
} SummerMedicineGivenRecord; /* key: medicine, day */

typedef struct
{
  gint64      id, class_id;
  SummerDay   day;
  SummerTime  time;
  const char *dish;
  int         grams;
  const char *kept_by;
  SummerDay   discarded_on;
  SummerTime  discarded_at;
  const char *discarded_by;
} SummerFoodSampleRecord;

/* An incident as the desk notes it: the row of the workbook and what stands beside it. */
typedef struct
{
  gint64             id, class_id;
  SummerDay          day;
  SummerSeverity     severity;
  const char        *what, *action;
  SummerIncidentKind kind;
  SummerTime         time;
  const char        *noted_by;
  SummerDay          ended_on;
  SummerTime         ended_at;
  const char        *outcome;
  SummerDay          reviewed_on;
  const char        *reviewed_by, *review_note;
} SummerIncidentNoteRecord; /* the children have calls of their own */

/* A member of staff on one day. */
typedef struct
{
  gint64          class_id;
  SummerDay       day;
  const char     *name;
  SummerStaffMark mark;
  SummerTime      in, out;
} SummerStaffDayRecord; /* key: class, day, name */

G_END_DECLS
