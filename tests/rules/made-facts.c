#include "config.h"

#include "made-facts.h"

#include <stdlib.h>
#include <string.h>

/* Appends one element to an array of facts and keeps the order that the rules rely on. */
#define APPEND(of, array, element, compare)                                                        \
  G_STMT_START                                                                                     \
  {                                                                                                \
    (of)->array = g_realloc_n ((of)->array, (of)->n_##array + 1, sizeof *(of)->array);             \
    (of)->array[(of)->n_##array++] = element;                                                      \
    qsort ((of)->array, (of)->n_##array, sizeof *(of)->array, compare);                            \
  }                                                                                                \
  G_STMT_END

#define ORDER(a, b) (((a) > (b)) - ((a) < (b)))

static int
compare_marks (const void *a, const void *b)
{
  const SummerFactMark *left = a, *right = b;
  int order = ORDER (left->day, right->day);

  return order ? order : ORDER (left->child, right->child);
}

static int
compare_staff_marks (const void *a, const void *b)
{
  const SummerFactStaffMark *left = a, *right = b;
  int order = ORDER (left->day, right->day);

  return order ? order : ORDER (left->person, right->person);
}

static int
compare_enrolments (const void *a, const void *b)
{
  const SummerFactEnrolment *left = a, *right = b;
  int order = ORDER (left->child, right->child);

  return order ? order : ORDER (left->first, right->first);
}

static int
compare_assignments (const void *a, const void *b)
{
  return ORDER (((const SummerFactAssignment *) a)->person,
                ((const SummerFactAssignment *) b)->person);
}

static int
compare_cover (const void *a, const void *b)
{
  return ORDER (((const SummerFactCover *) a)->child, ((const SummerFactCover *) b)->child);
}

static int
compare_adjustments (const void *a, const void *b)
{
  return ORDER (((const SummerAdjustmentRecord *) a)->day,
                ((const SummerAdjustmentRecord *) b)->day);
}

static int
compare_events (const void *a, const void *b)
{
  return ORDER (((const SummerFactEvent *) a)->day, ((const SummerFactEvent *) b)->day);
}

/* Sets, changes or (unrecorded) takes away a mark; a present one comes with both times and a collector. */
void
made_class_set_mark (SummerClassFacts *of, guint child, SummerDay day, SummerMark mark)
{
  gboolean present = mark == SUMMER_MARK_PRESENT;
  SummerFactMark made = {
    .day = day,
    .child = child,
    .mark = (guint8) mark,
    .has_in = present,
    .has_out = present,
    .has_collector = present,
    .collector_listed = present,
  };

  for (guint i = 0; i < of->n_marks; i++)
    if (of->marks[i].day == day && of->marks[i].child == child)
      {
        if (mark != SUMMER_MARK_UNRECORDED)
          {
            of->marks[i] = made;
            return;
          }
        memmove (&of->marks[i], &of->marks[i + 1], (of->n_marks - i - 1) * sizeof made);
        of->n_marks--;
        return;
      }
  if (mark != SUMMER_MARK_UNRECORDED)
    APPEND (of, marks, made, compare_marks);
}

/* Sets, changes or (-1) takes away the mark of a member of staff. */
void
made_class_set_staff_mark (SummerClassFacts *of, guint person, SummerDay day, int mark)
{
  SummerFactStaffMark made
      = { .day = day, .person = person, .present = mark == SUMMER_STAFF_PRESENT };

  for (guint i = 0; i < of->n_staff_marks; i++)
    if (of->staff_marks[i].day == day && of->staff_marks[i].person == person)
      {
        if (mark >= 0)
          {
            of->staff_marks[i] = made;
            return;
          }
        memmove (&of->staff_marks[i], &of->staff_marks[i + 1],
                 (of->n_staff_marks - i - 1) * sizeof made);
        of->n_staff_marks--;
        return;
      }
  if (mark >= 0)
    APPEND (of, staff_marks, made, compare_staff_marks);
}

void
made_class_add_assignment (
    SummerClassFacts *of, guint person, SummerRole role, SummerDay first, SummerDay last)
{
  SummerFactAssignment made = { .person = person, .role = role, .first = first, .last = last };

  APPEND (of, assignments, made, compare_assignments);
  of->n_persons = MAX (of->n_persons, person + 1);
  of->persons = g_realloc_n (of->persons, of->n_persons, sizeof *of->persons);
  for (guint i = 0; i < of->n_persons; i++)
    of->persons[i] = "林老师";
}

void
made_class_add_enrolment (SummerClassFacts *of, SummerFactEnrolment enrolment)
{
  APPEND (of, enrolments, enrolment, compare_enrolments);
}

void
made_class_add_cover (SummerClassFacts *of, SummerFactCover cover)
{
  APPEND (of, cover, cover, compare_cover);
}

void
made_class_add_adjustment (SummerClassFacts *of, SummerDay day, SummerAdjustmentKind kind)
{
  SummerAdjustmentRecord made = { .day = day, .kind = kind };

  APPEND (of, adjustments, made, compare_adjustments);
}

void
made_class_add_review (SummerClassFacts *of, SummerDay day, SummerReviewResult result)
{
  SummerFactEvent made = {
    .day = day, .value = (int) result, .fixed_on = SUMMER_DAY_NONE, .fix_by = SUMMER_DAY_NONE
  };

  APPEND (of, reviews, made, compare_events);
}

void
made_class_add_visit (SummerClassFacts *of,
                      SummerDay day,
                      SummerVisitResult result,
                      SummerDay fixed_on)
{
  SummerFactEvent made
      = { .day = day, .value = (int) result, .fixed_on = fixed_on, .fix_by = SUMMER_DAY_NONE };

  APPEND (of, visits, made, compare_events);
}

void
made_class_add_incident (SummerClassFacts *of, SummerDay day, SummerSeverity severity)
{
  SummerFactEvent made = {
    .day = day, .value = (int) severity, .fixed_on = SUMMER_DAY_NONE, .fix_by = SUMMER_DAY_NONE
  };

  APPEND (of, incidents, made, compare_events);
}

void
made_class_add_response (SummerClassFacts *of, SummerDay day, SummerRating rating)
{
  SummerFactEvent made = {
    .day = day, .value = (int) rating, .fixed_on = SUMMER_DAY_NONE, .fix_by = SUMMER_DAY_NONE
  };

  APPEND (of, responses, made, compare_events);
}

/* The open day of that number of the sound class: five a week. */
SummerDay
made_facts_day (guint index)
{
  return MADE_FIRST + (SummerDay) (index / 5 * 7 + index % 5);
}

static void
make_class (SummerFacts *facts, SummerClassFacts *of, guint number, guint n_children)
{
  g_autofree char *code = g_strdup_printf ("FZ-%03u", number + 1);

  of->id = (gint64) number + 1;
  of->code = of->name = g_string_chunk_insert_const (facts->strings, code);
  of->kind = SUMMER_CLASS_NEW;
  of->state = SUMMER_CLASS_ENDED;
  of->first_day = MADE_FIRST;
  of->last_day = MADE_LAST;
  of->emergency_plan = MADE_FIRST - 7;
  of->rank = SUMMER_RANK_NONE;
  of->provider = "春雨社工服务中心";
  of->provider_until = MADE_LAST + 100;

  of->children = g_new0 (SummerFactChild, n_children);
  of->n_children = n_children;
  for (guint i = 0; i < n_children; i++)
    {
      SummerFactEnrolment enrolment = { i, SUMMER_DAY_NONE, SUMMER_DAY_NONE, MADE_FIRST - 3 };
      g_autofree char *child = g_strdup_printf ("FZ%03u%03u", number + 1, i + 1);

      of->children[i].id = (gint64) number * 1000 + i + 1;
      of->children[i].code = of->children[i].name
          = g_string_chunk_insert_const (facts->strings, child);
      made_class_add_enrolment (of, enrolment);
      made_class_add_cover (of, (SummerFactCover){ i, SUMMER_INSURANCE_ACCIDENT_INJURY, MADE_FIRST,
                                                   MADE_LAST });
      made_class_add_cover (of, (SummerFactCover){ i, SUMMER_INSURANCE_ACCIDENT_MEDICAL, MADE_FIRST,
                                                   MADE_LAST });
      made_class_add_response (of, MADE_LAST, SUMMER_RATING_SATISFIED);
    }
  made_class_add_assignment (of, 0, SUMMER_ROLE_TUTOR, SUMMER_DAY_NONE, SUMMER_DAY_NONE);
  made_class_add_assignment (of, 1, SUMMER_ROLE_VOLUNTEER, SUMMER_DAY_NONE, SUMMER_DAY_NONE);
  for (guint day = 0; day < MADE_DAYS; day++)
    {
      for (guint i = 0; i < n_children; i++)
        made_class_set_mark (of, i, made_facts_day (day), SUMMER_MARK_PRESENT);
      for (guint i = 0; i < 2; i++)
        made_class_set_staff_mark (of, i, made_facts_day (day), SUMMER_STAFF_PRESENT);
    }
  made_class_add_review (of, MADE_FIRST - 10, SUMMER_RESULT_PASS);
  made_class_add_visit (of, MADE_FIRST + 3, SUMMER_VISIT_PASS, SUMMER_DAY_NONE);
}

/* A programme of @n_classes sound classes under fujian-2019: each condition passes on the last day. */
SummerFacts *
made_facts_new (guint n_classes, guint n_children)
{
  SummerFacts *facts = summer_facts_new ();

  facts->id = 1;
  facts->name = "福州市2019年职工子女暑托班";
  facts->year = 2019;
  facts->first_day = MADE_FIRST;
  facts->last_day = MADE_LAST;
  facts->latest = MADE_LAST;
  facts->policy = summer_policy_new_from_preset ("fujian-2019", NULL);
  facts->classes = g_new0 (SummerClassFacts, MAX (n_classes, 1));
  facts->n_classes = n_classes;
  for (guint i = 0; i < n_classes; i++)
    make_class (facts, &facts->classes[i], i, n_children);
  return facts;
}

#define COPY(of, array)                                                                            \
  ((of)->array = g_memdup2 ((of)->array, (of)->n_##array * sizeof *(of)->array))

/* A copy to change one thing in. Strings that are not static must outlive it with @facts. */
SummerFacts *
made_facts_dup (const SummerFacts *facts)
{
  SummerFacts *copy = summer_facts_new ();
  GStringChunk *strings = copy->strings;
  gatomicrefcount refs = copy->refs;

  *copy = *facts;
  copy->strings = strings;
  copy->refs = refs;
  copy->policy = summer_policy_copy (facts->policy);
  COPY (copy, closed_days);
  COPY (copy, classes);
  for (guint i = 0; i < copy->n_classes; i++)
    {
      SummerClassFacts *of = &copy->classes[i];

      if (of->unions != NULL)
        of->unions = g_memdup2 (of->unions, (g_strv_length ((char **) (gpointer) of->unions) + 1)
                                                * sizeof *of->unions);
      COPY (of, adjustments);
      COPY (of, children);
      COPY (of, enrolments);
      COPY (of, marks);
      COPY (of, persons);
      COPY (of, assignments);
      COPY (of, staff_marks);
      COPY (of, cover);
      COPY (of, reviews);
      COPY (of, visits);
      COPY (of, incidents);
      COPY (of, responses);
    }
  return copy;
}
