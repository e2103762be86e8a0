#include "config.h"

#include <glib/gi18n.h>

#include "summer-subsidy-page.h"

#include "summer-explanation-view.h"
#include "summer-fund-bar.h"
#include "summer-phrase.h"
#include "summer-placeholder.h"
#include "summer-print.h"
#include "summer-table.h"
#include "summer-tally.h"
#include "summer-union.h"
#include "summer-wording.h"

/* A class, or the subtotal of a union. */
typedef struct
{
  guint class_index;
  const SummerUnion *subtotal; /* borrowed; NULL in the row of a class */
} Row;

struct _SummerSubsidyPage
{
  SummerPage parent_instance;

  GtkStack *stack;
  SummerPlaceholder *placeholder;
  GtkLabel *note, *why, *which;
  GtkSearchEntry *filter;
  GtkToggleButton *grouped;
  SummerFundBar *fund;
  AdwBin *table_bin;
  SummerExplanationView *explanation;
  SummerTable *table;

  SummerAssessment *assessment; /* owned: what is shown */
  GPtrArray *unions;            /* SummerUnion, owned */
  SummerUnion *total;           /* owned */
  GArray *rows;                 /* Row */
  char *chosen;                 /* owned: code of the class explained, kept over changes */
  char *needle;                 /* owned: the filter's text, folded */
};

G_DEFINE_FINAL_TYPE (SummerSubsidyPage, summer_subsidy_page, SUMMER_TYPE_PAGE)

/* {{{ Rows */

static const SummerUnion *
get_sum (SummerSubsidyPage *self, guint row)
{
  return row == SUMMER_TABLE_TOTAL ? self->total : g_array_index (self->rows, Row, row).subtotal;
}

static guint
get_index (SummerSubsidyPage *self, guint row)
{
  return g_array_index (self->rows, Row, row).class_index;
}

static const SummerClassAssessment *
get_assessed (SummerSubsidyPage *self, guint row)
{
  return &self->assessment->classes[get_index (self, row)];
}

static const SummerClassFacts *
get_facts (SummerSubsidyPage *self, guint row)
{
  return &self->assessment->facts->classes[get_index (self, row)];
}

static char *
dup_code (gpointer owner, guint row)
{
  if (row == SUMMER_TABLE_TOTAL)
    return g_strdup (_ ("Total"));
  return get_sum (owner, row) ? NULL : g_strdup (get_facts (owner, row)->code);
}

static char *
dup_name (gpointer owner, guint row)
{
  const SummerUnion *sum = get_sum (owner, row);
  g_autofree char *classes = NULL;

  if (!sum)
    return g_strdup (get_facts (owner, row)->name);
  classes
      = g_strdup_printf (ngettext ("%u class", "%u classes", sum->classes->len), sum->classes->len);
  if (row == SUMMER_TABLE_TOTAL)
    return g_steal_pointer (&classes);
  return g_strdup_printf (_ ("Subtotal, %s"), classes);
}

static char *
dup_union (gpointer owner, guint row)
{
  const SummerUnion *sum = get_sum (owner, row);

  if (row == SUMMER_TABLE_TOTAL)
    return NULL;
  return g_strdup (sum ? sum->name : get_facts (owner, row)->union_name);
}

static char *
dup_headcount (gpointer owner, guint row)
{
  const SummerUnion *sum = get_sum (owner, row);

  return summer_phrase_dup_count (sum ? sum->headcount
                                      : (gint64) get_assessed (owner, row)->headcount);
}

static char *
dup_days (gpointer owner, guint row)
{
  return get_sum (owner, row) ? NULL : g_strdup_printf ("%d", get_assessed (owner, row)->held_days);
}

static char *
dup_rate (gpointer owner, guint row)
{
  const SummerUnion *sum = get_sum (owner, row);
  g_autofree char *rate = sum ? summer_rate_dup_percent (sum->present, sum->expected)
                              : summer_rate_dup_percent (get_assessed (owner, row)->present,
                                                         get_assessed (owner, row)->expected);

  return rate ? g_strdup_printf ("%s%%", rate) : g_strdup ("–");
}

static const char *
get_rate_style (gpointer owner, guint row)
{
  const SummerFinding *finding;

  if (get_sum (owner, row))
    return NULL;
  finding = summer_class_assessment_find (get_assessed (owner, row), SUMMER_CONDITION_ATTENDANCE);
  return finding && finding->outcome == SUMMER_OUTCOME_FAIL ? "bad-strong" : NULL;
}

