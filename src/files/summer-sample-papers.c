#include "config.h"

#include "summer-sample-papers.h"

#include "summer-safety-table.h"
#include "summer-sample-words.h"

static const char *
official (SummerSamplePeople *people)
{
  return summer_sample_people_adult (people, summer_sample_random_chance (&people->random, 500)
                                                 ? SUMMER_SEX_MALE
                                                 : SUMMER_SEX_FEMALE);
}

static gboolean
write_review (SummerStore *store,
              gint64 class_id,
              SummerDay day,
              SummerReviewResult result,
              const char *note,
              SummerSamplePeople *people,
              GError **error)
{
  SummerReviewRecord review = {
    .class_id = class_id,
    .day = day,
    .reviewer = official (people),
    .result = result,
    .note = note,
  };

  return summer_review_insert (store, &review, error);
}

/**
 * summer_sample_write_reviews:
 *
 * The site is reviewed before the first day; a few fail at first and pass when they are mended.
 *
 * Returns: FALSE with @error set when the store refuses
 */
gboolean
summer_sample_write_reviews (SummerStore *store,
                             const SummerSampleClass *class,
                             gint64 class_id,
                             SummerSamplePeople *people,
                             GError **error)
{
  SummerDay day
      = class->first_day - 5 - (SummerDay) summer_sample_random_below (&people->random, 12);

  if (class->flaws & SUMMER_FLAW_NO_REVIEW)
    return TRUE;
  if (class->flaws & SUMMER_FLAW_REJECTED)
    return write_review (store, class_id, day, SUMMER_RESULT_FAIL, "场地在四楼且仅一个出口", people,
                         error);
  if (summer_sample_random_chance (&people->random, 50)
      && !write_review (store, class_id, day - 7, SUMMER_RESULT_FAIL, "应急照明未安装", people,
                        error))
    return FALSE;
  if (!write_review (store, class_id, day, SUMMER_RESULT_PASS, NULL, people, error))
    return FALSE;
  if (class->flaws & SUMMER_FLAW_REVIEW_FAILED)
    return write_review (store, class_id, class->open[class->n_held - 4], SUMMER_RESULT_FAIL,
                         "复审：消防通道被占用", people, error);
  return TRUE;
}

/**
 * summer_sample_write_visits:
 *
 * One to three unannounced visits, some with a small problem that was soon mended.
 *
 * Returns: FALSE with @error set when the store refuses
 */
gboolean
summer_sample_write_visits (SummerStore *store,
                            const SummerSamplePlan *plan,
                            const SummerSampleClass *class,
                            gint64 class_id,
                            SummerSamplePeople *people,
                            GError **error)
{
  SummerSampleRandom *random = &people->random;
  guint n = 1 + summer_sample_random_below (random, 3);

  if ((class->flaws & SUMMER_FLAW_NO_VISIT) || class->n_held == 0)
    return TRUE;
  for (guint i = 0; i < n; i++)
    {
      gboolean open = (class->flaws & SUMMER_FLAW_PROBLEM_OPEN) && i == 0;
      guint kind = summer_sample_random_below (random, 100);
      SummerVisitRecord visit = {
        .class_id = class_id,
        .day = class->open[summer_sample_random_below (random, class->n_held)],
        .visitor = official (people),
        .result = SUMMER_VISIT_PASS,
        .fix_by = SUMMER_DAY_NONE,
        .fixed_on = SUMMER_DAY_NONE,
      };

      if (open || kind < 3)
        {
          visit.result = SUMMER_VISIT_SERIOUS;
          visit.problem = summer_words_pick (SUMMER_WORDS_PROBLEM_SERIOUS, random);
        }
      else if (kind < 25)
        {
          visit.result = SUMMER_VISIT_MINOR;
          visit.problem = summer_words_pick (SUMMER_WORDS_PROBLEM_MINOR, random);
        }
      if (visit.result != SUMMER_VISIT_PASS)
        {
          visit.fix_by = visit.day + 3;
          if (!open)
            visit.fixed_on
                = MIN (visit.day + (SummerDay) summer_sample_random_below (random, 4), plan->as_of);
        }
      if (!summer_visit_insert (store, &visit, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * summer_sample_write_incidents:
 *
 * Grazed knees in every eighth class, and what the flaws ask for.
 *
 * Returns: FALSE with @error set when the store refuses
 */
gboolean
summer_sample_write_incidents (SummerStore *store,
                               const SummerSampleClass *class,
                               gint64 class_id,
                               SummerSamplePeople *people,
                               GError **error)
{
  SummerSampleRandom *random = &people->random;
  gboolean adverse = (class->flaws & SUMMER_FLAW_ADVERSE_EVENT) != 0;
  SummerIncidentRecord incident = { .class_id = class_id };

  if (class->n_held == 0 || !(adverse || summer_sample_random_chance (random, 120)))
    return TRUE;
  incident.day = class->open[summer_sample_random_below (random, class->n_held)];
  incident.severity = adverse ? SUMMER_INCIDENT_ADVERSE : SUMMER_INCIDENT_MINOR;
  incident.what = adverse ? "学生午休时自行离开场地二十分钟"
                          : summer_words_pick (SUMMER_WORDS_INCIDENT_MINOR, random);
  incident.action = adverse ? "已找回并通知家长，增派门岗" : "已处理并联系家长";
  return summer_incident_insert (store, &incident, error);
}

/**
 * summer_sample_write_responses:
 *
 * The questionnaire of the last days: enough answers and nearly all of them content, unless the flaws
 * say otherwise. Classes that began late have not asked yet.
 *
 * Returns: FALSE with @error set when the store refuses
 */
gboolean
summer_sample_write_responses (SummerStore *store,
                               const SummerSampleClass *class,
                               gint64 class_id,
                               SummerSamplePeople *people,
                               GError **error)
{
  SummerSampleRandom *random = &people->random;
  guint percent = class->flaws & SUMMER_FLAW_FEW_RESPONSES
                      ? 12 + summer_sample_random_below (random, 30)
                      : 55 + summer_sample_random_below (random, 35);
  guint n = class->n_children * percent / 100;
  guint discontent = class->flaws & SUMMER_FLAW_DISSATISFIED
                         ? n / 4 + 1
                         : summer_sample_random_below (random, n / 12 + 1);

  if (class->flaws & (SUMMER_FLAW_LATE_START | SUMMER_FLAW_REJECTED))
    return TRUE;
  for (guint i = 0; i < n; i++)
    {
      gboolean content = i >= discontent;
      SummerResponseRecord response = {
        .class_id = class_id,
        .day = class->open[class->n_held - 1
                           - summer_sample_random_below (random, MIN (4, class->n_held))],
        .rating = content
                      ? (summer_sample_random_chance (random, 650) ? SUMMER_RATING_VERY_SATISFIED
                                                                   : SUMMER_RATING_SATISFIED)
                      : (summer_sample_random_chance (random, 800) ? SUMMER_RATING_NEUTRAL
                                                                   : SUMMER_RATING_DISSATISFIED),
      };

      if (!content)
        response.comment = summer_words_pick (SUMMER_WORDS_COMPLAINT, random);
      else if (summer_sample_random_chance (random, 150))
        response.comment = summer_words_pick (SUMMER_WORDS_PRAISE, random);
      if (!summer_response_insert (store, &response, error))
        return FALSE;
    }
  return TRUE;
}
