#include "config.h"

#include "summer-notice-form.h"

#include <glib/gi18n.h>
#include <string.h>

#include "summer-clerk-entry.h"
#include "summer-facts-loader.h"
#include "summer-settlement-table.h"
#include "summer-table-form.h"
#include "summer-wording.h"

enum
{
  NUMBER,
  CODE,
  CLASS,
  HOST,
  UNION,
  VERDICT,
  AMOUNT,
  N_COLUMNS,
};

/* Points. */
#define LOWEST 20.0

static void
add_columns (SummerTableForm *form, const SummerFacts *facts)
{
  gsize longest = 0;

  for (guint i = 0; i < facts->n_classes; i++)
    longest = MAX (longest, strlen (facts->classes[i].code));
  summer_table_form_add_column (form, _ ("No."), NULL, 26, 0, SUMMER_FORM_CENTRE);
  summer_table_form_add_column (form, _ ("Code"), NULL, summer_form_get_code_width (longest), 0,
                                SUMMER_FORM_WHOLE);
  summer_table_form_add_column (form, _ ("Class"), NULL, 100, 2, SUMMER_FORM_PLAIN);
  summer_table_form_add_column (form, _ ("Host"), NULL, 90, 2, SUMMER_FORM_PLAIN);
  summer_table_form_add_column (form, _ ("Union"), NULL, 70, 1, SUMMER_FORM_PLAIN);
  summer_table_form_add_column (form, _ ("Verdict"), NULL, 50, 0, SUMMER_FORM_CENTRE);
  summer_table_form_add_column (form, _ ("Subsidy"), _ ("yuan"), 70, 0, SUMMER_FORM_END);
}

static const SummerClassFacts *
find_class (const SummerFacts *facts, gint64 id)
{
  for (guint i = 0; i < facts->n_classes; i++)
    if (facts->classes[i].id == id)
      return &facts->classes[i];
  return NULL;
}

static void
add_line (SummerTableForm *form,
          guint number,
          const SummerSettlementLineRecord *line,
          SummerMoney due,
          const SummerClassFacts *class)
{
  SummerFormRow *row = summer_table_form_add_row (form);
  g_autofree char *position = g_strdup_printf ("%u", number);
  g_autofree char *amount = summer_money_dup_text (due);

  summer_form_row_set (row, NUMBER, position, SUMMER_FORM_PLAIN);
  if (class != NULL)
    {
      summer_form_row_set (row, CODE, class->code, SUMMER_FORM_PLAIN);
      summer_form_row_set (row, CLASS, class->name, SUMMER_FORM_PLAIN);
      summer_form_row_set (row, HOST, class->host, SUMMER_FORM_PLAIN);
      summer_form_row_set (row, UNION, class->union_name, SUMMER_FORM_PLAIN);
    }
  summer_form_row_set (row, VERDICT, summer_verdict_get_text (line->verdict), SUMMER_FORM_PLAIN);
  summer_form_row_set (row, AMOUNT, amount, SUMMER_FORM_PLAIN);
}

/* A supplement names the classes whose amount it changes, of whatever source; the settlement names all. */
static guint
add_lines (SummerTableForm *form, const SummerSettlement *of, const SummerFacts *facts)
{
  guint n = 0;

  for (guint i = 0; i < of->n_lines; i++)
    {
      gboolean moves;
      const SummerMoney due = summer_settlement_get_due_all (of, i, &moves);

      if (of->record.number == 1 || moves)
        add_line (form, ++n, &of->lines[i], due, find_class (facts, of->lines[i].class_id));
    }
  return n;
}

static void
add_sum (SummerTableForm *form, const SummerSettlement *of)
{
  const SummerMoney total = summer_settlement_get_total_all (of);
  SummerFormRow *row = summer_table_form_add_sum (form);
  g_autofree char *capital = summer_money_dup_capital (total);
  g_autofree char *words = g_strdup_printf (_ ("Total: %s"), capital);
  g_autofree char *amount = summer_money_dup_text (total);

  summer_form_row_set (row, NUMBER, words, SUMMER_FORM_STRONG);
  summer_form_row_merge (row, NUMBER, AMOUNT);
  summer_form_row_set (row, AMOUNT, amount, SUMMER_FORM_STRONG);
}

