#include "config.h"

#include "summer-approval-forms.h"

#include <glib/gi18n.h>

#include "summer-official-form.h"
#include "summer-programme-table.h"
#include "summer-settlement-table.h"
#include "summer-wording.h"
#include "summer-xlsx-style.h"

#define LINE 20.0

/* {{{ The summary of all classes */

enum
{
  NUMBER,
  CODE,
  NAME,
  UNION,
  HOST,
  HEADCOUNT,
  DAYS,
  RATE,
  VERDICT,
  AMOUNT,
  NOTE,
  N_COLUMNS,
};

static void
add_headings (SummerOfficialForm *form, const char *const *headings, guint n)
{
  summer_official_form_begin_row (form, 30);
  for (guint i = 0; i < n; i++)
    summer_official_form_add (form, SUMMER_OFFICIAL_LABEL, 1, headings[i]);
  summer_official_form_end_head (form);
}

static void
add_class (SummerOfficialForm *form,
           const SummerClassAssessment *of,
           const SummerClassFacts *facts,
           guint number)
{
  g_autofree char *rate = summer_rate_dup_recorded (of->present, of->expected, of->unrecorded);
  g_autofree char *percent = rate != NULL ? g_strdup_printf ("%s%%", rate) : NULL;

  summer_official_form_begin_row (form, LINE);
  summer_official_form_add_number (form, SUMMER_OFFICIAL_NUMBER, 1, number);
  summer_official_form_add (form, SUMMER_OFFICIAL_TEXT, 1, facts->code);
  summer_official_form_add (form, SUMMER_OFFICIAL_TEXT, 1, facts->name);
  summer_official_form_add (form, SUMMER_OFFICIAL_TEXT, 1, facts->union_name);
  summer_official_form_add (form, SUMMER_OFFICIAL_TEXT, 1, facts->host);
  summer_official_form_add_number (form, SUMMER_OFFICIAL_COUNT, 1, of->headcount);
  summer_official_form_add_number (form, SUMMER_OFFICIAL_COUNT, 1, of->held_days);
  summer_official_form_add (form, SUMMER_OFFICIAL_CENTRE, 1, percent);
  summer_official_form_add (form, SUMMER_OFFICIAL_CENTRE, 1, summer_verdict_get_text (of->verdict));
  summer_official_form_add_number (form, SUMMER_OFFICIAL_MONEY, 1, of->granted_all);
  summer_official_form_add (form, SUMMER_OFFICIAL_TEXT, 1, NULL);
}

/* Where there are further sources, what of the total above comes of the fund and of each of them. */
static void
add_source (
    SummerOfficialForm *form, const char *name, SummerMoney amount, guint n_before, guint n_after)
{
  /* Translators: a further source of money. Below a total, with the part of it in the column of amounts. */
  g_autofree char *words = name != NULL ? g_strdup_printf (_ ("Of it, of %s"), name)
                                        : g_strdup (_ ("Of it, of the fund"));

  summer_official_form_begin_row (form, LINE);
  summer_official_form_keep_row (form);
  summer_official_form_add (form, SUMMER_OFFICIAL_TEXT, n_before, words);
  summer_official_form_add_number (form, SUMMER_OFFICIAL_MONEY, 1, amount);
  summer_official_form_add (form, SUMMER_OFFICIAL_TEXT, n_after, NULL);
}

static void
add_capital (SummerOfficialForm *form, SummerMoney total, guint n_columns)
{
  g_autofree char *capital = summer_money_dup_capital (ABS (total));
  g_autofree char *words
      = g_strdup_printf (total < 0 ? _ ("To be taken back in all, in capital numerals: %s")
                                   : _ ("In all, in capital numerals: %s"),
                         capital);

  summer_official_form_begin_row (form, LINE + 4);
  summer_official_form_keep_row (form);
  summer_official_form_add (form, SUMMER_OFFICIAL_SUM_TEXT, n_columns, words);
}

