/* Invented people: children with their families, and staff. Nobody has these identity numbers (the area
 * 350000 is given to nobody) or these telephone numbers (1000 is no prefix in use). */
#pragma once

#include "summer-records.h"
#include "summer-sample-random.h"

G_BEGIN_DECLS

/* Makes the people of one class, no two of one name. */
typedef struct
{
  SummerSampleRandom random;
  GStringChunk      *strings; /* owned: the texts of what was made since the last reset */
  GHashTable        *names;   /* owned: those given in the class */
} SummerSamplePeople;

void  summer_sample_people_init  (SummerSamplePeople *people);
void  summer_sample_people_clear (SummerSamplePeople *people);
void  summer_sample_people_reset (SummerSamplePeople *people, SummerSampleRandom random);

char *summer_sample_people_text  (SummerSamplePeople *people, const char *format, ...) G_GNUC_PRINTF (2, 3);
void  summer_sample_people_child (SummerSamplePeople *people, const char *district, SummerChildRecord *child);
void  summer_sample_people_staff (SummerSamplePeople *people, SummerRole role, SummerStaffRecord *staff);
const char *summer_sample_people_adult (SummerSamplePeople *people, SummerSex sex);
const char *summer_sample_place_name   (guint index); /* static for the first few hundred; interned */

G_END_DECLS