/* What of the total comes of other sources than the fund stands below the list, source by source. */
static void
add_sources (SummerTableForm *form, const SummerSettlement *of)
{
  g_autoptr (GArray) sources = summer_settlement_list_sources (of);

  for (guint i = 0; i < sources->len; i++)
    {
      const SummerSettlementSource *source = &g_array_index (sources, SummerSettlementSource, i);
      g_autofree char *due = summer_money_dup_text (source->due);
      g_autofree char *classes
          = g_strdup_printf (ngettext ("%u class", "%u classes", source->n_classes),
                             source->n_classes);
      /* Translators: a further source of money, an amount, and how many classes. */
      g_autofree char *note
          = g_strdup_printf (_ ("Of it, of %s: %s yuan, %s."), source->source, due, classes);

      summer_table_form_add_note (form, note);
    }
}

/* Not yet published: the days are written in by hand. */
static char *
dup_period (const SummerSettlementRecord *record)
{
  g_autofree char *first = NULL, *last = NULL;

  if (record->notice_first == SUMMER_DAY_NONE)
    return g_strdup (_ ("Public notice from ____________ to ____________"));
  first = summer_day_dup_text_in_year (record->notice_first);
  last = summer_day_dup_text_in_year (record->notice_last);
  return g_strdup_printf (_ ("Public notice from %s to %s"), first, last);
}

/**
 * summer_notice_form_new:
 * @facts: of the programme; name the classes
 * @today: the day of printing
 *
 * Amounts are what this settlement pays, or takes back, of the fund and all further sources.
 *
 * Returns: (transfer full) (nullable): the form; %NULL with @error set
 */
SummerForm *
summer_notice_form_new (const SummerSettlement *of,
                        const SummerFacts *facts,
                        SummerDay today,
                        GError **error)
{
  const SummerSettlementRecord *record = &of->record;
  g_autoptr (SummerTableForm) form = NULL;
  g_autofree char *title = NULL, *period = NULL, *words = NULL, *as_of = NULL, *ground = NULL;
  guint n;

  g_return_val_if_fail (of != NULL && facts != NULL, NULL);

  if (record->state < SUMMER_SETTLEMENT_CONFIRMED)
    {
      summer_clerk_set_refused (
          error,
          _ ("Settlement %d is %s. Only what is confirmed is put up: have it checked and confirmed"
             " first."),
          record->number, summer_terms_get_text (SUMMER_TERMS_SETTLEMENT, (int) record->state));
      return NULL;
    }
  title = record->number == 1
              ? g_strdup_printf (_ ("%s: public notice of the subsidy"), facts->name)
              : g_strdup_printf (_ ("%s: public notice of supplement %d"), facts->name,
                                 record->number);
  form = summer_table_form_new (title, FALSE);
  summer_form_take_name (SUMMER_FORM (form),
                         g_strdup_printf ("%s %d", _ ("Public notice"), record->number));
  summer_table_form_set_heights (form, LOWEST, 0);
  add_columns (form, facts);
  n = add_lines (form, of, facts);
  add_sum (form, of);
  period = dup_period (record);
  words = g_strdup_printf (ngettext ("%u class", "%u classes", n), n);
  summer_table_form_set_words (form, period, words, today);
  as_of = summer_day_dup_text_in_year (record->as_of);
  add_sources (form, of);
  ground = g_strdup_printf (_ ("Worked out by the records up to %s."), as_of);
  summer_table_form_add_note (form, ground);
  summer_table_form_add_note (
      form, _ ("Whoever objects says so within the days of the notice, in writing and with a name,"
               " to: ______________________________     Telephone: ____________________"));
  summer_table_form_add_signature (form, _ ("Organiser (seal)"));
  summer_table_form_add_signature (form, _ ("Date"));
  return SUMMER_FORM (g_steal_pointer (&form));
}

SummerForm *
summer_notice_form_load (
    SummerStore *store, gint64 programme, int number, SummerDay today, GError **error)
{
  g_autoptr (SummerSettlement) of = NULL;
  g_autoptr (SummerFacts) facts = NULL;

  g_return_val_if_fail (SUMMER_IS_STORE (store), NULL);

  of = summer_settlement_load_number (store, programme, number, error);
  facts = of != NULL ? summer_store_load_facts (store, programme, NULL, error) : NULL;
  return facts != NULL ? summer_notice_form_new (of, facts, today, error) : NULL;
}