/**
 * summer_summary_form_new:
 *
 * The classes of a programme, or of the unions of a part of it, with what each is granted 汇总表.
 *
 * Returns: (transfer full): the form
 */
SummerForm *
summer_summary_form_new (const SummerAssessment *assessment)
{
  static const double widths[N_COLUMNS] = { 26, 50, 104, 74, 140, 34, 36, 48, 48, 72, 70 };
  const char *const headings[N_COLUMNS]
      = { _ ("No."),     _ ("Class code"), _ ("Class name"), _ ("Union"),
          _ ("Host"),    _ ("Headcount"),  _ ("Days held"),  _ ("Attendance rate"),
          _ ("Verdict"), _ ("Subsidy"),    _ ("Note") };
  const char *sign = _ ("(seal)          Signed: ______________     Date: ______________");
  g_autofree char *title
      = g_strdup_printf (_ ("%s: summary of the classes"), assessment->facts->name);
  g_autofree char *as_of = summer_day_dup_text_in_year (assessment->as_of);
  g_autofree char *basis = g_strdup_printf (_ ("By the records up to %s"), as_of);
  SummerOfficialForm *form = summer_official_form_new (title, TRUE, widths, G_N_ELEMENTS (widths));
  gint64 headcount = 0;
  guint first;

  summer_form_take_name (SUMMER_FORM (form), g_strdup (_ ("Summary of the classes")));
  summer_official_form_set_words (form, basis, _ ("Unit: yuan"));
  add_headings (form, headings, N_COLUMNS);
  first = summer_official_form_get_row (form);
  for (guint i = 0; i < assessment->n_classes; i++)
    {
      add_class (form, &assessment->classes[i], &assessment->facts->classes[i], i + 1);
      headcount += assessment->classes[i].headcount;
    }
  summer_official_form_begin_row (form, LINE + 4);
  summer_official_form_keep_row (form);
  summer_official_form_add (form, SUMMER_OFFICIAL_SUM_TEXT, 5, _ ("Total"));
  summer_official_form_add_sum (form, SUMMER_OFFICIAL_SUM_COUNT, 1, first, headcount);
  summer_official_form_add (form, SUMMER_OFFICIAL_SUM_TEXT, 3, NULL);
  summer_official_form_add_sum (form, SUMMER_OFFICIAL_SUM_MONEY, 1, first, assessment->granted_all);
  summer_official_form_add (form, SUMMER_OFFICIAL_SUM_TEXT, 1, NULL);
  if (assessment->policy->n_sources > 0)
    add_source (form, NULL, assessment->granted_total, AMOUNT, N_COLUMNS - AMOUNT - 1);
  for (guint k = 0; k < assessment->policy->n_sources; k++)
    add_source (form, assessment->policy->sources[k].name, assessment->sources[k].granted_total,
                AMOUNT, N_COLUMNS - AMOUNT - 1);
  add_capital (form, assessment->granted_all, N_COLUMNS);
  summer_official_form_begin_row (form, 56);
  summer_official_form_add (form, SUMMER_OFFICIAL_TEXT, 4, _ ("Made by:"));
  summer_official_form_add (form, SUMMER_OFFICIAL_TEXT, 3, _ ("Checked by:"));
  summer_official_form_add (form, SUMMER_OFFICIAL_TEXT, 4, sign);
  return SUMMER_FORM (form);
}

/* }}} */
/* {{{ The approval of a settlement */

#define N_APPROVAL 8