static GtkWidget *
create_tally (gpointer owner)
{
  return summer_tally_new ();
}

static void
bind_tally (gpointer owner, GtkWidget *cell, guint row)
{
  const SummerUnion *sum = get_sum (owner, row);

  if (sum)
    summer_tally_set_counts (SUMMER_TALLY (cell), sum->counts);
  else
    summer_tally_set_verdict (SUMMER_TALLY (cell), get_assessed (owner, row)->verdict);
}

static char *
dup_verdict (gpointer owner, guint row)
{
  const SummerUnion *sum = get_sum (owner, row);

  if (!sum)
    return g_strdup (summer_verdict_get_text (get_assessed (owner, row)->verdict));
  return g_strdup_printf ("%u / %u / %u", sum->counts[SUMMER_VERDICT_ELIGIBLE],
                          sum->counts[SUMMER_VERDICT_UNPROVEN],
                          sum->counts[SUMMER_VERDICT_INELIGIBLE]);
}

static char *
dup_base (gpointer owner, guint row)
{
  const SummerUnion *sum = get_sum (owner, row);

  if (sum)
    return summer_money_dup_text (sum->base);
  if (get_assessed (owner, row)->verdict == SUMMER_VERDICT_UNPROVEN)
    return g_strdup ("—");
  return summer_money_dup_text (get_assessed (owner, row)->base);
}

static char *
dup_granted (gpointer owner, guint row)
{
  const SummerUnion *sum = get_sum (owner, row);

  if (sum)
    return summer_money_dup_text (sum->granted);
  if (get_assessed (owner, row)->verdict == SUMMER_VERDICT_UNPROVEN)
    return g_strdup (summer_verdict_get_text (SUMMER_VERDICT_UNPROVEN));
  return summer_money_dup_text (get_assessed (owner, row)->granted);
}

static const char *
get_amount_style (gpointer owner, guint row)
{
  if (get_sum (owner, row))
    return NULL;
  switch (get_assessed (owner, row)->verdict)
    {
    case SUMMER_VERDICT_UNPROVEN:
      return "wait";
    case SUMMER_VERDICT_INELIGIBLE:
      return "faint-figure";
    case SUMMER_VERDICT_ELIGIBLE:
    default:
      return NULL;
    }
}

/* The end of the account's number is enough to tell it by. */
static char *
dup_account (gpointer owner, guint row)
{
  const char *number;
  gsize length;

  if (row == SUMMER_TABLE_TOTAL)
    return g_strdup (_ ("in yuan"));
  if (get_sum (owner, row))
    return NULL;
  number = get_facts (owner, row)->account_number;
  length = number ? strlen (number) : 0;
  if (length == 0)
    return g_strdup (_ ("missing"));
  return g_strdup_printf (_ ("…%s"), number + (length > 4 ? length - 4 : 0));
}

static const char *
get_account_style (gpointer owner, guint row)
{
  const char *number = get_sum (owner, row) ? "" : get_facts (owner, row)->account_number;

  if (row == SUMMER_TABLE_TOTAL)
    return "faint";
  return get_sum (owner, row) || (number && *number) ? NULL : "wait-strong";
}

static const char *
get_row_style (gpointer owner, guint row)
{
  return get_sum (owner, row) ? "subtotal" : NULL;
}

static gboolean
matches (gpointer owner, guint row)
{
  SummerSubsidyPage *self = owner;
  const SummerClassFacts *facts;
  g_autofree char *hay = NULL, *folded = NULL;

  if (!self->needle)
    return TRUE;
  /* Under a filter the sums would no longer be those of the rows above them. */
  if (get_sum (self, row))
    return FALSE;
  facts = get_facts (self, row);
  hay = g_strdup_printf ("%s\n%s\n%s\n%s", facts->code, facts->name,
                         facts->union_name ? facts->union_name : "",
                         summer_verdict_get_text (get_assessed (self, row)->verdict));
  folded = g_utf8_casefold (hay, -1);
  return strstr (folded, self->needle) != NULL;
}

/* }}} */
/* {{{ Orders; only without groups, so every row is a class */

static int
compare_codes (gpointer owner, guint a, guint b)
{
  return (int) get_index (owner, a) - (int) get_index (owner, b);
}

static int
compare_names (gpointer owner, guint a, guint b)
{
  return g_utf8_collate (get_facts (owner, a)->name, get_facts (owner, b)->name);
}

static int
compare_unions (gpointer owner, guint a, guint b)
{
  return g_strcmp0 (get_facts (owner, a)->union_name, get_facts (owner, b)->union_name);
}

