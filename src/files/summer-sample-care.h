/* The care at the desk of an invented class: medicines and their giving, food samples, notes of incidents. */
#pragma once

#include "summer-sample-days.h"
#include "summer-sample-people.h"
#include "summer-sample-plan.h"
#include "summer-store.h"

G_BEGIN_DECLS

#define SUMMER_SAMPLE_NOBODY G_MAXUINT

/* A child, by index, on a day. */
typedef struct
{
  guint     child;
  SummerDay day;
} SummerSamplePresent;

/* All borrowed, on the stack of whoever writes. */
typedef struct
{
  const SummerSamplePlan  *plan;
  const SummerSampleClass *class;
  gint64                   class_id;
  const SummerSampleChild *children;
  GArray                  *staff;        /* SummerStaffRecord, the head first */
  SummerSamplePeople      *people;
  guint                    medicines[2]; /* indices of children: one had, one has to take something; or nobody */
  GArray                  *present;      /* SummerSamplePresent: the days on which these two were there */
  SummerSampleRandom      *random;
} SummerSampleCare;

gboolean    summer_sample_care_write      (SummerSampleCare *self, SummerStore *store, GError **error);
const char *summer_sample_care_find_staff (GArray *staff, SummerRole role, SummerDay day);

G_END_DECLS
