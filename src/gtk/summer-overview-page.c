#include "config.h"

#include <glib/gi18n.h>

#include "summer-overview-page.h"

#include "summer-attendance-chart.h"
#include "summer-fund-bar.h"
#include "summer-phrase.h"
#include "summer-placeholder.h"
#include "summer-print.h"
#include "summer-report.h"
#include "summer-rescue-rows.h"
#include "summer-table.h"
#include "summer-tally.h"
#include "summer-union.h"
#include "summer-wording.h"

#define INDENT 4 /* spaces for each step down the tree of unions */

/* In the order in which they are told. */
static const SummerReading readings[SUMMER_N_READINGS]
    = { SUMMER_READING_ELIGIBLE, SUMMER_READING_UNPROVEN, SUMMER_READING_INELIGIBLE,
        SUMMER_READING_NOT_BEGUN };

struct _SummerOverviewPage
{
  SummerPage parent_instance;

  GtkStack *stack, *todo_stack;
  SummerPlaceholder *placeholder;
  GtkBox *counts, *recorded;
  GtkWidget *numbers[SUMMER_N_READINGS], *units[SUMMER_N_READINGS],
      *count_buttons[SUMMER_N_READINGS];
  SummerFundBar *fund;
  GtkLabel *todo_note, *chart_note, *chart_said;
  char *chart_basis; /* owned: whose days the chart has */
  AdwBin *todo_bin, *union_bin;
  SummerAttendanceChart *chart;
  SummerTable *todo_table, *union_table;

  SummerAssessment *assessment; /* owned: what is shown */
  SummerRescueRows *rows;       /* owned: of what needs attention */
  GPtrArray *unions;
  SummerUnion *total;
};

G_DEFINE_FINAL_TYPE (SummerOverviewPage, summer_overview_page, SUMMER_TYPE_PAGE)

/* {{{ Look here first */

static void
activated_cb (SummerTable *table, guint row, SummerOverviewPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-class", "s",
                              summer_rescue_rows_get_class (self->rows, row)->code);
}

static void
create_todo_table (SummerOverviewPage *self)
{
  SummerTable *table = summer_table_new (self->rows, _ ("Look here first"));

  summer_rescue_rows_add_few_columns (table);
  g_signal_connect (table, "activated", G_CALLBACK (activated_cb), self);
  adw_bin_set_child (self->todo_bin, GTK_WIDGET (table));
  self->todo_table = table;
}

/* }}} */
/* {{{ By union */

static const SummerUnion *
get_union (SummerOverviewPage *self, guint row)
{
  return row == SUMMER_TABLE_TOTAL ? self->total : g_ptr_array_index (self->unions, row);
}

static char *
dup_union (gpointer owner, guint row)
{
  const SummerUnion *of = get_union (owner, row);

  return g_strdup_printf ("%*s%s", (int) (INDENT * of->depth), "", of->name);
}

static void
union_activated_cb (SummerTable *table, guint row, SummerOverviewPage *self)
{
  const SummerUnion *of = row == SUMMER_TABLE_TOTAL ? NULL : get_union (self, row);

  if (of != NULL && of->in_tree)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.union", "s", of->name);
}

static char *
dup_classes (gpointer owner, guint row)
{
  return g_strdup_printf ("%u", get_union (owner, row)->classes->len);
}

static char *
dup_eligible (gpointer owner, guint row)
{
  return g_strdup_printf ("%u", get_union (owner, row)->counts[SUMMER_READING_ELIGIBLE]);
}

static char *
dup_unproven (gpointer owner, guint row)
{
  return g_strdup_printf ("%u", get_union (owner, row)->counts[SUMMER_READING_UNPROVEN]);
}

static char *
dup_ineligible (gpointer owner, guint row)
{
  return g_strdup_printf ("%u", get_union (owner, row)->counts[SUMMER_READING_INELIGIBLE]);
}

static const char *
get_ineligible_style (gpointer owner, guint row)
{
  return get_union (owner, row)->counts[SUMMER_READING_INELIGIBLE] > 0 ? "bad-strong" : "dim-label";
}

static const char *
get_unproven_style (gpointer owner, guint row)
{
  return get_union (owner, row)->counts[SUMMER_READING_UNPROVEN] > 0 ? NULL : "dim-label";
}

