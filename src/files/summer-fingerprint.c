#include "config.h"

#include "summer-fingerprint.h"

#include <stdlib.h>
#include <string.h>

/* The canonical form: the parts of a class in a fixed order, each as lines of tab-separated fields sorted by
 * their bytes, so that neither ids nor the order in which records came in make a difference. Marks, by far
 * the most, are packed into one number each instead. */

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
take_line (GPtrArray *lines, char *line)
{
  g_ptr_array_add (lines, line);
}

static void
add_lines (GChecksum *checksum, const char *part, GPtrArray *lines)
{
  g_ptr_array_sort (lines, compare_lines);
  g_checksum_update (checksum, (const guchar *) part, -1);
  g_checksum_update (checksum, (const guchar *) "\n", 1);
  for (guint i = 0; i < lines->len; i++)
    {
      g_checksum_update (checksum, lines->pdata[i], -1);
      g_checksum_update (checksum, (const guchar *) "\n", 1);
    }
  g_ptr_array_set_size (lines, 0);
}

static const char *
text_or_empty (const char *text)
{
  return text != NULL ? text : "";
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  guint64 x = *(const guint64 *) a, y = *(const guint64 *) b;

  return (x > y) - (x < y);
}

typedef struct
{
  const char *code;
  guint child;
} Ranked;

static int
compare_ranked (gconstpointer a, gconstpointer b)
{
  return strcmp (((const Ranked *) a)->code, ((const Ranked *) b)->code);
}

static void
add_marks (GChecksum *checksum, const SummerClassFacts *of)
{
  g_autofree guint64 *packed = g_new (guint64, of->n_marks + 1);
  g_autofree guint32 *rank = g_new0 (guint32, of->n_children + 1);
  g_autofree Ranked *children = g_new (Ranked, of->n_children + 1);
  gboolean sorted = TRUE;

  for (guint i = 0; i < of->n_children; i++)
    children[i] = (Ranked){ of->children[i].code, i };
  qsort (children, of->n_children, sizeof *children, compare_ranked);
  for (guint i = 0; i < of->n_children; i++)
    rank[children[i].child] = i;

  for (guint i = 0; i < of->n_marks; i++)
    {
      const SummerFactMark *mark = &of->marks[i];

      packed[i] = (guint64) (guint32) mark->day << 32
                  | (guint64) (rank[mark->child] & 0xffffff) << 8 | (guint64) mark->mark << 4
                  | (guint64) mark->has_in << 3 | (guint64) mark->has_out << 2
                  | (guint64) mark->has_collector << 1 | mark->collector_listed;
      sorted = sorted && (i == 0 || packed[i - 1] <= packed[i]);
    }
  if (!sorted)
    qsort (packed, of->n_marks, sizeof *packed, compare_numbers);
  for (guint i = 0; i < of->n_marks; i++)
    packed[i] = GUINT64_TO_BE (packed[i]);
  g_checksum_update (checksum, (const guchar *) packed, (gssize) (of->n_marks * sizeof *packed));
}

static void
add_events (GChecksum *checksum,
            const char *part,
            const SummerFactEvent *events,
            guint n_events,
            GPtrArray *lines)
{
  for (guint i = 0; i < n_events; i++)
    take_line (lines,
               g_strdup_printf ("%d\t%d\t%d", events[i].day, events[i].value, events[i].fixed_on));
  add_lines (checksum, part, lines);
}

static void
add_class (GChecksum *checksum, const SummerClassFacts *of, GPtrArray *lines)
{
  take_line (lines,
             g_strdup_printf ("%s\t%s\t%s\t%s\t%s\t%s\t%s\t%d\t%d\t%d\t%d\t%d\t%d\t%s\t%d\t%d",
                              of->code, text_or_empty (of->name), text_or_empty (of->union_name),
                              text_or_empty (of->host), text_or_empty (of->account_name),
                              text_or_empty (of->bank), text_or_empty (of->account_number),
                              of->kind, of->state, of->first_day, of->last_day, of->emergency_plan,
                              of->rank, text_or_empty (of->provider), of->provider_until,
                              of->provider_barred));
  add_lines (checksum, "class", lines);

  for (guint i = 0; i < of->n_adjustments; i++)
    take_line (lines, g_strdup_printf ("%d\t%d", of->adjustments[i].day, of->adjustments[i].kind));
  add_lines (checksum, "calendar", lines);

  for (guint i = 0; i < of->n_enrolments; i++)
    {
      const SummerFactEnrolment *enrolment = &of->enrolments[i];

      take_line (lines, g_strdup_printf ("%s\t%d\t%d\t%d", of->children[enrolment->child].code,
                                         enrolment->first, enrolment->last, enrolment->agreement));
    }
  add_lines (checksum, "children", lines);

  for (guint i = 0; i < of->n_assignments; i++)
    {
      const SummerFactAssignment *assignment = &of->assignments[i];

      take_line (lines, g_strdup_printf ("%s\t%d\t%d\t%d", of->persons[assignment->person],
                                         assignment->role, assignment->first, assignment->last));
    }
  add_lines (checksum, "staff", lines);

  for (guint i = 0; i < of->n_staff_marks; i++)
    take_line (lines, g_strdup_printf ("%d\t%s\t%d", of->staff_marks[i].day,
                                       of->persons[of->staff_marks[i].person],
                                       of->staff_marks[i].present));
  add_lines (checksum, "staff attendance", lines);

  for (guint i = 0; i < of->n_cover; i++)
    take_line (lines, g_strdup_printf ("%s\t%d\t%d\t%d", of->children[of->cover[i].child].code,
                                       of->cover[i].kind, of->cover[i].first, of->cover[i].last));
  add_lines (checksum, "insurance", lines);

  add_events (checksum, "reviews", of->reviews, of->n_reviews, lines);
  add_events (checksum, "visits", of->visits, of->n_visits, lines);
  add_events (checksum, "incidents", of->incidents, of->n_incidents, lines);
  add_events (checksum, "satisfaction", of->responses, of->n_responses, lines);
  add_marks (checksum, of);
}

/**
 * summer_fingerprint_dup:
 * @assessment: an assessment
 *
 * A SHA-256 over all that decided it: policy, day, closed days, and of each class in byte order of code its
 * dates, accounts, children, staff, insurance, events and marks. Two workbooks with the same fingerprint were
 * computed from the same records; the ids of a database play no part, so that it holds across offices.
 *
 * Returns: (transfer full): 64 hexadecimal digits
 */
char *
summer_fingerprint_dup (const SummerAssessment *assessment)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  const SummerFacts *facts = assessment->facts;
  const char *const *names = summer_policy_list_names ();

  take_line (lines, g_strdup_printf ("%s\t%d\t%d", text_or_empty (facts->name), facts->year,
                                     assessment->as_of));
  add_lines (checksum, "programme", lines);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *value = summer_policy_dup_value (assessment->policy, names[i]);

      take_line (lines, g_strdup_printf ("%s\t%s", names[i], text_or_empty (value)));
    }
  add_lines (checksum, "policy", lines);
  for (guint i = 0; i < facts->n_closed_days; i++)
    take_line (lines, g_strdup_printf ("%d", facts->closed_days[i]));
  add_lines (checksum, "closed days", lines);
  for (guint i = 0; i < facts->n_classes; i++)
    add_class (checksum, &facts->classes[i], lines);
  return g_strdup (g_checksum_get_string (checksum));
}
