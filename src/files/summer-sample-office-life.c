#include "config.h"

#include "summer-life-table.h"
#include "summer-safety-table.h"
#include "summer-sample-office-private.h"

static const char *const to_mend[] = {
  "请补充场地消防验收材料",   "应急预案缺少防汛内容，请补充", "请附教师资格证复印件",
  "收费公示内容不全，请更正", "请明确午餐供应单位",
};

typedef struct
{
  SummerDay day; /* none = no review */
  char *note;    /* owned */
} Review;

static void
review_clear (gpointer data)
{
  g_free (((Review *) data)->note);
}

/* The first that passed before the class began; of a rejected class the one that failed. */
static gboolean
take_review (const SummerReviewRecord *record, gpointer user_data)
{
  GHashTable *reviews = user_data;
  Review *review = g_hash_table_lookup (reviews, &record->class_id);

  if (review == NULL)
    {
      review = g_new0 (Review, 1);
      g_hash_table_insert (reviews, g_memdup2 (&record->class_id, sizeof (gint64)), review);
      review->day = SUMMER_DAY_NONE;
    }
  if (record->result == SUMMER_RESULT_PASS && review->day == SUMMER_DAY_NONE)
    review->day = record->day;
  if (record->result == SUMMER_RESULT_FAIL && review->note == NULL)
    review->note = g_strdup (record->note);
  return TRUE;
}

static void
review_free (gpointer data)
{
  review_clear (data);
  g_free (data);
}

static gboolean
take (SummerSampleOffice *office,
      SummerClassStepRecord *step,
      SummerStep kind,
      SummerDay day,
      const char *note,
      SummerClassState after,
      GError **error)
{
  step->id = 0;
  step->kind = kind;
  step->day = day;
  step->note = note;
  if (!summer_class_step_insert (office->store, step, error))
    return FALSE;
  step->former_state = after;
  return TRUE;
}

/* Approved when the site had passed; where it was never reviewed, shortly before the first day. */
static gboolean
write_decision (SummerSampleOffice *office,
                const SummerSampleOfficeClass *class,
                const Review *review,
                SummerClassStepRecord *step,
                GError **error)
{
  const SummerSampleClass *plan = class->plan;
  const SummerDay reviewed
      = review != NULL && review->day != SUMMER_DAY_NONE ? review->day : plan->first_day - 5;

  if (class->state == SUMMER_CLASS_APPLIED)
    return TRUE;
  if (class->state == SUMMER_CLASS_REJECTED)
    return take (office, step, SUMMER_STEP_REJECT, plan->first_day - 4,
                 review != NULL && review->note != NULL ? review->note : "场地不符合要求",
                 SUMMER_CLASS_REJECTED, error);
  if (!take (office, step, SUMMER_STEP_APPROVE, MIN (reviewed + 1, plan->first_day - 2), NULL,
             SUMMER_CLASS_APPROVED, error)
      || !take (office, step, SUMMER_STEP_OPEN, plan->first_day - 1, NULL, SUMMER_CLASS_OPEN,
                error))
    return FALSE;
  return class->state != SUMMER_CLASS_ENDED
         || take (office, step, SUMMER_STEP_END, plan->last_day, NULL, SUMMER_CLASS_ENDED, error);
}

static gboolean
write_steps (SummerSampleOffice *office,
             const SummerSampleOfficeClass *class,
             const Review *review,
             GError **error)
{
  SummerSampleRandom random
      = summer_sample_office_begin_class (office, SUMMER_SAMPLE_PART_LIFE, class->plan->number);
  const char *applicant = summer_sample_office_adult (office);
  const char *clerk = summer_sample_office_adult (office);
  const SummerDay applied
      = class->plan->first_day - 45 - (SummerDay) summer_sample_random_below (&random, 15);
  const char *mend = to_mend[summer_sample_random_below (&random, (guint) G_N_ELEMENTS (to_mend))];
  SummerClassStepRecord step
      = { .class_id = class->id, .person = applicant, .former_state = SUMMER_CLASS_APPLIED };

  if (!take (office, &step, SUMMER_STEP_APPLY, applied, NULL, SUMMER_CLASS_APPLIED, error))
    return FALSE;
  if (summer_sample_random_chance (&random, 125))
    {
      step.person = clerk;
      if (!take (office, &step, SUMMER_STEP_RETURN, applied + 4, mend, SUMMER_CLASS_APPLIED, error))
        return FALSE;
      step.person = applicant;
      if (!take (office, &step, SUMMER_STEP_APPLY_AGAIN, applied + 9, NULL, SUMMER_CLASS_APPLIED,
                 error))
        return FALSE;
    }
  step.person = clerk;
  return write_decision (office, class, review, &step, error);
}

/**
 * summer_sample_office_write_life:
 *
 * The steps that led each class to where it stands.
 */
gboolean
summer_sample_office_write_life (SummerSampleOffice *office, GError **error)
{
  g_autoptr (GHashTable) reviews
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, review_free);

  if (!summer_review_each (office->store, office->programme, take_review, reviews, error))
    return FALSE;
  for (guint i = 0; i < office->classes->len; i++)
    {
      const SummerSampleOfficeClass *class = summer_sample_office_get (office, i);

      if (!write_steps (office, class, g_hash_table_lookup (reviews, &class->id), error))
        return FALSE;
    }
  return TRUE;
}