static void
add_line (SummerOfficialForm *form,
          const SummerSettlementLineRecord *line,
          SummerMoney due,
          guint number)
{
  summer_official_form_begin_row (form, LINE);
  summer_official_form_add_number (form, SUMMER_OFFICIAL_NUMBER, 1, number);
  summer_official_form_add (form, SUMMER_OFFICIAL_TEXT, 1, line->code);
  summer_official_form_add (form, SUMMER_OFFICIAL_TEXT, 1, line->name);
  summer_official_form_add (form, SUMMER_OFFICIAL_TEXT, 1, line->host);
  summer_official_form_add_number (form, SUMMER_OFFICIAL_COUNT, 1, line->headcount);
  summer_official_form_add (form, SUMMER_OFFICIAL_CENTRE, 1,
                            summer_verdict_get_text (line->verdict));
  summer_official_form_add_number (form, SUMMER_OFFICIAL_MONEY, 1, due);
  summer_official_form_add (form, SUMMER_OFFICIAL_TEXT, 1, line->reason);
}

/* What is not done yet is signed by hand. */
static void
add_step (SummerOfficialForm *form,
          const char *label,
          const char *opinion,
          const char *person,
          SummerDay day)
{
  g_autofree char *date = day != SUMMER_DAY_NONE ? summer_day_dup_text_in_year (day) : NULL;
  g_autofree char *sign
      = g_strdup_printf (_ ("(seal)          Signed: %s     Date: %s"),
                         person != NULL && date != NULL ? person : "______________",
                         date != NULL ? date : "______________");

  summer_official_form_add_opinion (form, label, date != NULL ? opinion : NULL, sign, 44);
}

static void
add_steps (SummerOfficialForm *form, const SummerSettlement *of, guint n)
{
  const SummerSettlementRecord *record = &of->record;
  g_autofree char *total = summer_money_dup_text (summer_settlement_get_total_all (of));
  g_autofree char *classes = g_strdup_printf (ngettext ("%u class", "%u classes", n), n);
  g_autofree char *drawn
      = g_strdup_printf (_ ("Drawn up by the records and the policy: %s, %s yuan in all."), classes,
                         total);
  g_autofree char *confirmed = g_strdup_printf (_ ("Confirmed: %s yuan in all."), total);

  add_step (form, _ ("Drawn up"), drawn, record->made_by, record->made_on);
  add_step (form, _ ("Checked"), _ ("Checked against the records."), record->checked_by,
            record->checked_on);
  add_step (form, _ ("Approved"), confirmed, record->confirmed_by, record->confirmed_on);
}

/**
 * summer_approval_form_new:
 *
 * The amounts of a settlement and who drew it up, checked and confirmed it 审批表. A supplement names the classes whose
 * amount it changes, of the fund or of another source; amounts are of all sources, and the total is told source by source.
 *
 * Returns: (transfer full): the form
 */
SummerForm *
summer_approval_form_new (const SummerSettlement *of, const char *programme)
{
  static const double widths[N_APPROVAL] = { 54, 50, 112, 98, 36, 46, 72, 66 };
  const char *const headings[N_APPROVAL]
      = { _ ("No."),       _ ("Class code"), _ ("Class name"), _ ("Host"),
          _ ("Headcount"), _ ("Verdict"),    _ ("Due now"),    _ ("Note") };
  const SummerSettlementRecord *record = &of->record;
  g_autofree char *title
      = g_strdup_printf (_ ("%s: approval of settlement %d"), programme, record->number);
  g_autofree char *as_of = summer_day_dup_text_in_year (record->as_of);
  g_autofree char *basis
      = g_strdup_printf (_ ("By the records up to %s · %s"), as_of,
                         summer_terms_get_text (SUMMER_TERMS_SETTLEMENT, (int) record->state));
  SummerOfficialForm *form = summer_official_form_new (title, FALSE, widths, G_N_ELEMENTS (widths));
  g_autoptr (GArray) sources = summer_settlement_list_sources (of);
  const SummerMoney total = summer_settlement_get_total_all (of);
  guint first, n = 0;

  summer_form_take_name (SUMMER_FORM (form),
                         g_strdup_printf ("%s %d", _ ("Approval form"), record->number));
  summer_official_form_set_words (form, basis, _ ("Unit: yuan"));
  add_headings (form, headings, N_APPROVAL);
  first = summer_official_form_get_row (form);
  for (guint i = 0; i < of->n_lines; i++)
    {
      gboolean moves;
      const SummerMoney due = summer_settlement_get_due_all (of, i, &moves);

      if (record->number == 1 || moves)
        add_line (form, &of->lines[i], due, ++n);
    }
  summer_official_form_begin_row (form, LINE + 4);
  summer_official_form_keep_row (form);
  summer_official_form_add (form, SUMMER_OFFICIAL_SUM_TEXT, 6, _ ("Total"));
  summer_official_form_add_sum (form, SUMMER_OFFICIAL_SUM_MONEY, 1, first, total);
  summer_official_form_add (form, SUMMER_OFFICIAL_SUM_TEXT, 1, NULL);
  if (sources->len > 0)
    add_source (form, NULL, record->total, 6, 1);
  for (guint i = 0; i < sources->len; i++)
    {
      const SummerSettlementSource *source = &g_array_index (sources, SummerSettlementSource, i);

      add_source (form, source->source, source->due, 6, 1);
    }
  add_capital (form, total, N_APPROVAL);
  add_steps (form, of, n);
  return SUMMER_FORM (form);
}

