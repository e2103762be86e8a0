#include "config.h"

#include "summer-checklist.h"
#include "summer-safety-table.h"
#include "summer-sample-office-private.h"
#include "summer-sample-texts.h"
#include "summer-sample-words.h"
#include "summer-visit-table.h"

/* Which item of the default checklist each problem of the words belongs to, in the order of the words. */
static const guint minor_items[] = { 1, 11, 2, 9, 6, 2 };
static const guint serious_items[] = { 0, 2, 8, 0, 2 };

typedef struct
{
  SummerSampleOffice *office;
  GArray *items; /* gint64 */
  const SummerSampleOfficeClass *class;
  SummerSampleRandom random;
  GError **error;
  gboolean failed;
} Writing;

/* The item that was answered with no; -1 where all is well. */
static int
find_item (const SummerVisitRecord *visit)
{
  const gboolean serious = visit->result == SUMMER_VISIT_SERIOUS;
  const SummerWords words = serious ? SUMMER_WORDS_PROBLEM_SERIOUS : SUMMER_WORDS_PROBLEM_MINOR;
  const guint *items = serious ? serious_items : minor_items;
  const guint n = serious ? G_N_ELEMENTS (serious_items) : G_N_ELEMENTS (minor_items);

  for (guint i = 0; i < n && visit->problem != NULL; i++)
    if (g_str_equal (summer_words_get (words, i), visit->problem))
      return (int) items[i];
  return -1;
}

static gboolean
write_answers (Writing *writing, const SummerVisitRecord *visit, int wrong)
{
  for (guint i = 0; i < writing->items->len; i++)
    {
      const SummerVisitAnswerRecord answer = {
        .visit = visit->id,
        .item = g_array_index (writing->items, gint64, i),
        .answer = (int) i == wrong ? SUMMER_ANSWER_NO
                  : summer_sample_random_chance (&writing->random, 20)
                      ? SUMMER_ANSWER_NOT_APPLICABLE
                      : SUMMER_ANSWER_YES,
      };

      if (!summer_visit_answer_put (writing->office->store, &answer, writing->error))
        return FALSE;
    }
  return TRUE;
}

/* Says what the visit says, so that it sums up to the same. */
static gboolean
write_problem (Writing *writing, const SummerVisitRecord *visit, int item)
{
  const gboolean fixed = visit->fixed_on != SUMMER_DAY_NONE;
  SummerVisitProblemRecord problem = {
    .visit = visit->id,
    .item = item >= 0 ? g_array_index (writing->items, gint64, item) : 0,
    .severity
    = visit->result == SUMMER_VISIT_SERIOUS ? SUMMER_PROBLEM_SERIOUS : SUMMER_PROBLEM_MINOR,
    .what = visit->problem,
    .fix_by = visit->fix_by,
    .fixed_on = visit->fixed_on,
    .fix = fixed ? "已整改" : NULL,
    .confirmed_on = visit->fixed_on,
    .confirmed_by = fixed ? visit->visitor : NULL,
  };

  return visit->problem == NULL
         || summer_visit_problem_insert (writing->office->store, &problem, writing->error);
}

/* Of one class after the other. */
static gboolean
take_visit (const SummerVisitRecord *visit, gpointer user_data)
{
  Writing *writing = user_data;
  const int item = find_item (visit);

  if (writing->class == NULL || writing->class->id != visit->class_id)
    {
      writing->class = summer_sample_office_find (writing->office, visit->class_id);
      writing->random
          = summer_sample_office_begin_class (writing->office, SUMMER_SAMPLE_PART_VISITS,
                                              writing->class->plan->number);
    }
  writing->failed = !write_answers (writing, visit, item) || !write_problem (writing, visit, item);
  return !writing->failed;
}

/* For the next days, to two of the classes that are held then. */
static gboolean
write_planned (SummerSampleOffice *office, GError **error)
{
  guint n = 0;

  summer_sample_office_begin_class (office, SUMMER_SAMPLE_PART_VISITS, 0);
  for (guint i = 0; i < office->classes->len && n < 2; i++)
    {
      const SummerSampleOfficeClass *class = summer_sample_office_get (office, i);
      const SummerSampleClass *plan = class->plan;
      SummerPlannedVisitRecord planned = { .class_id = class->id };

      if (class->state != SUMMER_CLASS_OPEN || plan->n_held + n >= plan->n_open)
        continue;
      planned.day = plan->open[plan->n_held + n++];
      planned.visitor = summer_sample_office_adult (office);
      if (!summer_planned_visit_insert (office->store, &planned, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * summer_sample_office_write_visits:
 *
 * The checklist, what was answered on each visit and the problem behind its result; two visits to come.
 */
gboolean
summer_sample_office_write_visits (SummerSampleOffice *office, GError **error)
{
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (gint64));
  Writing writing = { .office = office, .items = items, .error = error };

  return summer_checklist_store_default (office->store, office->programme, SUMMER_CHECKLIST_VISIT,
                                         items, error)
         && summer_sample_texts_write_checklist (office->store, office->programme,
                                                 SUMMER_CHECKLIST_VISIT, error)
         && summer_visit_each (office->store, office->programme, take_visit, &writing, error)
         && !writing.failed && write_planned (office, error);
}
