#include "config.h"

#include "summer-staff-survey.h"

#include <glib/gi18n.h>

#include "summer-staff-table.h"

typedef struct
{
  SummerStaffSurvey survey; /* first, as others see it */
  gatomicrefcount refs;
  GStringChunk *strings; /* owned: of the records */
  GArray *records;       /* owned: SummerStaffRecord */
  GArray **substitutes;  /* owned: of each gap, NULL until asked for */
} Whole;

static gboolean
take_record (const SummerStaffRecord *record, gpointer user_data)
{
  Whole *self = user_data;
  SummerStaffRecord kept = *record;
  const char **texts[]
      = { &kept.name, &kept.identity_number, &kept.telephone, &kept.qualification };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (*texts[i] != NULL)
      *texts[i] = g_string_chunk_insert_const (self->strings, *texts[i]);
  g_array_append_val (self->records, kept);
  return TRUE;
}

/**
 * summer_staff_survey_new:
 *
 * Reads the staff and works the plan out by the facts of the assessment there is.
 *
 * Returns: (transfer full) (nullable): %NULL with an error of the store
 */
SummerStaffSurvey *
summer_staff_survey_new (SummerOffice *office, GError **error)
{
  SummerAssessment *assessment = summer_office_get_assessment (office);
  Whole *self;
  SummerStaffSurvey *survey;

  g_return_val_if_fail (assessment != NULL, NULL);

  self = g_new0 (Whole, 1);
  survey = &self->survey;
  g_atomic_ref_count_init (&self->refs);
  self->strings = g_string_chunk_new (4096);
  self->records = g_array_new (FALSE, FALSE, sizeof (SummerStaffRecord));
  survey->assessment = summer_assessment_ref (assessment);
  if (!summer_staff_each (summer_office_get_store (office), assessment->facts->id, take_record,
                          self, error))
    {
      summer_staff_survey_unref (survey);
      return NULL;
    }

  survey->plan
      = summer_staff_plan_new (assessment->facts, assessment->policy, assessment->as_of,
                               (const SummerStaffRecord *) (gconstpointer) self->records->data,
                               self->records->len);
  survey->gaps = summer_staff_plan_get_gaps (survey->plan, &survey->n_gaps);
  survey->doubles = summer_staff_plan_get_doubles (survey->plan, &survey->n_doubles);
  self->substitutes = g_new0 (GArray *, MAX (survey->n_gaps, 1));
  return survey;
}

SummerStaffSurvey *
summer_staff_survey_ref (SummerStaffSurvey *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&((Whole *) self)->refs);
  return self;
}

/**
 * summer_staff_survey_unref:
 * @self: (transfer full): the plan goes with the last reference
 */
void
summer_staff_survey_unref (SummerStaffSurvey *self)
{
  Whole *whole = (Whole *) self;

  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&whole->refs))
    return;
  for (guint i = 0; i < self->n_gaps; i++)
    g_clear_pointer (&whole->substitutes[i], g_array_unref);
  g_free (whole->substitutes);
  g_clear_pointer (&self->plan, summer_staff_plan_free);
  g_array_unref (whole->records);
  g_string_chunk_free (whole->strings);
  summer_assessment_unref (self->assessment);
  g_free (whole);
}

/**
 * summer_staff_survey_get_substitutes:
 * @gap: its number
 *
 * Returns: (transfer none) (element-type SummerSubstitute): who could stand in, best first
 */
const GArray *
summer_staff_survey_get_substitutes (SummerStaffSurvey *self, guint gap)
{
  Whole *whole = (Whole *) self;

  g_return_val_if_fail (self != NULL && gap < self->n_gaps, NULL);

  if (whole->substitutes[gap] == NULL)
    whole->substitutes[gap] = summer_staff_plan_list_substitutes (self->plan, &self->gaps[gap]);
  return whole->substitutes[gap];
}

gboolean
summer_staff_survey_is_asked (const SummerStaffSurvey *self)
{
  return self->assessment->policy->levels[SUMMER_CONDITION_STAFF_PLAN] != SUMMER_LEVEL_OFF;
}

const SummerClassFacts *
summer_staff_survey_get_class (const SummerStaffSurvey *self, guint index)
{
  return &self->assessment->facts->classes[index];
}

/**
 * summer_staff_survey_dup_period:
 *
 * Returns: (transfer full): "Mon 5 Aug – Fri 9 Aug", or the one day
 */
char *
summer_staff_survey_dup_period (SummerDay first, SummerDay last)
{
  g_autofree char *from = summer_day_dup_text (first);
  g_autofree char *to = summer_day_dup_text (last);

  /* Translators: two days: from – to */
  return first == last ? g_steal_pointer (&from) : g_strdup_printf (_ ("%s – %s"), from, to);
}
