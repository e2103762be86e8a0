#include "config.h"

#include <glib/gi18n.h>

#include "summer-subsidy-page.h"

#include "summer-charts-view.h"
#include "summer-explanation-form.h"
#include "summer-forms-menu.h"
#include "summer-explanation-view.h"
#include "summer-filter-mark.h"
#include "summer-fund-bar.h"
#include "summer-payments-view.h"
#include "summer-needle.h"
#include "summer-placeholder.h"
#include "summer-print.h"
#include "summer-report.h"
#include "summer-settings.h"
#include "summer-settled.h"
#include "summer-settlement-view.h"
#include "summer-subsidy-rows.h"
#include "summer-what-if-view.h"
#include "summer-window.h"
#include "summer-years-view.h"

/* The tabs beside that of the subsidy itself: one line each. A view is made when its tab is first shown, and refreshed while
 * it is shown; its office is the same for as long as it lives. */
static const struct
{
  const char *name, *title; /* title: N_() */
  GtkWidget *(*create) (void);
  void (*refresh) (GtkWidget *view, SummerOffice *office);
} tabs[] = {
  { "what-if", N_ ("What If"), summer_what_if_view_new, summer_what_if_view_refresh },
  { "settlement", N_ ("Settlement"), summer_settlement_view_new, summer_settlement_view_refresh },
  { "payments", N_ ("Payments"), summer_payments_view_new, summer_payments_view_refresh },
  { "years", N_ ("Years"), summer_years_view_new, summer_years_view_refresh },
  { "charts", N_ ("Charts"), summer_charts_view_new, summer_charts_view_refresh },
  { NULL, NULL, NULL, NULL }, /* ends it */
};

#define SUBSIDY "subsidy" /* the tab of the template */

struct _SummerSubsidyPage
{
  SummerPage parent_instance;

  GtkStack *stack, *tabs;
  GtkBox *tools; /* of the tab of the subsidy */
  SummerPlaceholder *placeholder;
  GtkLabel *note, *why, *which;
  SummerFilterMark *mark;
  GtkSearchEntry *filter;
  GtkToggleButton *grouped;
  SummerFundBar *fund;
  AdwBin *table_bin;
  SummerExplanationView *explanation;
  SummerTable *table;

  SummerSubsidyRows *rows; /* owned */
  char *chosen;            /* owned: code of the class explained, kept over changes */
  gboolean with_sources;   /* the table has columns for what is not of the fund */
};

G_DEFINE_FINAL_TYPE (SummerSubsidyPage, summer_subsidy_page, SUMMER_TYPE_PAGE)

static void
explain (SummerSubsidyPage *self, const SummerClassAssessment *of)
{
  const SummerAssessment *assessment = summer_subsidy_rows_get_assessment (self->rows);
  g_autofree char *why = NULL, *which = NULL, *amount = NULL;

  summer_explanation_view_set (self->explanation, assessment, of);
  if (of)
    summer_explanation_view_add_settled (self->explanation,
                                         summer_page_get_office (SUMMER_PAGE (self)), of->id);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "subsidy.copy-explanation", of != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "subsidy.open-class", of != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "subsidy.print-explanation", of != NULL);
  if (!of)
    {
      gtk_label_set_text (self->why, _ ("Choose a class to read why it gets what it gets"));
      gtk_label_set_text (self->which, NULL);
      return;
    }
  amount = summer_money_dup_text (of->granted_all);
  why = g_strdup_printf (_ ("Why it is %s yuan"), amount);
  which = g_strdup_printf ("%s %s", of->code,
                           assessment->facts->classes[of - assessment->classes].name);
  gtk_label_set_text (self->why, why);
  gtk_label_set_text (self->which, which);
}

static void
selected_cb (SummerTable *table, guint row, SummerSubsidyPage *self)
{
  const char *code = summer_subsidy_rows_get_code (self->rows, row);

  if (!code)
    return;
  g_free (self->chosen);
  self->chosen = g_strdup (code);
  explain (self, summer_subsidy_rows_get_class (self->rows, row));
}

static void
activated_cb (SummerTable *table, guint row, SummerSubsidyPage *self)
{
  const char *code = summer_subsidy_rows_get_code (self->rows, row);

  if (code)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-class", "s", code);
}

static void
choose (SummerSubsidyPage *self, const char *code)
{
  const guint row = summer_subsidy_rows_find (self->rows, code);

  if (row != SUMMER_TABLE_TOTAL)
    summer_table_select (self->table, row);
  else
    explain (self, NULL);
}