static void
create_union_table (SummerOverviewPage *self)
{
  SummerTable *table = summer_table_new (self, _ ("Classes by union"));

  summer_table_add_text (table, _ ("Union"), 0, SUMMER_TABLE_EXPAND, dup_union, NULL);
  summer_table_add_text (table, C_ ("count", "Classes"), 64, SUMMER_TABLE_END, dup_classes, NULL);
  summer_table_add_text (table, summer_verdict_get_text (SUMMER_VERDICT_ELIGIBLE), 64,
                         SUMMER_TABLE_END, dup_eligible, NULL);
  summer_table_add_text (table, summer_verdict_get_text (SUMMER_VERDICT_UNPROVEN), 72,
                         SUMMER_TABLE_END, dup_unproven, NULL);
  summer_table_style_text (table, get_unproven_style);
  summer_table_add_text (table, summer_verdict_get_text (SUMMER_VERDICT_INELIGIBLE), 72,
                         SUMMER_TABLE_END, dup_ineligible, NULL);
  summer_table_style_text (table, get_ineligible_style);
  summer_table_set_has_total (table, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (table), "compact");
  g_signal_connect (table, "activated", G_CALLBACK (union_activated_cb), self);
  adw_bin_set_child (self->union_bin, GTK_WIDGET (table));
  self->union_table = table;
}

/* }}} */
/* {{{ Figures */

static void
create_counts (SummerOverviewPage *self)
{
  for (guint i = 0; i < SUMMER_N_READINGS; i++)
    {
      const SummerReading reading = readings[i];
      GtkWidget *button = gtk_button_new ();
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
      GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
      GtkWidget *figures = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);
      GtkWidget *icon = gtk_image_new_from_icon_name (summer_tally_get_icon (reading));
      GtkWidget *word = gtk_label_new (summer_reading_get_text (reading));

      self->numbers[i] = gtk_label_new (NULL);
      self->units[i] = gtk_label_new (NULL);
      gtk_image_set_pixel_size (GTK_IMAGE (icon), 18);
      gtk_label_set_xalign (GTK_LABEL (word), 0);
      gtk_widget_add_css_class (word, "faint");
      gtk_widget_add_css_class (self->units[i], "faint");
      gtk_widget_add_css_class (self->numbers[i], "big-number");
      gtk_widget_add_css_class (self->numbers[i], summer_tally_get_tone (reading));
      gtk_widget_add_css_class (icon, summer_tally_get_tone (reading));
      gtk_widget_set_valign (self->numbers[i], GTK_ALIGN_BASELINE);
      gtk_widget_set_valign (self->units[i], GTK_ALIGN_BASELINE);
      gtk_box_append (GTK_BOX (figures), self->numbers[i]);
      gtk_box_append (GTK_BOX (figures), self->units[i]);
      gtk_box_append (GTK_BOX (texts), word);
      gtk_box_append (GTK_BOX (texts), figures);
      gtk_box_append (GTK_BOX (box), icon);
      gtk_box_append (GTK_BOX (box), texts);
      gtk_button_set_child (GTK_BUTTON (button), box);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show-classes");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "i", (int) reading);
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_add_css_class (button, "count");
      gtk_widget_set_tooltip_text (button, _ ("Shows these classes"));
      gtk_box_append (self->counts, button);
      self->count_buttons[i] = button;
    }
}

static void
fill_counts (SummerOverviewPage *self)
{
  for (guint i = 0; i < SUMMER_N_READINGS; i++)
    {
      const guint n = summer_reading_count (self->assessment, readings[i]);
      g_autofree char *number = g_strdup_printf ("%u", n);
      g_autofree char *spoken
          = g_strdup_printf ("%s: %u", summer_reading_get_text (readings[i]), n);

      gtk_widget_set_visible (self->count_buttons[i],
                              readings[i] != SUMMER_READING_NOT_BEGUN || n > 0);
      gtk_label_set_text (GTK_LABEL (self->numbers[i]), number);
      gtk_label_set_text (GTK_LABEL (self->units[i]), ngettext ("class", "classes", n));
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->count_buttons[i]),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
    }
}

static void
add_figure (SummerOverviewPage *self, const char *name, gint64 count, const char *style)
{
  g_autofree char *text = summer_phrase_dup_count (count);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *label = gtk_label_new (name), *value = gtk_label_new (text);

  gtk_widget_add_css_class (label, "faint");
  gtk_widget_add_css_class (value, "strong");
  gtk_widget_add_css_class (value, "numeric");
  if (style && count > 0)
    gtk_widget_add_css_class (value, style);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_xalign (GTK_LABEL (value), 0);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), value);
  gtk_box_append (self->recorded, box);
}

