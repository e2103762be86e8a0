/*
 *   points  7   5   5   5   3   3   1        free = 3
 *   rank    1   2   2   2   5   5   7
 *   place   ✓   ←lottery→   –   –   –        two places for three that tie
 *
 * After a lottery those that tied stand one behind the other by the number drawn; one that applied later with as many
 * points stands behind those drawn, for it took no chance with them.
 */
#include "config.h"

#include "summer-waiting-list.h"

typedef struct
{
  const SummerApplicant *applicant;
  SummerStanding *standing;
} Queued;

static void
add_bar (SummerStanding *standing, SummerBar bar)
{
  const SummerEligibility found
      = bar >= SUMMER_BAR_NO_GRADE ? SUMMER_ELIGIBLE_NOT_KNOWN : SUMMER_ELIGIBLE_NOT;

  standing->bars |= 1u << bar;
  standing->eligibility = MAX (standing->eligibility, found);
}

static void
check_range (SummerStanding *standing, int value, int missing, int min, int max, SummerBar bar)
{
  const SummerBar low = bar, high = bar + 1;

  if (min <= 0 && max <= 0)
    return;
  if (value == missing)
    add_bar (standing, low == SUMMER_BAR_GRADE_LOW ? SUMMER_BAR_NO_GRADE : SUMMER_BAR_NO_BIRTH);
  else if (min > 0 && value < min)
    add_bar (standing, low);
  else if (max > 0 && value > max)
    add_bar (standing, high);
}

static void
check_answer (SummerStanding *standing, gboolean asked, int answer, SummerBar no, SummerBar unsaid)
{
  if (asked && answer != 1)
    add_bar (standing, answer == 0 ? no : unsaid);
}

static int
add_points (const SummerPlacePolicy *policy, guint priorities)
{
  int points = 0;

  for (int i = 0; i < SUMMER_N_PRIORITIES; i++)
    if (priorities & 1u << i)
      points += policy->points[i];
  return points;
}

static void
judge (const SummerApplicant *applicant,
       const SummerPlacePolicy *policy,
       SummerDay first_day,
       SummerStanding *standing)
{
  *standing = (SummerStanding){ .age = summer_day_get_age (applicant->birth, first_day) };
  check_range (standing, applicant->grade, 0, policy->grade_min, policy->grade_max,
               SUMMER_BAR_GRADE_LOW);
  check_range (standing, standing->age, -1, policy->age_min, policy->age_max, SUMMER_BAR_AGE_LOW);
  check_answer (standing, policy->both_work, applicant->both_work, SUMMER_BAR_NOT_BOTH_WORK,
                SUMMER_BAR_WORK_NOT_SAID);
  check_answer (standing, policy->host_staff, applicant->host_staff, SUMMER_BAR_NOT_HOST_STAFF,
                SUMMER_BAR_STAFF_NOT_SAID);
  standing->points = add_points (policy, applicant->proved);
  standing->unproved = add_points (policy, applicant->claimed & ~applicant->proved);
}

static int
compare_numbers (gint64 a, gint64 b)
{
  return (a > b) - (a < b);
}

/* 0: nothing decides between the two, and they tie. */
static int
compare (const Queued *a, const Queued *b, SummerTie tie)
{
  int order = compare_numbers (b->standing->points, a->standing->points);

  /* Without a draw comes after every draw. */
  if (order == 0)
    order = compare_numbers (a->applicant->draw > 0 ? a->applicant->draw : G_MAXINT,
                             b->applicant->draw > 0 ? b->applicant->draw : G_MAXINT);
  if (order == 0 && tie == SUMMER_TIE_BY_DATE)
    order = compare_numbers (a->applicant->applied_on, b->applicant->applied_on);
  return order;
}

static int
sort_queued (gconstpointer a, gconstpointer b, gpointer tie)
{
  const Queued *left = a, *right = b;
  int order = compare (left, right, *(const SummerTie *) tie);

  return order != 0 ? order : g_strcmp0 (left->applicant->number, right->applicant->number);
}

