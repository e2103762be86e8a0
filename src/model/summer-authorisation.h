/* What a guardian put in writing: whether it can be kept, and what it is worth on a day. Who may or must not collect
 * a child, and the medicines it is to be given. Messages say what to do, fields where. In the user's language. */
#pragma once

#include "summer-desk-records.h"

G_BEGIN_DECLS

#define SUMMER_COLLECTOR_AGE 18 /* years, Civil Code of the PRC, article 17: a minor takes no child home */

typedef enum
{
  SUMMER_COLLECTOR_VALID,
  SUMMER_COLLECTOR_NOT_YET,  /* before its first day */
  SUMMER_COLLECTOR_EXPIRED,
  SUMMER_COLLECTOR_OTHER_WEEKDAY,
  SUMMER_COLLECTOR_USED,     /* good for one release, which was */
  SUMMER_COLLECTOR_MINOR,    /* under 18 on the day */
  SUMMER_COLLECTOR_FORBIDDEN,
} SummerCollectorState;

typedef enum
{
  SUMMER_AUTHORISATION_NAME,
  SUMMER_AUTHORISATION_TELEPHONE,
  SUMMER_AUTHORISATION_BIRTH,
  SUMMER_AUTHORISATION_FIRST_DAY,
  SUMMER_AUTHORISATION_LAST_DAY,
  SUMMER_AUTHORISATION_SIGNED_BY,
  SUMMER_AUTHORISATION_SIGNED_ON,
  SUMMER_N_AUTHORISATION_FIELDS,
} SummerAuthorisationField;

typedef enum
{
  SUMMER_MEDICINE_DRUG,
  SUMMER_MEDICINE_DOSE,
  SUMMER_MEDICINE_TIME,
  SUMMER_MEDICINE_FIRST_DAY,
  SUMMER_MEDICINE_LAST_DAY,
  SUMMER_MEDICINE_SIGNED_BY,
  SUMMER_MEDICINE_SIGNED_ON,
  SUMMER_N_MEDICINE_FIELDS,
} SummerMedicineField;

/* FALSE with SUMMER_VALUE_ERROR and the first field that cannot stay as it is. */
gboolean summer_authorisation_check (const SummerAuthorisationRecord *record, SummerDay today, SummerAuthorisationField *field, GError **error);
gboolean summer_medicine_check      (const SummerMedicineRecord *record, SummerDay today, SummerMedicineField *field, GError **error);

SummerCollectorState summer_authorisation_judge   (const SummerAuthorisationRecord *record, SummerDay day); /* who may collect, or go alone */
gboolean             summer_authorisation_forbids (const SummerAuthorisationRecord *record, SummerDay day);

/* What is written in a record, for telling whether it is still what was shown. Owned. */
char    *summer_authorisation_dup_state (const SummerAuthorisationRecord *record);
char    *summer_medicine_dup_state      (const SummerMedicineRecord *record);

GArray  *summer_times_parse         (const char *text);               /* "8:00、12:30" as SummerTime, in order, each once; NULL = not understood */
char    *summer_times_dup_text      (const SummerTime *times, guint n_times);

G_END_DECLS
