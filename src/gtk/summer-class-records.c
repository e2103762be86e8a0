#include "config.h"

#include <glib/gi18n.h>

#include "summer-class-records.h"

#include "summer-calendar.h"

#define MAX_COLUMNS 9

typedef struct
{
  const char *heading; /* N_() */
  int width;
  SummerTableFlags flags;
} RecordColumn;

typedef void (*FillFunc) (GPtrArray *rows,
                          const SummerAssessment *assessment,
                          const SummerClassFacts *of);

typedef struct
{
  const char *id, *title, *empty;
  FillFunc fill;
  RecordColumn columns[MAX_COLUMNS]; /* up to the first without a heading */
} RecordList;

/* Takes the texts, ended by NULL at MAX_COLUMNS at the latest. */
static void
add_row (GPtrArray *rows, char *first, ...)
{
  char **row = g_new0 (char *, MAX_COLUMNS + 1);
  va_list rest;
  guint n = 0;

  va_start (rest, first);
  for (char *text = first; text && n < MAX_COLUMNS; text = va_arg (rest, char *))
    row[n++] = text;
  va_end (rest);
  g_ptr_array_add (rows, row);
}

static char *
dup_count (gint64 count)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, count);
}

/* An end that was not given is the class's. */
static SummerDay
get_first (const SummerClassFacts *of, SummerDay first)
{
  return first != SUMMER_DAY_NONE ? first : of->first_day;
}

static SummerDay
get_last (const SummerClassFacts *of, SummerDay last)
{
  return last != SUMMER_DAY_NONE ? last : of->last_day;
}

static char *
dup_words (const char *text)
{
  return g_strdup (text ? text : "");
}

/* {{{ Children */

typedef struct
{
  gint64 expected, present, excluded, recorded;
} ChildTally;

static void
tally_marks (ChildTally *tallies,
             const SummerAssessment *assessment,
             const SummerClassFacts *of,
             const SummerCalendar *calendar)
{
  for (guint i = 0; i < of->n_marks; i++)
    {
      const SummerFactMark *mark = &of->marks[i];
      const int day = summer_calendar_find (calendar, mark->day);
      gboolean enrolled = FALSE;

      for (guint j = 0; j < of->n_enrolments && !enrolled; j++)
        enrolled = of->enrolments[j].child == mark->child
                   && get_first (of, of->enrolments[j].first) <= mark->day
                   && mark->day <= get_last (of, of->enrolments[j].last);
      if (day < 0 || (guint) day >= calendar->n_held || !enrolled)
        continue;
      if (assessment->policy->excluded_marks & (1u << mark->mark))
        tallies[mark->child].excluded++;
      else
        tallies[mark->child].recorded++;
      tallies[mark->child].present += mark->mark == SUMMER_MARK_PRESENT;
    }
}

/* A row an enrolment; the figures are the child's in this class, so they stand in its first row. */
static void
fill_children (GPtrArray *rows, const SummerAssessment *assessment, const SummerClassFacts *of)
{
  g_autofree ChildTally *tallies = g_new0 (ChildTally, MAX (1, of->n_children));
  SummerCalendar calendar;

  summer_calendar_init (&calendar, assessment->facts, of, assessment->as_of);
  for (guint i = 0; i < of->n_enrolments; i++)
    for (guint day = 0; day < calendar.n_held; day++)
      if (get_first (of, of->enrolments[i].first) <= calendar.days[day]
          && calendar.days[day] <= get_last (of, of->enrolments[i].last))
        tallies[of->enrolments[i].child].expected++;
  tally_marks (tallies, assessment, of, &calendar);

  for (guint i = 0; i < of->n_enrolments; i++)
    {
      const SummerFactEnrolment *enrolment = &of->enrolments[i];
      const SummerFactChild *child = &of->children[enrolment->child];
      const gboolean first = i == 0 || of->enrolments[i - 1].child != enrolment->child;
      const ChildTally *tally = &tallies[enrolment->child];
      const gint64 expected = tally->expected - tally->excluded;
      g_autofree char *rate
          = summer_rate_dup_recorded (tally->present, expected, expected - tally->recorded);

      add_row (rows, dup_words (child->code), dup_words (child->name),
               summer_day_dup_text (get_first (of, enrolment->first)),
               summer_day_dup_text (get_last (of, enrolment->last)),
               enrolment->agreement == SUMMER_DAY_NONE ? g_strdup (_ ("none"))
                                                       : summer_day_dup_text (enrolment->agreement),
               first ? dup_count (tally->present) : g_strdup (""),
               first ? dup_count (expected) : g_strdup (""),
               first ? dup_count (expected - tally->recorded) : g_strdup (""),
               first && rate ? g_strdup_printf ("%s%%", rate) : g_strdup ("–"), NULL);
    }
  summer_calendar_clear (&calendar);
}

/* }}} */

