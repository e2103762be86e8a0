/* Who may have a place in a class and in which order: applications and policy → eligibility, points, rank. */
#pragma once

#include "summer-day.h"
#include "summer-terms.h"

G_BEGIN_DECLS

typedef struct
{
  int       grade_min, grade_max, age_min, age_max; /* 0 = no limit */
  gboolean  both_work;                              /* only where both parents are at work */
  gboolean  host_staff;                             /* only children of the host's own staff */
  int       points[SUMMER_N_PRIORITIES];
  SummerTie tie;
} SummerPlacePolicy;

typedef struct
{
  const char            *number; /* borrowed */
  SummerApplicationState state;
  SummerDay              applied_on, birth;
  int                    grade;                 /* 0 = not known */
  int                    both_work, host_staff; /* 1, 0, -1 = not said */
  guint                  claimed, proved;       /* bit 1 << SummerPriority; what is proved is claimed too */
  int                    draw;                  /* 0 = took part in no lottery */
} SummerApplicant;

typedef enum
{
  SUMMER_ELIGIBLE,
  SUMMER_ELIGIBLE_NOT_KNOWN, /* something is not said that decides it */
  SUMMER_ELIGIBLE_NOT,
} SummerEligibility;

typedef enum
{
  SUMMER_BAR_GRADE_LOW,
  SUMMER_BAR_GRADE_HIGH,
  SUMMER_BAR_AGE_LOW,
  SUMMER_BAR_AGE_HIGH,
  SUMMER_BAR_NOT_BOTH_WORK,
  SUMMER_BAR_NOT_HOST_STAFF,
  SUMMER_BAR_NO_GRADE, /* from here on: not said */
  SUMMER_BAR_NO_BIRTH,
  SUMMER_BAR_WORK_NOT_SAID,
  SUMMER_BAR_STAFF_NOT_SAID,
  SUMMER_N_BARS,
} SummerBar;

typedef enum
{
  SUMMER_PLACE_NONE,    /* not in the queue, or the places are fewer than its rank */
  SUMMER_PLACE_FREE,    /* there is one for it */
  SUMMER_PLACE_LOTTERY, /* it ties for the last ones */
} SummerPlaceState;

typedef struct
{
  SummerEligibility eligibility;
  guint             bars;     /* bit 1 << SummerBar: why not, or what is not said */
  int               age;      /* on the first day of the class; -1 = not known */
  int               points;   /* of what is proved */
  int               unproved; /* that would be added by papers still to be shown */
  guint             rank;     /* from 1, shared by those who tie; 0 = not in the queue */
  guint             n_tied;   /* that share the rank, with it; 0 = not in the queue */
  guint             n_more;   /* in the queue with more points */
  guint             n_equal_before; /* with the same points that the draw or the date puts before it */
  SummerPlaceState  place;
} SummerStanding;

/* first_day: of the class; free: places not taken; standings: n of them, in the order of the applicants. */
void     summer_waiting_list_rank      (const SummerApplicant *applicants, guint n, const SummerPlacePolicy *policy,
                                        SummerDay first_day, guint free, SummerStanding *standings);
gboolean summer_waiting_list_is_queued (const SummerApplicant *applicant, const SummerStanding *standing);
/* order: n indices, those that tie by number. */
void     summer_waiting_list_draw      (const char *seed, const SummerApplicant *applicants, guint n, guint *order);

G_END_DECLS
