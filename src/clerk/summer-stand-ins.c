#include "config.h"

#include "summer-stand-ins.h"

#include <glib/gi18n.h>

/* Whose row of the staff it is. The facts know a person of a class by the name. */
static const SummerPersonEntry *
find_person (const SummerPeopleIndex *index, gint64 class_id, const char *name)
{
  for (guint i = 0; i < index->staff->len; i++)
    {
      const SummerStaffEntry *staff = &g_array_index (index->staff, SummerStaffEntry, i);

      if (staff->record.class_id == class_id && staff->person != 0
          && g_strcmp0 (staff->record.name, name) == 0)
        return summer_people_index_find (index, staff->person);
    }
  return NULL;
}

/* Whose papers last, then whose end within the days, then all others; the order they came in stays within each. */
static guint
get_rank (const SummerStandIn *self)
{
  return self->state == SUMMER_PAPERS_VALID ? 0 : self->state == SUMMER_PAPERS_EXPIRING ? 1 : 2;
}

/**
 * summer_stand_ins_new:
 * @substitutes: (element-type SummerSubstitute): best first
 * @facts: those that they are persons of
 * @last: the last day on which somebody is to stand in
 * @today: the clock's day
 *
 * Returns: (transfer full) (element-type SummerStandIn): those with papers in order first
 */
GArray *
summer_stand_ins_new (const GArray *substitutes,
                      const SummerFacts *facts,
                      const SummerPeopleIndex *index,
                      SummerDay last,
                      SummerDay today)
{
  GArray *all = g_array_new (FALSE, TRUE, sizeof (SummerStandIn));
  g_autofree SummerStandIn *given = g_new0 (SummerStandIn, MAX (substitutes->len, 1));

  for (guint i = 0; i < substitutes->len; i++)
    {
      SummerStandIn *one = &given[i];
      const SummerPersonEntry *person;

      one->substitute = g_array_index (substitutes, SummerSubstitute, i);
      person = find_person (index, facts->classes[one->substitute.person->class].id,
                            one->substitute.person->name);
      one->is_known = person != NULL;
      one->state = summer_papers_judge (person != NULL ? person->certificates : NULL,
                                        person != NULL ? person->n_certificates : 0, last, today,
                                        one->papers);
    }
  for (guint rank = 0; rank <= 2; rank++)
    for (guint i = 0; i < substitutes->len; i++)
      if (get_rank (&given[i]) == rank)
        g_array_append_val (all, given[i]);
  return all;
}

/**
 * summer_stand_in_dup_paper:
 *
 * Returns: (transfer full): how the paper stands on the days
 */
char *
summer_stand_in_dup_paper (const SummerStandIn *self, SummerCertificateKind kind)
{
  const SummerPaper *paper = &self->papers[kind];
  g_autofree char *until = NULL;

  if (paper->state == SUMMER_PAPERS_MISSING && !summer_papers_is_needed (kind))
    return g_strdup ("—");
  if (paper->state != SUMMER_PAPERS_EXPIRING)
    return g_strdup (summer_terms_get_text (SUMMER_TERMS_PAPERS, (int) paper->state));
  until = summer_day_dup_text (paper->until);
  return g_strdup_printf (_ ("only until %s"), until);
}

/**
 * summer_stand_in_dup_warning:
 *
 * Returns: (transfer full) (nullable): what stands against this one; %NULL where the papers are in order
 */
char *
summer_stand_in_dup_warning (const SummerStandIn *self)
{
  g_autoptr (GString) missing = g_string_new (NULL);

  if (self->state == SUMMER_PAPERS_VALID)
    return NULL;
  for (guint kind = 0; kind < SUMMER_N_CERTIFICATES; kind++)
    if (summer_papers_is_needed ((SummerCertificateKind) kind)
        && self->papers[kind].state != SUMMER_PAPERS_VALID)
      {
        g_autofree char *state = summer_stand_in_dup_paper (self, (SummerCertificateKind) kind);

        g_string_append_printf (missing, "%s%s %s", missing->len > 0 ? " · " : "",
                                summer_terms_get_text (SUMMER_TERMS_CERTIFICATE, (int) kind),
                                state);
      }
  return g_strdup_printf (_ ("The papers of %s are not in order on these days: %s"),
                          self->substitute.person->name, missing->str);
}