static void
fill_staff (GPtrArray *rows, const SummerAssessment *assessment, const SummerClassFacts *of)
{
  for (guint i = 0; i < of->n_assignments; i++)
    {
      const SummerFactAssignment *assignment = &of->assignments[i];
      guint present = 0, absent = 0;

      for (guint j = 0; j < of->n_staff_marks; j++)
        if (of->staff_marks[j].person == assignment->person
            && get_first (of, assignment->first) <= of->staff_marks[j].day
            && of->staff_marks[j].day <= get_last (of, assignment->last)
            && of->staff_marks[j].day <= assessment->as_of)
          {
            present += of->staff_marks[j].present;
            absent += !of->staff_marks[j].present;
          }
      add_row (rows, dup_words (of->persons[assignment->person]),
               g_strdup (summer_terms_get_text (SUMMER_TERMS_ROLE, (int) assignment->role)),
               summer_day_dup_text (get_first (of, assignment->first)),
               summer_day_dup_text (get_last (of, assignment->last)), dup_count (present),
               dup_count (absent), NULL);
    }
}

static void
fill_calendar (GPtrArray *rows, const SummerAssessment *assessment, const SummerClassFacts *of)
{
  SummerCalendar calendar;
  guint mark = 0, adjustment = 0;

  summer_calendar_init (&calendar, assessment->facts, of, assessment->as_of);
  for (SummerDay day = of->first_day; day <= of->last_day; day++)
    {
      const int open = summer_calendar_find (&calendar, day);
      const SummerAdjustmentRecord *change = NULL;
      guint expected = 0, present = 0, recorded = 0;

      while (adjustment < of->n_adjustments && of->adjustments[adjustment].day < day)
        adjustment++;
      if (adjustment < of->n_adjustments && of->adjustments[adjustment].day == day)
        change = &of->adjustments[adjustment];
      while (mark < of->n_marks && of->marks[mark].day < day)
        mark++;
      for (; mark < of->n_marks && of->marks[mark].day == day; mark++)
        {
          recorded++;
          present += of->marks[mark].mark == SUMMER_MARK_PRESENT;
        }
      if (open < 0 && !change && summer_day_get_weekday (day) > 5)
        continue;

      for (guint i = 0; i < of->n_enrolments; i++)
        expected += get_first (of, of->enrolments[i].first) <= day
                    && day <= get_last (of, of->enrolments[i].last);
      add_row (rows, summer_day_dup_text (day),
               g_strdup (open < 0                         ? _ ("closed")
                         : (guint) open < calendar.n_held ? _ ("held")
                                                          : _ ("to come")),
               g_strdup (
                   change ? summer_terms_get_text (SUMMER_TERMS_ADJUSTMENT_KIND, (int) change->kind)
                          : ""),
               open < 0 ? g_strdup ("") : dup_count (expected),
               open < 0 || recorded == 0 ? g_strdup ("") : dup_count (present),
               dup_words (change ? change->reason : NULL), NULL);
    }
  summer_calendar_clear (&calendar);
}

static void
fill_insurance (GPtrArray *rows, const SummerAssessment *assessment, const SummerClassFacts *of)
{
  for (guint i = 0; i < of->n_cover; i++)
    {
      const SummerFactCover *cover = &of->cover[i];

      add_row (rows, dup_words (of->children[cover->child].code),
               dup_words (of->children[cover->child].name),
               g_strdup (summer_terms_get_text (SUMMER_TERMS_INSURANCE_KIND, (int) cover->kind)),
               summer_day_dup_text (cover->first), summer_day_dup_text (cover->last), NULL);
    }
}

static void
fill_reviews (GPtrArray *rows, const SummerAssessment *assessment, const SummerClassFacts *of)
{
  for (guint i = of->n_reviews; i-- > 0;)
    add_row (rows, summer_day_dup_text (of->reviews[i].day),
             g_strdup (summer_terms_get_text (SUMMER_TERMS_REVIEW_RESULT, of->reviews[i].value)),
             dup_words (of->reviews[i].text), NULL);
}

static void
fill_visits (GPtrArray *rows, const SummerAssessment *assessment, const SummerClassFacts *of)
{
  for (guint i = of->n_visits; i-- > 0;)
    add_row (rows, summer_day_dup_text (of->visits[i].day),
             g_strdup (summer_terms_get_text (SUMMER_TERMS_VISIT_RESULT, of->visits[i].value)),
             of->visits[i].fixed_on == SUMMER_DAY_NONE
                 ? g_strdup (of->visits[i].value == SUMMER_VISIT_PASS ? "" : C_ ("problem", "open"))
                 : summer_day_dup_text (of->visits[i].fixed_on),
             dup_words (of->visits[i].text), NULL);
}

static void
fill_incidents (GPtrArray *rows, const SummerAssessment *assessment, const SummerClassFacts *of)
{
  for (guint i = of->n_incidents; i-- > 0;)
    add_row (rows, summer_day_dup_text (of->incidents[i].day),
             g_strdup (summer_terms_get_text (SUMMER_TERMS_SEVERITY, of->incidents[i].value)),
             dup_words (of->incidents[i].text), NULL);
}

static void
fill_responses (GPtrArray *rows, const SummerAssessment *assessment, const SummerClassFacts *of)
{
  for (guint i = of->n_responses; i-- > 0;)
    add_row (rows, summer_day_dup_text (of->responses[i].day),
             g_strdup (summer_terms_get_text (SUMMER_TERMS_RATING, of->responses[i].value)),
             dup_words (of->responses[i].text), NULL);
}