static void
fill_rows (SummerSubsidyPage *self)
{
  const gboolean grouped = gtk_toggle_button_get_active (self->grouped);
  const SummerAssessment *assessment = summer_subsidy_rows_get_assessment (self->rows);
  g_autofree char *chosen = g_strdup (self->chosen);
  guint n_rows;

  summer_table_set_n_rows (self->table, 0);
  n_rows = summer_subsidy_rows_fill (self->rows, grouped);
  summer_table_set_sortable (self->table, !grouped);
  summer_table_set_n_rows (self->table, n_rows);
  choose (self, chosen && summer_assessment_find (assessment, chosen) ? chosen : NULL);
}

static void
grouped_cb (SummerSubsidyPage *self)
{
  if (summer_subsidy_rows_get_assessment (self->rows))
    fill_rows (self);
}

static void
filter_changed_cb (SummerSubsidyPage *self)
{
  summer_subsidy_rows_set_filter (self->rows, gtk_editable_get_text (GTK_EDITABLE (self->filter)));
  summer_table_refilter (self->table);
}

static void
stop_filter_cb (SummerSubsidyPage *self)
{
  summer_filter_mark_clear (self->mark);
  gtk_widget_grab_focus (GTK_WIDGET (self->table));
}

/* Whether the tab of the subsidy is shown, and has something to show. */
static gboolean
shows_subsidy (SummerSubsidyPage *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "content") == 0
         && g_strcmp0 (gtk_stack_get_visible_child_name (self->tabs), SUBSIDY) == 0;
}

/* The view of the tab shown; NULL where that was never to be seen. */
static GtkWidget *
get_view (SummerSubsidyPage *self)
{
  GtkWidget *shown = gtk_stack_get_visible_child (self->tabs);

  return ADW_IS_BIN (shown) ? adw_bin_get_child (ADW_BIN (shown)) : shown;
}

/* What the window's own commands act on may be another, or nothing. */
static void
update_commands (SummerSubsidyPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (SUMMER_IS_WINDOW (root))
    summer_window_update_actions (SUMMER_WINDOW (root));
}

/* The tab shown, by what the records say now. */
static void
update_tab (SummerSubsidyPage *self)
{
  static const char *const actions[]
      = { "sheet.copy", "sheet.print", "sheet.export", "sheet.filter" };
  const char *shown = gtk_stack_get_visible_child_name (self->tabs);
  const gboolean subsidy = shows_subsidy (self);

  gtk_widget_set_visible (GTK_WIDGET (self->tools), g_strcmp0 (shown, SUBSIDY) == 0);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i], subsidy);
  if (summer_subsidy_rows_get_assessment (self->rows) == NULL)
    return;
  for (guint i = 0; tabs[i].name != NULL; i++)
    if (g_strcmp0 (shown, tabs[i].name) == 0)
      {
        if (get_view (self) == NULL)
          adw_bin_set_child (ADW_BIN (gtk_stack_get_visible_child (self->tabs)), tabs[i].create ());
        tabs[i].refresh (get_view (self), summer_page_get_office (SUMMER_PAGE (self)));
      }
}

static void
tab_cb (SummerSubsidyPage *self)
{
  if (summer_page_get_office (SUMMER_PAGE (self)) == NULL)
    return;
  update_tab (self);
  update_commands (self);
}

static void
create_table (SummerSubsidyPage *self)
{
  SummerTable *table = summer_table_new (self->rows, _ ("Subsidy by class"));

  summer_subsidy_rows_add_columns (table, self->with_sources);
  gtk_widget_add_css_class (GTK_WIDGET (table), "dense");
  g_signal_connect (table, "selected", G_CALLBACK (selected_cb), self);
  g_signal_connect (table, "activated", G_CALLBACK (activated_cb), self);
  adw_bin_set_child (self->table_bin, GTK_WIDGET (table));
  self->table = table;
}

static void
show_assessment (SummerSubsidyPage *self, SummerAssessment *assessment)
{
  const gboolean with_sources = assessment->policy->n_sources > 0;
  g_autofree char *as_of = NULL, *note = NULL;

  /* Rows ask for what they show: the table is emptied before it goes. */
  summer_table_set_n_rows (self->table, 0);
  if (with_sources != self->with_sources)
    {
      self->with_sources = with_sources;
      create_table (self);
    }
  summer_subsidy_rows_set_assessment (self->rows, assessment);
  fill_rows (self);
  filter_changed_cb (self);

  summer_fund_bar_set_assessment (self->fund, assessment);
  as_of = summer_day_dup_text (assessment->as_of);
  note = g_strdup_printf (ngettext ("%u class · by the records up to %s",
                                    "%u classes · by the records up to %s", assessment->n_classes),
                          assessment->n_classes, as_of);
  gtk_label_set_text (self->note, note);
}