static int
compare_headcounts (gpointer owner, guint a, guint b)
{
  return get_assessed (owner, a)->headcount - get_assessed (owner, b)->headcount;
}

static int
compare_days (gpointer owner, guint a, guint b)
{
  return get_assessed (owner, a)->held_days - get_assessed (owner, b)->held_days;
}

/* Exact: a/b against c/d by the cross products. */
static int
compare_rates (gpointer owner, guint a, guint b)
{
  const SummerClassAssessment *x = get_assessed (owner, a), *y = get_assessed (owner, b);
  const gint64 left = x->present * MAX (1, y->expected), right = y->present * MAX (1, x->expected);

  return (left > right) - (left < right);
}

static int
compare_verdicts (gpointer owner, guint a, guint b)
{
  return (int) get_assessed (owner, a)->verdict - (int) get_assessed (owner, b)->verdict;
}

static int
compare_bases (gpointer owner, guint a, guint b)
{
  const SummerMoney x = get_assessed (owner, a)->base, y = get_assessed (owner, b)->base;

  return (x > y) - (x < y);
}

static int
compare_grants (gpointer owner, guint a, guint b)
{
  const SummerMoney x = get_assessed (owner, a)->granted, y = get_assessed (owner, b)->granted;

  return (x > y) - (x < y);
}

/* }}} */

static void
explain (SummerSubsidyPage *self, const SummerClassAssessment *of)
{
  g_autofree char *why = NULL, *which = NULL, *amount = NULL;

  summer_explanation_view_set (self->explanation, self->assessment, of);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "subsidy.copy-explanation", of != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "subsidy.open-class", of != NULL);
  if (!of)
    {
      gtk_label_set_text (self->why, _ ("Choose a class to read why it gets what it gets"));
      gtk_label_set_text (self->which, NULL);
      return;
    }
  amount = summer_money_dup_text (of->granted);
  why = g_strdup_printf (_ ("Why it is %s yuan"), amount);
  which = g_strdup_printf ("%s %s", of->code,
                           self->assessment->facts->classes[of - self->assessment->classes].name);
  gtk_label_set_text (self->why, why);
  gtk_label_set_text (self->which, which);
}

static void
selected_cb (SummerTable *table, guint row, SummerSubsidyPage *self)
{
  if (get_sum (self, row))
    return;
  g_free (self->chosen);
  self->chosen = g_strdup (get_facts (self, row)->code);
  explain (self, get_assessed (self, row));
}

static void
activated_cb (SummerTable *table, guint row, SummerSubsidyPage *self)
{
  if (!get_sum (self, row))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-class", "s",
                                get_facts (self, row)->code);
}

static void
choose (SummerSubsidyPage *self, const char *code)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (!get_sum (self, i) && (!code || g_strcmp0 (get_facts (self, i)->code, code) == 0))
      {
        summer_table_select (self->table, i);
        return;
      }
  explain (self, NULL);
}

static void
fill_rows (SummerSubsidyPage *self)
{
  const gboolean grouped = gtk_toggle_button_get_active (self->grouped);
  g_autofree char *chosen = g_strdup (self->chosen);

  summer_table_set_n_rows (self->table, 0);
  g_array_set_size (self->rows, 0);
  for (guint i = 0; grouped && i < self->unions->len; i++)
    {
      const SummerUnion *of = g_ptr_array_index (self->unions, i);
      const Row subtotal = { 0, of };

      for (guint j = 0; j < of->classes->len; j++)
        {
          const Row row = { g_array_index (of->classes, guint, j), NULL };

          g_array_append_val (self->rows, row);
        }
      g_array_append_val (self->rows, subtotal);
    }
  for (guint i = 0; !grouped && i < self->assessment->n_classes; i++)
    {
      const Row row = { i, NULL };

      g_array_append_val (self->rows, row);
    }
  summer_table_set_sortable (self->table, !grouped);
  summer_table_set_n_rows (self->table, self->rows->len);
  choose (self, chosen && summer_assessment_find (self->assessment, chosen) ? chosen : NULL);
}

static void
grouped_cb (SummerSubsidyPage *self)
{
  if (self->assessment)
    fill_rows (self);
}

static void
filter_changed_cb (SummerSubsidyPage *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->filter));

  g_free (self->needle);
  self->needle = *text ? g_utf8_casefold (text, -1) : NULL;
  summer_table_refilter (self->table);
}

static void
stop_filter_cb (SummerSubsidyPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->filter), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->table));
}