#define P SUMMER_TABLE_PLAIN
#define E SUMMER_TABLE_END
#define X SUMMER_TABLE_EXPAND
#define D SUMMER_TABLE_UNSORTED

static const RecordList lists[SUMMER_N_CLASS_RECORDS] = {
  { "children",
    N_ ("Children"),
    N_ ("No child is enrolled in this class. Import the sheet 学生."),
    fill_children,
    { { N_ ("Child code"), 130, P },
      { N_ ("Name"), 0, X },
      { N_ ("Enrolled from"), 118, D },
      { N_ ("Enrolled to"), 118, D },
      { N_ ("Agreement"), 118, D },
      { N_ ("Present"), 72, E },
      { N_ ("Expected"), 72, E },
      { N_ ("Unrecorded"), 84, E },
      { N_ ("Attendance rate"), 84, E } } },
  { "staff",
    N_ ("Staff"),
    N_ ("Nobody is assigned to this class. Assign somebody with Ctrl+N, or import the sheet "
        "工作人员."),
    fill_staff,
    { { N_ ("Name"), 0, X },
      { N_ ("Role"), 140, P },
      { N_ ("From"), 130, D },
      { N_ ("To"), 130, D },
      { N_ ("Days present"), 100, E },
      { N_ ("Days absent"), 100, E } } },
  { "calendar",
    N_ ("Class calendar"),
    N_ ("The class has no days. Check its first and last day in the sheet 班级."),
    fill_calendar,
    { { N_ ("Day"), 140, D },
      { N_ ("State"), 100, P },
      { N_ ("Adjustment"), 100, P },
      { N_ ("Expected"), 90, E },
      { N_ ("Present"), 90, E },
      { N_ ("Cause"), 0, X } } },
  { "insurance",
    N_ ("Insurance"),
    N_ ("No policy names a child of this class. Import the sheets 保险 and 参保名单."),
    fill_insurance,
    { { N_ ("Child code"), 150, P },
      { N_ ("Name"), 0, X },
      { N_ ("Kind"), 160, P },
      { N_ ("From"), 140, D },
      { N_ ("To"), 140, D } } },
  { "reviews",
    N_ ("Site reviews"),
    N_ ("The site was not reviewed. Import the sheet 场地审核."),
    fill_reviews,
    { { N_ ("Day"), 150, D }, { N_ ("Result"), 140, P }, { N_ ("Note"), 0, X } } },
  { "visits",
    N_ ("Visits"),
    N_ ("Nobody has visited the class yet. Import the sheet 检查."),
    fill_visits,
    { { N_ ("Day"), 150, D },
      { N_ ("Result"), 140, P },
      { N_ ("Fixed on"), 140, D },
      { N_ ("Problem"), 0, X } } },
  { "incidents",
    N_ ("Incidents"),
    N_ ("No incident was recorded."),
    fill_incidents,
    { { N_ ("Day"), 150, D }, { N_ ("Severity"), 140, P }, { N_ ("What happened"), 0, X } } },
  { "responses",
    N_ ("Satisfaction"),
    N_ ("No parent has answered yet. Import the sheet 满意度."),
    fill_responses,
    { { N_ ("Day"), 150, D }, { N_ ("Rating"), 140, P }, { N_ ("Comment"), 0, X } } },
};

const char *
summer_class_records_get_id (SummerClassRecords kind)
{
  g_return_val_if_fail (kind < SUMMER_N_CLASS_RECORDS, NULL);
  return lists[kind].id;
}

const char *
summer_class_records_get_title (SummerClassRecords kind)
{
  g_return_val_if_fail (kind < SUMMER_N_CLASS_RECORDS, NULL);
  return _ (lists[kind].title);
}

const char *
summer_class_records_get_empty (SummerClassRecords kind)
{
  g_return_val_if_fail (kind < SUMMER_N_CLASS_RECORDS, NULL);
  return _ (lists[kind].empty);
}

SummerTable *
summer_class_records_new_table (SummerClassRecords kind, gpointer owner)
{
  SummerTable *table;

  g_return_val_if_fail (kind < SUMMER_N_CLASS_RECORDS, NULL);

  table = summer_table_new (owner, _ (lists[kind].title));
  for (guint i = 0; i < MAX_COLUMNS && lists[kind].columns[i].heading; i++)
    summer_table_add_given (table, _ (lists[kind].columns[i].heading), lists[kind].columns[i].width,
                            lists[kind].columns[i].flags);
  return table;
}

/**
 * summer_class_records_new_rows:
 * @class_index: into the assessment's classes
 *
 * Returns: (transfer full): a GStrv a row, a text a column of the list's table
 */
GPtrArray *
summer_class_records_new_rows (SummerClassRecords kind,
                               const SummerAssessment *assessment,
                               guint class_index)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  g_return_val_if_fail (kind < SUMMER_N_CLASS_RECORDS && class_index < assessment->n_classes, rows);
  lists[kind].fill (rows, assessment, &assessment->facts->classes[class_index]);
  return rows;
}