/* Whether something else is settled than the rows show. */
static gboolean
take_settled (SummerSubsidyPage *self)
{
  SummerOffice *office = summer_page_get_office (SUMMER_PAGE (self));
  g_autoptr (GError) error = NULL;
  GHashTable *settled = summer_settled_load (summer_office_get_store (office),
                                             summer_office_get_programme (office), &error);

  if (settled == NULL)
    summer_window_toast_error (SUMMER_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), error);
  return summer_subsidy_rows_take_settled (self->rows, settled);
}

static void
summer_subsidy_page_refresh (SummerPage *page)
{
  SummerSubsidyPage *self = SUMMER_SUBSIDY_PAGE (page);
  SummerOffice *office = summer_page_get_office (page);
  SummerAssessment *assessment = summer_office_get_assessment (office);
  const gboolean ready = summer_placeholder_update (self->placeholder, office);
  const gboolean settled = ready && take_settled (self);

  gtk_stack_set_visible_child_name (self->stack, ready ? "content" : "placeholder");
  if (ready && assessment != summer_subsidy_rows_get_assessment (self->rows))
    show_assessment (self, assessment);
  else if (settled)
    fill_rows (self);
  update_tab (self);
  update_commands (self);
}

/* "s" = the name of a tab, or the code of a class. */
static void
summer_subsidy_page_show (SummerPage *page, GVariant *target)
{
  SummerSubsidyPage *self = SUMMER_SUBSIDY_PAGE (page);
  const char *what;

  if (!g_variant_is_of_type (target, G_VARIANT_TYPE_STRING))
    return;
  what = g_variant_get_string (target, NULL);
  if (gtk_stack_get_child_by_name (self->tabs, what) != NULL)
    {
      gtk_stack_set_visible_child_name (self->tabs, what);
      return;
    }
  gtk_stack_set_visible_child_name (self->tabs, SUBSIDY);
  if (summer_subsidy_rows_get_assessment (self->rows))
    choose (self, what);
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
  summer_explanation_view_copy (SUMMER_SUBSIDY_PAGE (widget)->explanation);
}

static void
print_explanation_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerSubsidyPage *self = SUMMER_SUBSIDY_PAGE (widget);
  const SummerAssessment *assessment = summer_subsidy_rows_get_assessment (self->rows);
  const SummerClassAssessment *of
      = self->chosen ? summer_assessment_find (assessment, self->chosen) : NULL;
  g_autoptr (SummerForm) form = of ? summer_explanation_form_new (assessment, of) : NULL;

  if (form)
    summer_print_form (form, GTK_WINDOW (gtk_widget_get_root (widget)));
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
  const SummerAssessment *assessment = summer_subsidy_rows_get_assessment (self->rows);
  const double alone[] = { 10, 18, 16, 7, 8, 9, 12, 11, 11, 11, 9 };
  const double with[] = { 10, 20, 16, 9, 12, 11, 11, 12, 11, 9 };
  const guint ends = self->with_sources ? 1u << 3 | 1u << 5 | 1u << 6 | 1u << 7 | 1u << 8
                                        : 1u << 3 | 1u << 4 | 1u << 5 | 1u << 7 | 1u << 8 | 1u << 9;
  g_autofree char *as_of = summer_day_dup_text_in_year (assessment->as_of);
  g_autofree char *subtitle = g_strdup_printf ("%s · %s · %s", assessment->facts->name, as_of,
                                               summer_fund_bar_get_summary (self->fund));
  g_autoptr (GPtrArray) rows = summer_table_list_texts (self->table);
  g_autofree char *narrowed
      = summer_needle_dup_subtitle (subtitle, gtk_editable_get_text (GTK_EDITABLE (self->filter)));
  g_autoptr (SummerReport) report = summer_report_new (_ ("Subsidy"), narrowed);

  summer_report_add_table (report, rows, self->with_sources ? with : alone,
                           self->with_sources ? G_N_ELEMENTS (with) : G_N_ELEMENTS (alone), ends);
  summer_print_form (SUMMER_FORM (report), GTK_WINDOW (gtk_widget_get_root (widget)));
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

/* "s" = what the classes are filtered by, in the tab that lists them. */
static void
filter_by_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerSubsidyPage *self = SUMMER_SUBSIDY_PAGE (widget);

  gtk_editable_set_text (GTK_EDITABLE (self->filter), g_variant_get_string (parameter, NULL));
  gtk_stack_set_visible_child_name (self->tabs, SUBSIDY);
  filter_changed_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->table));
}

