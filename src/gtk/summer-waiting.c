#include "config.h"

#include "summer-waiting.h"

#include "summer-care-table.h"
#include "summer-place-table.h"
#include "summer-register.h"
#include "summer-visit-table.h"
#include "summer-workplace.h"

static guint
count_findings (SummerOffice *office, SummerCondition condition, SummerOutcome outcome)
{
  SummerAssessment *assessment = summer_office_get_assessment (office);
  guint count = 0;

  for (guint i = 0; assessment != NULL && i < assessment->n_classes; i++)
    {
      const SummerFinding *finding
          = summer_class_assessment_find (&assessment->classes[i], condition);

      if (finding != NULL && finding->outcome == outcome)
        count++;
    }
  return count;
}

/* Classes that are not, or not yet, eligible. */
guint
summer_waiting_count_classes (SummerOffice *office)
{
  SummerAssessment *assessment = summer_office_get_assessment (office);

  return assessment == NULL ? 0
                            : assessment->n_classes
                                  - summer_assessment_count (assessment, SUMMER_VERDICT_ELIGIBLE);
}

/* Classes that can still be saved, and need somebody to do it. */
guint
summer_waiting_count_endangered (SummerOffice *office)
{
  SummerAssessment *assessment = summer_office_get_assessment (office);

  return assessment == NULL
             ? 0
             : summer_assessment_count_outlook (assessment, SUMMER_PROSPECT_AT_RISK)
                   + summer_assessment_count_outlook (assessment, SUMMER_PROSPECT_NOT_KNOWN);
}

/* Offers whose last day is over, and applications that a place is free for. */
guint
summer_waiting_count_admissions (SummerOffice *office)
{
  SummerStore *store = summer_office_get_store (office);
  guint count = 0;
  g_autoptr (GError) error = NULL;
  SummerDay today;

  summer_workplace_get_now (summer_workplace_get (office), &today, NULL);
  if (store != NULL
      && !summer_class_places_count_waiting (store, summer_office_get_programme (office),
                                             summer_office_get_unions (office), today, &count,
                                             &error))
    g_info ("The applications cannot be counted: %s", error->message); /* their page says so too */
  return count;
}

/* Classes with a day to come for which too few staff are planned. */
guint
summer_waiting_count_short_staffed (SummerOffice *office)
{
  SummerAssessment *assessment = summer_office_get_assessment (office);
  guint count = 0;

  for (guint i = 0; assessment != NULL && i < assessment->n_classes; i++)
    {
      const SummerFinding *finding
          = summer_class_assessment_find (&assessment->classes[i], SUMMER_CONDITION_STAFF_PLAN);

      count += finding != NULL && finding->prospect.n_shortfalls > 0
               && summer_class_facts_takes_part (&assessment->facts->classes[i]);
    }
  return count;
}

/* Classes with a child-day that nobody insured, marked or not yet, or with one to come within the days that the rescue
 * list looks ahead: a class that opens on Monday is insured on Friday. */
guint
summer_waiting_count_uninsured (SummerOffice *office)
{
  SummerAssessment *assessment = summer_office_get_assessment (office);
  guint count = 0;

  for (guint i = 0; assessment != NULL && i < assessment->n_classes; i++)
    {
      const SummerFinding *finding
          = summer_class_assessment_find (&assessment->classes[i], SUMMER_CONDITION_INSURANCE);

      count += finding != NULL && summer_class_facts_takes_part (&assessment->facts->classes[i])
               && (finding->outcome == SUMMER_OUTCOME_FAIL
                   || finding->prospect.state == SUMMER_PROSPECT_AT_RISK
                   || finding->prospect.unknown > 0);
    }
  return count;
}

/* Incidents noted at a desk that nobody has reviewed. */
static guint
count_reviews (SummerOffice *office)
{
  SummerStore *store = summer_office_get_store (office);
  guint count = 0;
  g_autoptr (GError) error = NULL;

  if (store != NULL
      && !summer_incident_note_count_waiting (store, summer_office_get_programme (office),
                                              summer_office_get_unions (office), &count, &error))
    g_info ("The incidents cannot be counted: %s", error->message); /* their page says so too */
  return count;
}

/* Minor problems whose correction is overdue, due soon or to be confirmed; classes are counted for serious ones. */
static guint
count_corrections (SummerOffice *office)
{
  SummerStore *store = summer_office_get_store (office);
  guint waiting = 0, overdue = 0;
  g_autoptr (GError) error = NULL;
  SummerDay today;

  summer_workplace_get_now (summer_workplace_get (office), &today, NULL);
  if (store != NULL
      && !summer_visit_problem_count (store, summer_office_get_programme (office),
                                      summer_office_get_unions (office), today, &waiting, &overdue,
                                      &error))
    g_info ("The corrections cannot be counted: %s", error->message); /* their page says so too */
  return waiting;
}

/* Classes with a serious problem still open or not visited yet, corrections and incidents that wait for the clerk. */
guint
summer_waiting_count_unsafe (SummerOffice *office)
{
  return count_findings (office, SUMMER_CONDITION_INSPECTION, SUMMER_OUTCOME_FAIL)
         + count_findings (office, SUMMER_CONDITION_INSPECTION, SUMMER_OUTCOME_UNPROVEN)
         + count_reviews (office) + count_corrections (office);
}

/* Children of the desk's class that are expected today and neither came nor are excused. */
guint
summer_waiting_count_awaited (SummerOffice *office)
{
  SummerWorkplace *workplace = summer_workplace_get (office);
  SummerStore *store = summer_office_get_store (office);
  const gint64 class_id = summer_workplace_get_class (workplace);
  g_autoptr (SummerClassDay) day = NULL;
  SummerDay today;

  if (store == NULL || class_id == 0)
    return 0;
  summer_workplace_get_now (workplace, &today, NULL);
  day = summer_class_day_load (store, class_id, today, NULL);
  return day != NULL && day->is_open ? (guint) day->counts.by_presence[SUMMER_PRESENCE_UNRECORDED]
                                     : 0;
}

/* Child-days of the class of the desk that are not recorded up to today. */
guint
summer_waiting_count_unrecorded (SummerOffice *office)
{
  SummerWorkplace *workplace = summer_workplace_get (office);
  SummerStore *store = summer_office_get_store (office);
  const gint64 class_id = summer_workplace_get_class (workplace);
  g_autoptr (GError) error = NULL;
  SummerDay today;
  guint n = 0;

  if (store == NULL || class_id == 0)
    return 0;
  summer_workplace_get_now (workplace, &today, NULL);
  if (!summer_register_count_unrecorded (store, class_id, today, &n, &error))
    g_info ("What is not recorded cannot be counted: %s",
            error->message); /* the page says so too */
  return n;
}