static void
clear (SummerSubsidyPage *self)
{
  g_clear_pointer (&self->unions, g_ptr_array_unref);
  g_clear_pointer (&self->total, summer_union_free);
  g_clear_pointer (&self->assessment, summer_assessment_unref);
}

static void
summer_subsidy_page_refresh (SummerPage *page)
{
  SummerSubsidyPage *self = SUMMER_SUBSIDY_PAGE (page);
  SummerOffice *office = summer_page_get_office (page);
  SummerAssessment *assessment = summer_office_get_assessment (office);
  const gboolean ready = summer_placeholder_update (self->placeholder, office);
  g_autofree char *as_of = NULL, *note = NULL;

  gtk_stack_set_visible_child_name (self->stack, ready ? "content" : "placeholder");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sheet.copy", ready);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sheet.print", ready);
  if (!ready || assessment == self->assessment)
    return;

  /* Rows ask for what they show: the table is emptied before it goes. */
  summer_table_set_n_rows (self->table, 0);
  clear (self);
  self->assessment = summer_assessment_ref (assessment);
  self->unions = summer_union_list_new (assessment);
  self->total = summer_union_new_total (assessment);
  fill_rows (self);

  summer_fund_bar_set_assessment (self->fund, assessment);
  as_of = summer_day_dup_text (assessment->as_of);
  note = g_strdup_printf (ngettext ("%u class · by the records up to %s",
                                    "%u classes · by the records up to %s", assessment->n_classes),
                          assessment->n_classes, as_of);
  gtk_label_set_text (self->note, note);
}

static void
summer_subsidy_page_show (SummerPage *page, GVariant *target)
{
  SummerSubsidyPage *self = SUMMER_SUBSIDY_PAGE (page);

  if (self->assessment && g_variant_is_of_type (target, G_VARIANT_TYPE_STRING))
    choose (self, g_variant_get_string (target, NULL));
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree char *block = summer_table_dup_block (SUMMER_SUBSIDY_PAGE (widget)->table, FALSE);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), block);
}

static void
copy_explanation_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree char *text
      = summer_explanation_view_dup_text (SUMMER_SUBSIDY_PAGE (widget)->explanation);

  if (text)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
}

static void
open_class_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerSubsidyPage *self = SUMMER_SUBSIDY_PAGE (widget);

  if (self->chosen)
    gtk_widget_activate_action (widget, "win.show-class", "s", self->chosen);
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerSubsidyPage *self = SUMMER_SUBSIDY_PAGE (widget);
  const double shares[] = { 10, 18, 16, 7, 8, 9, 12, 11, 11, 9 };
  const guint ends = 1u << 3 | 1u << 4 | 1u << 5 | 1u << 7 | 1u << 8;
  g_autofree char *as_of = summer_day_dup_text_in_year (self->assessment->as_of);
  g_autofree char *subtitle = g_strdup_printf ("%s · %s · %s", self->assessment->facts->name, as_of,
                                               summer_fund_bar_get_summary (self->fund));
  g_autoptr (GPtrArray) rows = summer_table_list_texts (self->table);
  SummerReport *report = summer_report_new (_ ("Subsidy"), subtitle);

  summer_report_add_table (report, rows, shares, G_N_ELEMENTS (shares), ends);
  summer_print_report (report, GTK_WINDOW (gtk_widget_get_root (widget)), _ ("Subsidy"));
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "win.save-as", "s", "subsidy");
}

static void
filter_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (SUMMER_SUBSIDY_PAGE (widget)->filter));
}

static GtkWidget *
summer_subsidy_page_get_commands (SummerPage *page)
{
  return GTK_WIDGET (page);
}

static gboolean
summer_subsidy_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SUMMER_SUBSIDY_PAGE (widget)->table));
}

static void
summer_subsidy_page_dispose (GObject *object)
{
  SummerSubsidyPage *self = SUMMER_SUBSIDY_PAGE (object);

  if (self->table_bin)
    adw_bin_set_child (self->table_bin, NULL);
  adw_bin_set_child (ADW_BIN (object), NULL);
  clear (self);
  g_clear_pointer (&self->rows, g_array_unref);
  g_clear_pointer (&self->chosen, g_free);
  g_clear_pointer (&self->needle, g_free);
  G_OBJECT_CLASS (summer_subsidy_page_parent_class)->dispose (object);
}