/* The child-days so far, of the classes shown. */
static void
fill_recorded (SummerOverviewPage *self)
{
  gint64 expected = 0, present = 0, sick = 0, leave = 0, absent = 0, unrecorded = 0;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->recorded))))
    gtk_box_remove (self->recorded, child);

  for (guint i = 0; i < self->assessment->n_classes; i++)
    {
      const SummerClassAssessment *of = &self->assessment->classes[i];

      expected += of->expected;
      present += of->present;
      sick += of->sick;
      leave += of->leave;
      absent += of->absent;
      unrecorded += of->unrecorded;
    }
  add_figure (self, _ ("Expected"), expected, NULL);
  add_figure (self, summer_terms_get_text (SUMMER_TERMS_MARK, SUMMER_MARK_PRESENT), present, NULL);
  add_figure (self, summer_terms_get_text (SUMMER_TERMS_MARK, SUMMER_MARK_SICK), sick, NULL);
  add_figure (self, summer_terms_get_text (SUMMER_TERMS_MARK, SUMMER_MARK_LEAVE), leave, NULL);
  add_figure (self, summer_terms_get_text (SUMMER_TERMS_MARK, SUMMER_MARK_ABSENT), absent, NULL);
  add_figure (self, _ ("Unrecorded"), unrecorded, "wait");
}

/* The day that is read out stands where it is otherwise said what the chart is of. */
static void
pointed_cb (SummerOverviewPage *self)
{
  SummerChart *chart = SUMMER_CHART (self->chart);
  const gboolean pointed = summer_chart_get_point (chart) != SUMMER_CHART_NO_POINT;

  gtk_label_set_text (self->chart_note, pointed ? NULL : self->chart_basis);
  gtk_label_set_text (self->chart_said, pointed ? summer_chart_get_said (chart) : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->chart_said), pointed);
}

static void
fill_chart (SummerOverviewPage *self)
{
  const GArray *days = summer_office_get_daily (summer_page_get_office (SUMMER_PAGE (self)));
  g_autofree char *as_of = summer_day_dup_text (self->assessment->as_of);
  const char *shown = summer_office_get_union (summer_page_get_office (SUMMER_PAGE (self)));
  g_autofree char *note = shown == NULL ? g_strdup_printf (_ ("all classes, up to %s"), as_of)
                                        : g_strdup_printf (_ ("%s, up to %s"), shown, as_of);

  summer_attendance_chart_set_days (self->chart, (const SummerDaily *) days->data, days->len,
                                    self->assessment->policy->attendance_min, FALSE);
  g_free (self->chart_basis);
  self->chart_basis = g_steal_pointer (&note);
  pointed_cb (self);
}

/* }}} */

static char *
dup_todo_note (SummerOverviewPage *self)
{
  const guint n = summer_rescue_rows_count_urgent (self->rows);

  return g_strdup_printf (ngettext ("%u class to see to, the most urgent first",
                                    "%u classes to see to, the most urgent first", n),
                          n);
}

static void
clear (SummerOverviewPage *self)
{
  g_clear_pointer (&self->unions, g_ptr_array_unref);
  g_clear_pointer (&self->total, summer_union_free);
  g_clear_pointer (&self->assessment, summer_assessment_unref);
}

