/* What the parts of the sample's office have in common. */
#pragma once

#include "summer-sample-people.h"
#include "summer-sample-plan.h"
#include "summer-store.h"

G_BEGIN_DECLS

/* A class as it was written. Texts are the office's. */
typedef struct
{
  gint64 id, provider;
  const SummerSampleClass *plan; /* borrowed */
  const char *union_name, *host, *co_organiser, *venue;
  SummerClassState state;
} SummerSampleOfficeClass;

typedef struct
{
  SummerStore *store;
  gint64 programme;
  guint64 seed;
  const SummerSamplePlan *plan; /* borrowed */
  GArray *classes;              /* owned: SummerSampleOfficeClass, in the order of the plan */
  GHashTable *numbers;          /* owned: id → number of a class */
  GStringChunk *texts;          /* owned: what lives as long as the office */
  SummerSamplePeople people;    /* of the class at work */
} SummerSampleOffice;

/* Chances of each part: one stream for the whole, and one for each class. */
typedef enum
{
  SUMMER_SAMPLE_PART_LIFE = 6,
  SUMMER_SAMPLE_PART_VENUES,
  SUMMER_SAMPLE_PART_PEOPLE,
  SUMMER_SAMPLE_PART_ANSWERS,
  SUMMER_SAMPLE_PART_APPLICATIONS,
  SUMMER_SAMPLE_PART_VISITS,
  SUMMER_SAMPLE_PART_INCIDENTS,
  SUMMER_SAMPLE_PART_ORGANISATIONS,
  SUMMER_SAMPLE_PART_PROVIDERS,
} SummerSamplePart;

SummerSampleRandom summer_sample_office_begin_class (SummerSampleOffice *office,
                                                     SummerSamplePart part,
                                                     guint number); /* people are new, too */
const SummerSampleOfficeClass *summer_sample_office_get (const SummerSampleOffice *office, guint i);
const SummerSampleOfficeClass *summer_sample_office_find (const SummerSampleOffice *office,
                                                          gint64 class_id);
const char *summer_sample_office_adult (SummerSampleOffice *office);

/* A file each. */
gboolean summer_sample_office_write_life (SummerSampleOffice *office, GError **error);
gboolean summer_sample_office_write_venues (SummerSampleOffice *office, GError **error);
gboolean summer_sample_office_write_providers (SummerSampleOffice *office,
                                               GError **error); /* and organisations */
gboolean summer_sample_office_write_people (SummerSampleOffice *office, GError **error);
gboolean summer_sample_office_write_answers (SummerSampleOffice *office, GError **error);
gboolean summer_sample_office_write_applications (SummerSampleOffice *office, GError **error);
gboolean summer_sample_office_write_visits (SummerSampleOffice *office, GError **error);
gboolean summer_sample_office_write_incidents (SummerSampleOffice *office,
                                               GError **error); /* and drills */

G_END_DECLS