static void
summer_subsidy_page_class_init (SummerSubsidyPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SummerPageClass *page_class = SUMMER_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = summer_subsidy_page_dispose;
  widget_class->grab_focus = summer_subsidy_page_grab_focus;
  page_class->refresh = summer_subsidy_page_refresh;
  page_class->show = summer_subsidy_page_show;
  page_class->get_commands = summer_subsidy_page_get_commands;

  g_type_ensure (SUMMER_TYPE_EXPLANATION_VIEW);
  g_type_ensure (SUMMER_TYPE_FUND_BAR);
  g_type_ensure (SUMMER_TYPE_PLACEHOLDER);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/summerclasses/SummerClasses/summer-subsidy-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SummerSubsidyPage, stack);
  gtk_widget_class_bind_template_child (widget_class, SummerSubsidyPage, placeholder);
  gtk_widget_class_bind_template_child (widget_class, SummerSubsidyPage, note);
  gtk_widget_class_bind_template_child (widget_class, SummerSubsidyPage, why);
  gtk_widget_class_bind_template_child (widget_class, SummerSubsidyPage, which);
  gtk_widget_class_bind_template_child (widget_class, SummerSubsidyPage, filter);
  gtk_widget_class_bind_template_child (widget_class, SummerSubsidyPage, grouped);
  gtk_widget_class_bind_template_child (widget_class, SummerSubsidyPage, fund);
  gtk_widget_class_bind_template_child (widget_class, SummerSubsidyPage, table_bin);
  gtk_widget_class_bind_template_child (widget_class, SummerSubsidyPage, explanation);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_filter_cb);
  gtk_widget_class_bind_template_callback (widget_class, grouped_cb);
  gtk_widget_class_install_action (widget_class, "sheet.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "sheet.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "sheet.export", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "sheet.filter", NULL, filter_action);
  gtk_widget_class_install_action (widget_class, "subsidy.copy-explanation", NULL,
                                   copy_explanation_action);
  gtk_widget_class_install_action (widget_class, "subsidy.open-class", NULL, open_class_action);
}

static void
create_table (SummerSubsidyPage *self)
{
  SummerTable *table = summer_table_new (self, _ ("Subsidy by class"));

  summer_table_add_text (table, _ ("Code"), 72, SUMMER_TABLE_PLAIN, dup_code, compare_codes);
  summer_table_add_text (table, _ ("Class"), 0, SUMMER_TABLE_EXPAND, dup_name, compare_names);
  summer_table_add_text (table, _ ("Union"), 102, SUMMER_TABLE_PLAIN, dup_union, compare_unions);
  summer_table_add_text (table, C_ ("column", "Children"), 62, SUMMER_TABLE_END, dup_headcount,
                         compare_headcounts);
  summer_table_add_text (table, C_ ("column", "Days"), 70, SUMMER_TABLE_END, dup_days,
                         compare_days);
  summer_table_add_text (table, C_ ("column", "Rate"), 70, SUMMER_TABLE_END, dup_rate,
                         compare_rates);
  summer_table_style_text (table, get_rate_style);
  summer_table_add_cell (table, _ ("Verdict"), 122, SUMMER_TABLE_PLAIN, create_tally, bind_tally,
                         dup_verdict, compare_verdicts);
  summer_table_add_text (table, C_ ("column", "Base"), 84, SUMMER_TABLE_END, dup_base,
                         compare_bases);
  summer_table_style_text (table, get_amount_style);
  summer_table_add_text (table, _ ("Granted"), 84, SUMMER_TABLE_END, dup_granted, compare_grants);
  summer_table_style_text (table, get_amount_style);
  summer_table_add_text (table, _ ("Account"), 94, SUMMER_TABLE_PLAIN, dup_account, NULL);
  summer_table_style_text (table, get_account_style);
  summer_table_set_row_style (table, get_row_style);
  summer_table_set_filter (table, matches);
  summer_table_set_has_total (table, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (table), "dense");
  g_signal_connect (table, "selected", G_CALLBACK (selected_cb), self);
  g_signal_connect (table, "activated", G_CALLBACK (activated_cb), self);
  adw_bin_set_child (self->table_bin, GTK_WIDGET (table));
  self->table = table;
}

static void
summer_subsidy_page_init (SummerSubsidyPage *self)
{
  self->rows = g_array_new (FALSE, TRUE, sizeof (Row));
  gtk_widget_init_template (GTK_WIDGET (self));
  create_table (self);
}

SummerPage *
summer_subsidy_page_new (void)
{
  return g_object_new (SUMMER_TYPE_SUBSIDY_PAGE, NULL);
}