static GtkWidget *
summer_subsidy_page_get_commands (SummerPage *page)
{
  SummerSubsidyPage *self = SUMMER_SUBSIDY_PAGE (page);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "content") != 0)
    return NULL;
  return shows_subsidy (self) ? GTK_WIDGET (page) : get_view (self);
}

static gboolean
summer_subsidy_page_grab_focus (GtkWidget *widget)
{
  SummerSubsidyPage *self = SUMMER_SUBSIDY_PAGE (widget);

  GtkWidget *view = shows_subsidy (self) ? GTK_WIDGET (self->table) : get_view (self);

  return view != NULL && gtk_widget_grab_focus (view);
}

static void
summer_subsidy_page_dispose (GObject *object)
{
  SummerSubsidyPage *self = SUMMER_SUBSIDY_PAGE (object);

  if (self->table_bin)
    adw_bin_set_child (self->table_bin, NULL);
  adw_bin_set_child (ADW_BIN (object), NULL);
  g_clear_pointer (&self->rows, summer_subsidy_rows_free);
  g_clear_pointer (&self->chosen, g_free);
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
  g_type_ensure (SUMMER_TYPE_FILTER_MARK);
  g_type_ensure (SUMMER_TYPE_PLACEHOLDER);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/summerclasses/SummerClasses/summer-subsidy-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SummerSubsidyPage, stack);
  gtk_widget_class_bind_template_child (widget_class, SummerSubsidyPage, tabs);
  gtk_widget_class_bind_template_child (widget_class, SummerSubsidyPage, tools);
  gtk_widget_class_bind_template_child (widget_class, SummerSubsidyPage, placeholder);
  gtk_widget_class_bind_template_child (widget_class, SummerSubsidyPage, note);
  gtk_widget_class_bind_template_child (widget_class, SummerSubsidyPage, why);
  gtk_widget_class_bind_template_child (widget_class, SummerSubsidyPage, which);
  gtk_widget_class_bind_template_child (widget_class, SummerSubsidyPage, filter);
  gtk_widget_class_bind_template_child (widget_class, SummerSubsidyPage, mark);
  gtk_widget_class_bind_template_child (widget_class, SummerSubsidyPage, grouped);
  gtk_widget_class_bind_template_child (widget_class, SummerSubsidyPage, fund);
  gtk_widget_class_bind_template_child (widget_class, SummerSubsidyPage, table_bin);
  gtk_widget_class_bind_template_child (widget_class, SummerSubsidyPage, explanation);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_filter_cb);
  gtk_widget_class_bind_template_callback (widget_class, grouped_cb);
  gtk_widget_class_bind_template_callback (widget_class, tab_cb);
  gtk_widget_class_install_action (widget_class, "sheet.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "sheet.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "sheet.export", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "sheet.filter", NULL, filter_action);
  gtk_widget_class_install_action (widget_class, "subsidy.filter", "s", filter_by_action);
  gtk_widget_class_install_action (widget_class, "subsidy.copy-explanation", NULL,
                                   copy_explanation_action);
  gtk_widget_class_install_action (widget_class, "subsidy.open-class", NULL, open_class_action);
  gtk_widget_class_install_action (widget_class, "subsidy.print-explanation", NULL,
                                   print_explanation_action);
}

/* Before the button of the workbook, which stands out. */
static void
add_forms (SummerSubsidyPage *self)
{
  GtkWidget *last = gtk_widget_get_last_child (GTK_WIDGET (self->tools));
  GtkWidget *forms = summer_forms_menu_new ();

  summer_forms_menu_set (forms, SUMMER_FORMS_OF_PROGRAMME, 0);
  gtk_box_insert_child_after (self->tools, forms, gtk_widget_get_prev_sibling (last));
}

static void
summer_subsidy_page_init (SummerSubsidyPage *self)
{
  g_autoptr (GSettings) settings = summer_settings_new_for_sheet ("subsidy");

  self->rows = summer_subsidy_rows_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  create_table (self);
  add_forms (self);
  for (guint i = 0; tabs[i].name != NULL; i++)
    gtk_stack_add_titled (self->tabs, adw_bin_new (), tabs[i].name, _ (tabs[i].title));
  summer_filter_mark_watch (self->mark, self->filter, settings);
}

SummerPage *
summer_subsidy_page_new (void)
{
  return g_object_new (SUMMER_TYPE_SUBSIDY_PAGE, NULL);
}