static void
summer_overview_page_refresh (SummerPage *page)
{
  SummerOverviewPage *self = SUMMER_OVERVIEW_PAGE (page);
  SummerOffice *office = summer_page_get_office (page);
  SummerAssessment *assessment = summer_office_get_assessment (office);
  const gboolean ready = summer_placeholder_update (self->placeholder, office);
  g_autofree char *note = NULL;
  guint n_urgent;

  gtk_stack_set_visible_child_name (self->stack, ready ? "content" : "placeholder");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sheet.copy", ready);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sheet.print", ready);
  if (!ready || assessment == self->assessment)
    return;

  /* Rows ask for what they show: the tables are emptied before it goes. */
  summer_table_set_n_rows (self->todo_table, 0);
  summer_table_set_n_rows (self->union_table, 0);
  clear (self);
  self->assessment = summer_assessment_ref (assessment);
  summer_rescue_rows_set_assessment (self->rows, assessment);
  n_urgent = summer_rescue_rows_count_urgent (self->rows);
  self->unions = summer_union_list_new_tree (assessment, summer_office_get_union_tree (office));
  self->total = summer_union_new_total (assessment, NULL, NULL);

  summer_fund_bar_set_assessment (self->fund, assessment);
  fill_counts (self);
  fill_recorded (self);
  fill_chart (self);
  summer_table_set_n_rows (self->todo_table, n_urgent);
  summer_table_set_n_rows (self->union_table, self->unions->len);
  gtk_stack_set_visible_child_name (self->todo_stack, n_urgent > 0 ? "list" : "done");
  note = dup_todo_note (self);
  gtk_label_set_text (self->todo_note, n_urgent > 0 ? note : NULL);
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerOverviewPage *self = SUMMER_OVERVIEW_PAGE (widget);
  g_autofree char *block = summer_table_dup_block (self->todo_table, FALSE);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), block);
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerOverviewPage *self = SUMMER_OVERVIEW_PAGE (widget);
  const double shares[] = { 9, 20, 10, 46, 15 };
  g_autofree char *as_of = summer_day_dup_text_in_year (self->assessment->as_of);
  g_autofree char *note = dup_todo_note (self);
  g_autofree char *subtitle
      = g_strdup_printf ("%s · %s · %s", self->assessment->facts->name, as_of, note);
  g_autoptr (GPtrArray) rows = summer_table_list_texts (self->todo_table);
  g_autoptr (SummerReport) report = summer_report_new (_ ("Look here first"), subtitle);

  summer_report_add_table (report, rows, shares, G_N_ELEMENTS (shares), 0);
  summer_print_form (SUMMER_FORM (report), GTK_WINDOW (gtk_widget_get_root (widget)));
}

static GtkWidget *
summer_overview_page_get_commands (SummerPage *page)
{
  return GTK_WIDGET (page);
}

static gboolean
summer_overview_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SUMMER_OVERVIEW_PAGE (widget)->todo_table));
}

static void
summer_overview_page_dispose (GObject *object)
{
  SummerOverviewPage *self = SUMMER_OVERVIEW_PAGE (object);

  if (self->todo_bin)
    {
      adw_bin_set_child (self->todo_bin, NULL);
      adw_bin_set_child (self->union_bin, NULL);
    }
  adw_bin_set_child (ADW_BIN (object), NULL);
  clear (self);
  g_clear_pointer (&self->chart_basis, g_free);
  g_clear_pointer (&self->rows, summer_rescue_rows_free);
  G_OBJECT_CLASS (summer_overview_page_parent_class)->dispose (object);
}

static void
summer_overview_page_class_init (SummerOverviewPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SummerPageClass *page_class = SUMMER_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = summer_overview_page_dispose;
  widget_class->grab_focus = summer_overview_page_grab_focus;
  page_class->refresh = summer_overview_page_refresh;
  page_class->get_commands = summer_overview_page_get_commands;

  g_type_ensure (SUMMER_TYPE_ATTENDANCE_CHART);
  g_type_ensure (SUMMER_TYPE_FUND_BAR);
  g_type_ensure (SUMMER_TYPE_PLACEHOLDER);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/summerclasses/SummerClasses/summer-overview-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SummerOverviewPage, stack);
  gtk_widget_class_bind_template_child (widget_class, SummerOverviewPage, todo_stack);
  gtk_widget_class_bind_template_child (widget_class, SummerOverviewPage, placeholder);
  gtk_widget_class_bind_template_child (widget_class, SummerOverviewPage, counts);
  gtk_widget_class_bind_template_child (widget_class, SummerOverviewPage, recorded);
  gtk_widget_class_bind_template_child (widget_class, SummerOverviewPage, fund);
  gtk_widget_class_bind_template_child (widget_class, SummerOverviewPage, todo_note);
  gtk_widget_class_bind_template_child (widget_class, SummerOverviewPage, chart_note);
  gtk_widget_class_bind_template_child (widget_class, SummerOverviewPage, chart_said);
  gtk_widget_class_bind_template_child (widget_class, SummerOverviewPage, todo_bin);
  gtk_widget_class_bind_template_child (widget_class, SummerOverviewPage, union_bin);
  gtk_widget_class_bind_template_child (widget_class, SummerOverviewPage, chart);
  gtk_widget_class_bind_template_callback (widget_class, pointed_cb);
  gtk_widget_class_install_action (widget_class, "sheet.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "sheet.print", NULL, print_action);
}

static void
summer_overview_page_init (SummerOverviewPage *self)
{
  self->rows = summer_rescue_rows_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  create_counts (self);
  create_todo_table (self);
  create_union_table (self);
}

SummerPage *
summer_overview_page_new (void)
{
  return g_object_new (SUMMER_TYPE_OVERVIEW_PAGE, NULL);
}