typedef struct
{
  gint64 programme;
  char *name; /* owned */
} Named;

static gboolean
take_programme (const SummerProgrammeRecord *record, gpointer user_data)
{
  Named *sought = user_data;

  if (record->id == sought->programme)
    sought->name = g_strdup (record->name);
  return sought->name == NULL;
}

/**
 * summer_approval_form_load:
 *
 * Returns: (transfer full) (nullable): the form of the settlement of a number; %NULL with NOT_FOUND where there is none
 */
SummerForm *
summer_approval_form_load (SummerStore *store, gint64 programme, int number, GError **error)
{
  Named sought = { .programme = programme };
  g_autoptr (SummerSettlement) of = summer_settlement_load_number (store, programme, number, error);
  g_autofree char *name = NULL;

  if (of == NULL || !summer_programme_each (store, take_programme, &sought, error))
    return NULL;
  name = sought.name;
  return summer_approval_form_new (of, name != NULL ? name : "");
}

/* }}} */
/* {{{ As workbooks */

gboolean
summer_export_application (SummerStore *store,
                           const SummerAssessment *assessment,
                           gint64 class_id,
                           const char *path,
                           GError **error)
{
  g_autoptr (SummerForm) form = summer_class_application_new (store, assessment, class_id, error);
  g_autoptr (SummerXlsx) xlsx = form != NULL ? summer_xlsx_new (path, FALSE, error) : NULL;

  if (xlsx == NULL)
    return FALSE;
  summer_official_form_write_sheet (SUMMER_OFFICIAL_FORM (form), xlsx, _ ("Application form"));
  return summer_xlsx_finish (xlsx, error);
}

/**
 * summer_export_approval_forms:
 *
 * Writes the summary of the classes, and the approval of the last settlement where there is one.
 *
 * Returns: FALSE with @error set; the target is then as it was
 */
gboolean
summer_export_approval_forms (SummerStore *store,
                              const SummerAssessment *assessment,
                              const char *path,
                              GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (SummerSettlement) last
      = summer_settlement_load_last (store, assessment->facts->id, &problem);
  g_autoptr (SummerForm) summary = summer_summary_form_new (assessment);
  g_autoptr (SummerForm) approval
      = last != NULL ? summer_approval_form_new (last, assessment->facts->name) : NULL;
  g_autoptr (SummerXlsx) xlsx = NULL;

  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  xlsx = summer_xlsx_new (path, FALSE, error);
  if (xlsx == NULL)
    return FALSE;
  summer_official_form_write_sheet (SUMMER_OFFICIAL_FORM (summary), xlsx, _ ("Summary form"));
  if (approval != NULL)
    summer_official_form_write_sheet (SUMMER_OFFICIAL_FORM (approval), xlsx, _ ("Approval form"));
  return summer_xlsx_finish (xlsx, error);
}

/* }}} */
