#include "config.h"

#include "summer-settlement-words.h"

#include <glib/gi18n.h>

#include "summer-phrase.h"
#include "summer-settlement-table.h"
#include "summer-wording.h"

#define SHOWN_OF_FINGERPRINT 12

static char *
dup_yuan (gint64 fen)
{
  g_autofree char *text = summer_money_dup_text (fen);

  return g_strdup_printf (_ ("%s yuan"), text);
}

static char *
dup_notice (const SummerSettlementRecord *record)
{
  g_autofree char *first = NULL, *last = NULL;

  if (record->notice_first == SUMMER_DAY_NONE)
    return g_strdup (_ ("not published yet"));
  first = summer_day_dup_iso (record->notice_first);
  last = summer_day_dup_iso (record->notice_last);
  return g_strdup_printf (_ ("%s to %s"), first, last);
}

static void
add (GPtrArray *texts, const char *label, char *value)
{
  g_ptr_array_add (texts, g_strdup (label));
  g_ptr_array_add (texts, value);
}

/* Source by source: what it grants in all, and what of it is due now. */
static char *
dup_sources (const SummerSettlement *self)
{
  g_autoptr (GArray) sources = summer_settlement_list_sources (self);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < sources->len; i++)
    {
      const SummerSettlementSource *of = &g_array_index (sources, SummerSettlementSource, i);
      g_autofree char *granted = dup_yuan (of->granted), *due = dup_yuan (of->due);

      if (i > 0)
        g_string_append (text, _ ("; "));
      /* Translators: a further source of money, what it grants in all, and what of it is due now. */
      g_string_append_printf (text, _ ("%s %s, of it due %s"), of->source, granted, due);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * summer_settlement_dup_facts:
 * @version: the number of its policy
 *
 * Returns: (transfer full): labels and values, SUMMER_SETTLEMENT_N_FACTS of each; and one more where other sources than
 *   the fund give something
 */
char **
summer_settlement_dup_facts (const SummerSettlement *self, int version)
{
  const SummerSettlementRecord *record = &self->record;
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();

  add (texts, _ ("Total"), dup_yuan (record->total));
  add (texts, _ ("Classes"),
       g_strdup_printf (_ ("%d, of them %d granted"), record->n_classes, record->n_granted));
  add (texts, _ ("Records up to"), summer_day_dup_text_in_year (record->as_of));
  add (texts, _ ("In capitals"), summer_money_dup_capital (record->total));
  add (texts, _ ("Granted so far"), dup_yuan (record->granted));
  add (texts, _ ("Policy"), g_strdup_printf (_ ("version %d"), version));
  add (texts, _ ("Public notice"), dup_notice (record));
  add (texts, C_ ("settlement", "Fund"),
       record->fund > 0 ? dup_yuan (record->fund) : g_strdup (_ ("no limit")));
  add (texts, _ ("Fingerprint"), g_strdup_printf ("%.*s…", SHOWN_OF_FINGERPRINT, record->inputs));
  if (self->n_grants > 0)
    add (texts, _ ("Further sources"), dup_sources (self));
  g_ptr_array_add (texts, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&texts), FALSE);
}

char *
summer_settlement_dup_people (const SummerSettlementRecord *record)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, _ ("Drawn up: %s"), record->made_by);
  if (record->checked_by != NULL)
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (text, _ ("Checked: %s"), record->checked_by);
    }
  if (record->confirmed_by != NULL)
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (text, _ ("Confirmed: %s"), record->confirmed_by);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
summer_settlement_dup_since (const GArray *differences)
{
  gint64 more = 0, less = 0;
  g_autofree char *plus = NULL, *minus = NULL;

  if (differences->len == 0)
    return NULL;
  for (guint i = 0; i < differences->len; i++)
    {
      const SummerSettlementDifference *of
          = &g_array_index (differences, SummerSettlementDifference, i);

      if (of->now > of->settled)
        more += of->now - of->settled;
      else
        less += of->settled - of->now;
    }
  plus = summer_money_dup_text (more);
  minus = summer_money_dup_text (less);
  return g_strdup_printf (
      ngettext ("Since then: %u class would get another amount by the records of today (+%s"
                " −%s yuan).",
                "Since then: %u classes would get another amount by the records of today (+%s"
                " −%s yuan).",
                differences->len),
      differences->len, plus, minus);
}