/* The queue from @from up to @to ties. */
static void
place_tied (Queued *queue, guint from, guint to, guint free)
{
  guint n_more = from;

  while (n_more > 0 && queue[n_more - 1].standing->points == queue[from].standing->points)
    n_more--;
  for (guint i = from; i < to; i++)
    {
      SummerStanding *standing = queue[i].standing;

      standing->rank = from + 1;
      standing->n_tied = to - from;
      standing->n_more = n_more;
      standing->n_equal_before = from - n_more;
      if (to <= free)
        standing->place = SUMMER_PLACE_FREE;
      else if (from < free)
        standing->place = SUMMER_PLACE_LOTTERY;
    }
}

/**
 * summer_waiting_list_is_queued:
 *
 * Whether an application stands in the queue: it waits, and may have a place.
 */
gboolean
summer_waiting_list_is_queued (const SummerApplicant *applicant, const SummerStanding *standing)
{
  return applicant->state == SUMMER_APPLICATION_WAITING && standing->eligibility == SUMMER_ELIGIBLE;
}

/**
 * summer_waiting_list_rank:
 * @applicants: (array length=n): of one class, in any order
 * @first_day: of the class; ages are those of this day
 * @free: places that are neither taken nor offered
 * @standings: (array length=n) (out caller-allocates): in the order of @applicants
 *
 * Judges every application and ranks those that wait: more points first; among equal points by the number that
 * was drawn; the day of the application decides only where the policy says so. Those that nothing decides between
 * share a rank. Points count for what a paper proves.
 */
void
summer_waiting_list_rank (const SummerApplicant *applicants,
                          guint n,
                          const SummerPlacePolicy *policy,
                          SummerDay first_day,
                          guint free,
                          SummerStanding *standings)
{
  g_autofree Queued *queue = g_new (Queued, MAX (n, 1));
  SummerTie tie = policy->tie;
  guint n_queued = 0;

  for (guint i = 0; i < n; i++)
    {
      judge (&applicants[i], policy, first_day, &standings[i]);
      if (summer_waiting_list_is_queued (&applicants[i], &standings[i]))
        queue[n_queued++] = (Queued){ &applicants[i], &standings[i] };
    }
  g_qsort_with_data (queue, (int) n_queued, sizeof *queue, sort_queued, &tie);
  for (guint from = 0, to; from < n_queued; from = to)
    {
      for (to = from + 1; to < n_queued && compare (&queue[from], &queue[to], tie) == 0;)
        to++;
      place_tied (queue, from, to, free);
    }
}

typedef struct
{
  guint index;
  const char *number; /* borrowed */
  char *hash;         /* owned */
} Ticket;

static int
compare_tickets (gconstpointer a, gconstpointer b)
{
  const Ticket *left = a, *right = b;
  int order = strcmp (left->hash, right->hash);

  return order != 0 ? order : strcmp (left->number, right->number);
}

static void
clear_ticket (gpointer data)
{
  g_free (((Ticket *) data)->hash);
}

/**
 * summer_waiting_list_draw:
 * @seed: as it was said before the draw
 * @order: (array length=n) (out caller-allocates): indices into @applicants, the first drawn first
 *
 * The lottery: the applications in the order of the SHA-256 of seed, "/" and number, written in hexadecimal. Anybody
 * can repeat it with `printf '%s/%s' SEED NUMBER | sha256sum`.
 */
void
summer_waiting_list_draw (const char *seed,
                          const SummerApplicant *applicants,
                          guint n,
                          guint *order)
{
  g_autoptr (GArray) tickets = g_array_sized_new (FALSE, FALSE, sizeof (Ticket), n);

  g_array_set_clear_func (tickets, clear_ticket);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = g_strconcat (seed, "/", applicants[i].number, NULL);
      Ticket ticket = { i, applicants[i].number,
                        g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1) };

      g_array_append_val (tickets, ticket);
    }
  g_array_sort (tickets, compare_tickets);
  for (guint i = 0; i < n; i++)
    order[i] = g_array_index (tickets, Ticket, i).index;
}
