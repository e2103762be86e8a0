#include "config.h"

#include "summer-visit-plan.h"

static guint
count_endangered (const SummerClassAssessment *class)
{
  guint n = 0;

  for (guint i = 0; i < class->n_findings; i++)
    n += class->findings[i].level == SUMMER_LEVEL_REQUIRED
         && class->findings[i].prospect.state >= SUMMER_PROSPECT_AT_RISK;
  return n;
}

static void
look_at_visits (SummerVisitProposal *proposal, const SummerClassFacts *of, SummerDay today)
{
  for (guint i = 0; i < of->n_visits; i++)
    {
      const SummerFactEvent *visit = &of->visits[i];

      if (visit->day > today)
        continue;
      proposal->last_visit = MAX (proposal->last_visit, visit->day);
      proposal->open_serious += visit->value == SUMMER_VISIT_SERIOUS
                                && (visit->fixed_on == SUMMER_DAY_NONE || visit->fixed_on > today);
    }
}

static SummerDay
find_planned (const SummerPlannedVisitRecord *planned,
              guint n_planned,
              gint64 class_id,
              SummerDay today)
{
  SummerDay next = SUMMER_DAY_NONE;

  for (guint i = 0; i < n_planned; i++)
    if (planned[i].class_id == class_id && planned[i].day >= today
        && (next == SUMMER_DAY_NONE || planned[i].day < next))
      next = planned[i].day;
  return next;
}

static SummerVisitReasons
get_reasons (const SummerVisitProposal *proposal)
{
  SummerVisitReasons reasons = 0;

  if (proposal->last_visit == SUMMER_DAY_NONE)
    reasons |= SUMMER_VISIT_NEVER_SEEN;
  else if (proposal->days >= SUMMER_VISIT_LONG_DAYS)
    reasons |= SUMMER_VISIT_NOT_SEEN_LONG;
  if (proposal->open_serious > 0)
    reasons |= SUMMER_VISIT_OPEN_SERIOUS;
  if (proposal->endangered > 0)
    reasons |= SUMMER_VISIT_AT_RISK;
  if (proposal->planned != SUMMER_DAY_NONE)
    reasons |= SUMMER_VISIT_IS_PLANNED;
  return reasons;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const SummerVisitProposal *x = a, *y = b;
  const gboolean x_planned = x->planned != SUMMER_DAY_NONE,
                 y_planned = y->planned != SUMMER_DAY_NONE;

  if (x_planned != y_planned)
    return x_planned ? 1 : -1;
  if (x->urgency != y->urgency)
    return x->urgency > y->urgency ? -1 : 1;
  if (x->days != y->days)
    return x->days > y->days ? -1 : 1;
  return x->class_index < y->class_index ? -1 : x->class_index > y->class_index;
}

/**
 * summer_visit_plan_rank:
 * @planned: (array length=n_planned): visits planned in the programme; those before @today are over, made or not
 * @today: the day on which one plans
 *
 * Returns: (transfer full) (element-type SummerVisitProposal): the classes held on @today, the most urgent first
 */
GArray *
summer_visit_plan_rank (const SummerAssessment *assessment,
                        const SummerPlannedVisitRecord *planned,
                        guint n_planned,
                        SummerDay today)
{
  GArray *proposals = g_array_new (FALSE, FALSE, sizeof (SummerVisitProposal));

  for (guint i = 0; i < assessment->n_classes; i++)
    {
      const SummerClassFacts *of = &assessment->facts->classes[i];
      SummerVisitProposal proposal = { .class_index = i, .last_visit = SUMMER_DAY_NONE };

      if (!summer_class_facts_takes_part (of) || today < of->first_day || today > of->last_day)
        continue;
      look_at_visits (&proposal, of, today);
      proposal.days
          = today - (proposal.last_visit != SUMMER_DAY_NONE ? proposal.last_visit : of->first_day);
      proposal.endangered = count_endangered (&assessment->classes[i]);
      proposal.planned = find_planned (planned, n_planned, of->id, today);
      proposal.urgency = proposal.days + SUMMER_VISIT_DAYS_A_SERIOUS * (int) proposal.open_serious
                         + SUMMER_VISIT_DAYS_A_RISK * (int) proposal.endangered;
      proposal.reasons = get_reasons (&proposal);
      g_array_append_val (proposals, proposal);
    }
  g_array_sort (proposals, compare);
  return proposals;
}