GPtrArray *
summer_settlement_list_difference_rows (const GArray *differences,
                                        const SummerSettledBasis *basis,
                                        const SummerAssessment *now)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  for (guint i = 0; i < differences->len; i++)
    {
      const SummerSettlementDifference *of
          = &g_array_index (differences, SummerSettlementDifference, i);
      const SummerClassFacts *facts = &now->facts->classes[of->class];
      g_autofree char *settled = summer_money_dup_text (of->settled);
      g_autofree char *amount = summer_money_dup_text (of->now);
      g_autofree char *figure = summer_money_dup_text (of->now - of->settled);
      g_autofree char *difference
          = g_strdup_printf ("%s%s", of->now > of->settled ? "+" : "", figure);
      g_autofree char *why = summer_settled_basis_dup_cause (basis, now, of->class);
      const char *texts[] = { facts->code,
                              facts->name != NULL ? facts->name : "",
                              settled,
                              amount,
                              difference,
                              summer_verdict_get_text (of->verdict),
                              why != NULL ? why : "",
                              NULL };

      g_ptr_array_add (rows, g_strdupv ((char **) texts));
    }
  return rows;
}

typedef struct
{
  const SummerAssessment *whole;
  GPtrArray *rows;
  GArray *ids;
} Objections;

static const char *
get_code (const SummerAssessment *whole, gint64 class_id)
{
  for (guint i = 0; i < whole->n_classes; i++)
    if (whole->classes[i].id == class_id)
      return whole->classes[i].code;
  return "";
}

static gboolean
add_objection (const SummerObjectionRecord *record, gpointer user_data)
{
  Objections *self = user_data;
  g_autofree char *day = summer_day_dup_iso (record->day);
  g_autofree char *answered = summer_day_dup_iso (record->answered_on);
  const char *texts[] = { day,
                          get_code (self->whole, record->class_id),
                          record->person != NULL ? record->person : "",
                          record->what,
                          answered,
                          record->answer != NULL ? record->answer : _ ("not answered yet"),
                          NULL };

  g_ptr_array_add (self->rows, g_strdupv ((char **) texts));
  g_array_append_val (self->ids, record->id);
  return TRUE;
}

/**
 * summer_settlement_list_objection_rows:
 * @ids: (element-type gint64): emptied, and gets the id of each row
 *
 * Returns: (transfer full) (nullable): the rows by day; %NULL with @error set
 */
GPtrArray *
summer_settlement_list_objection_rows (SummerStore *store,
                                       gint64 settlement,
                                       const SummerAssessment *whole,
                                       GArray *ids,
                                       GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  Objections listing = { whole, rows, ids };

  g_array_set_size (ids, 0);
  if (!summer_objection_each (store, settlement, add_objection, &listing, error))
    return NULL;
  return g_steal_pointer (&rows);
}

/**
 * summer_settlement_dup_hindrance:
 *
 * Returns: (transfer full) (nullable): why the step cannot be taken now and what comes first; %NULL where it can
 */
char *
summer_settlement_dup_hindrance (const SummerSettlementRecord *record, SummerSettlementStep step)
{
  static const char *const needed[SUMMER_N_SETTLEMENT_STEPS] = {
    [SUMMER_SETTLEMENT_CHECK] = N_ ("Only a draft is checked."),
    [SUMMER_SETTLEMENT_CONFIRM] = N_ ("Only what a second person has checked is confirmed."),
    [SUMMER_SETTLEMENT_PUBLISH] = N_ ("Only what is confirmed is published, and once."),
    [SUMMER_SETTLEMENT_DISCARD] = N_ ("What is confirmed stays. Draw up a supplement instead."),
  };

  if (summer_settlement_allows (record->state, step))
    return NULL;
  return g_strdup_printf (_ ("Settlement %d is %s. %s"), record->number,
                          summer_terms_get_text (SUMMER_TERMS_SETTLEMENT, (int) record->state),
                          _ (needed[step]));
}
