#include "config.h"

#include "summer-years-view.h"

#include <glib/gi18n.h>

#include "summer-export-years.h"
#include "summer-filter-mark.h"
#include "summer-list-chooser.h"
#include "summer-needle.h"
#include "summer-past-years.h"
#include "summer-print.h"
#include "summer-report.h"
#include "summer-settings.h"
#include "summer-window.h"
#include "summer-years-rows.h"

/* Of the table of the years, in pixels: it is as high as there are years. */
#define HEAD_HEIGHT 36
#define LINE_HEIGHT 27

struct _SummerYearsView
{
  AdwBin parent_instance;

  SummerOffice *office; /* borrowed: it outlives the window; NULL until the first refresh */
  GtkStack *stack;
  GtkDropDown *by, *measure;
  GtkSearchEntry *filter;
  SummerFilterMark *mark;
  GtkLabel *which, *note, *problem;
  GtkWidget *all;
  AdwBin *table_bin, *years_bin;
  SummerTable *table, *years_table; /* table: NULL until there are years */

  SummerPastYears *past; /* owned */
  SummerYearsRows *rows; /* owned */
  char *union_name;      /* owned: that the rows are of; NULL = all */
  char *chosen;          /* owned: the row that is shown above; NULL = all */
  char *columns;         /* owned: what the columns of the table are of */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (SummerYearsView, summer_years_view, ADW_TYPE_BIN)

static SummerYearsBy
get_by (SummerYearsView *self)
{
  return (SummerYearsBy) MIN (gtk_drop_down_get_selected (self->by), SUMMER_N_YEARS_BY - 1);
}

static SummerYearMeasure
get_measure (SummerYearsView *self)
{
  return (SummerYearMeasure) MIN (gtk_drop_down_get_selected (self->measure),
                                  SUMMER_N_YEAR_MEASURES - 1);
}

/* {{{ Shows them */

static void
show_chosen (SummerYearsView *self)
{
  const guint row = self->chosen != NULL ? summer_years_rows_find (self->rows, self->chosen)
                                         : SUMMER_TABLE_TOTAL;
  const char *shown = summer_office_get_union (self->office);
  const gboolean narrowed = *gtk_editable_get_text (GTK_EDITABLE (self->filter)) != '\0';

  if (row != SUMMER_TABLE_TOTAL)
    gtk_label_set_text (self->which, self->chosen);
  else if (narrowed)
    gtk_label_set_text (self->which, _ ("What the filter shows"));
  else
    gtk_label_set_text (self->which, shown != NULL ? shown : _ ("The whole programme"));
  gtk_widget_set_visible (self->all, row != SUMMER_TABLE_TOTAL);
  summer_table_take_texts (self->years_table, summer_years_rows_list_years (self->rows, row));
}

static void
selected_cb (SummerYearsView *self, guint row)
{
  if (self->filling)
    return;
  g_free (self->chosen);
  self->chosen = g_strdup (summer_years_rows_get (self->rows, row)->key);
  show_chosen (self);
}

/* A table with other columns where there are other years, or the lines are others; it is sorted as before otherwise. */
static void
update_table (SummerYearsView *self)
{
  GPtrArray *years = summer_years_rows_get_years (self->rows);
  g_autoptr (GString) columns = g_string_new (summer_years_by_get_title (get_by (self)));

  for (guint i = 0; i < years->len; i++)
    g_string_append_printf (columns, " %d", ((SummerYear *) g_ptr_array_index (years, i))->year);
  if (self->table != NULL && g_strcmp0 (self->columns, columns->str) == 0)
    return;
  g_free (self->columns);
  self->columns = g_strdup (columns->str);
  self->table = summer_years_rows_new_table (self->rows, summer_years_by_get_title (get_by (self)));
  g_signal_connect_swapped (self->table, "selected", G_CALLBACK (selected_cb), self);
  adw_bin_set_child (self->table_bin, GTK_WIDGET (self->table));
}

static void
fill (SummerYearsView *self)
{
  GPtrArray *years = summer_past_years_get (self->past);
  guint n_rows, row;

  /* Rows ask for what they show: the table is emptied before they go. */
  self->filling = TRUE;
  if (self->table != NULL)
    summer_table_set_n_rows (self->table, 0);
  g_free (self->union_name);
  self->union_name = g_strdup (summer_office_get_union (self->office));
  n_rows = summer_years_rows_set (self->rows, years, get_by (self), self->union_name);
  update_table (self);
  summer_table_set_n_rows (self->table, n_rows);
  row = self->chosen != NULL ? summer_years_rows_find (self->rows, self->chosen)
                             : SUMMER_TABLE_TOTAL;
  if (row != SUMMER_TABLE_TOTAL)
    summer_table_select (self->table, row);
  self->filling = FALSE;
  gtk_widget_set_size_request (GTK_WIDGET (self->years_bin), -1,
                               HEAD_HEIGHT + LINE_HEIGHT * (int) years->len);
  gtk_label_set_text (self->note, years->len > 1 ? NULL
                                                 : _ ("The file has no programme of an earlier "
                                                      "year: import one to compare with."));
  show_chosen (self);
}

static void
update (SummerYearsView *self)
{
  static const char *const actions[]
      = { "sheet.copy", "sheet.print", "sheet.export", "sheet.filter", "years.save-to" };
  const GError *error = summer_past_years_get_error (self->past);
  GPtrArray *years = summer_past_years_get (self->past);

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i], years != NULL);
  gtk_stack_set_visible_child_name (self->stack, error != NULL   ? "error"
                                                 : years != NULL ? "content"
                                                                 : "loading");
  if (error != NULL)
    gtk_label_set_text (self->problem, g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
                                           ? _ ("The earlier years were not compared.")
                                           : error->message);
  if (years != NULL
      && (years != summer_years_rows_get_years (self->rows)
          || g_strcmp0 (self->union_name, summer_office_get_union (self->office)) != 0))
    fill (self);
}

static void
loaded_cb (SummerYearsView *self)
{
  if (self->office != NULL)
    update (self);
}

void
summer_years_view_refresh (GtkWidget *view, SummerOffice *office)
{
  SummerYearsView *self;

  g_return_if_fail (SUMMER_IS_YEARS_VIEW (view) && SUMMER_IS_OFFICE (office));

  self = SUMMER_YEARS_VIEW (view);
  self->office = office;
  summer_past_years_refresh (self->past, office);
  update (self);
}

/* }}} */
/* {{{ Takes what a person chooses */

static void
by_cb (SummerYearsView *self)
{
  g_clear_pointer (&self->chosen, g_free);
  if (summer_past_years_get (self->past) != NULL)
    fill (self);
}

static void
measure_cb (SummerYearsView *self)
{
  summer_years_rows_set_measure (self->rows, get_measure (self));
  if (summer_past_years_get (self->past) != NULL)
    fill (self);
}

static void
filter_changed_cb (SummerYearsView *self)
{
  summer_years_rows_set_filter (self->rows, gtk_editable_get_text (GTK_EDITABLE (self->filter)));
  if (self->table == NULL)
    return;
  summer_table_refilter (self->table);
  show_chosen (self);
}

static void
stop_filter_cb (SummerYearsView *self)
{
  summer_filter_mark_clear (self->mark);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerYearsView *self = SUMMER_YEARS_VIEW (widget);

  g_clear_pointer (&self->chosen, g_free);
  if (self->table != NULL)
    fill (self);
}

static void
retry_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerYearsView *self = SUMMER_YEARS_VIEW (widget);

  summer_past_years_retry (self->past, self->office);
  update (self);
}

/* }}} */
/* {{{ Copy, paper, files */

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree char *block = summer_table_dup_block (SUMMER_YEARS_VIEW (widget)->table, FALSE);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), block);
}

/* Both tables as they are shown. */
static SummerReport *
create_report (SummerYearsView *self)
{
  const double years[] = { 8, 9, 9, 9, 13, 13, 12, 14, 12, 20 };
  const double shares[] = { 30, 13, 13, 13, 13, 13, 13, 11 };
  GPtrArray *all = summer_years_rows_get_years (self->rows);
  const SummerYear *newest = g_ptr_array_index (all, all->len - 1);
  g_autofree char *of = g_strdup_printf ("%s · %s", newest->name, gtk_label_get_text (self->which));
  g_autofree char *subtitle
      = summer_needle_dup_subtitle (of, gtk_editable_get_text (GTK_EDITABLE (self->filter)));
  g_autoptr (GPtrArray) above = summer_table_list_texts (self->years_table);
  g_autoptr (GPtrArray) below = summer_table_list_texts (self->table);
  const guint n = g_strv_length (g_ptr_array_index (below, 0));
  SummerReport *report = summer_report_new (_ ("Year over year"), subtitle);

  summer_report_add_table (report, above, years, G_N_ELEMENTS (years), 0x1feu);
  summer_report_add_text (report, summer_year_measure_get_title (get_measure (self)), TRUE);
  summer_report_add_table (report, below, shares, n, ~1u);
  return report;
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (SummerReport) report = create_report (SUMMER_YEARS_VIEW (widget));

  summer_print_form (SUMMER_FORM (report), GTK_WINDOW (gtk_widget_get_root (widget)));
}

/* Every measure of the rows that are shown, in their order; pages have what is seen. */
static gboolean
save (SummerYearsView *self, const char *path, GError **error)
{
  g_autofree guint *shown = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  guint n;

  if (summer_list_chooser_is (path, ".pdf"))
    {
      g_autoptr (SummerReport) report = create_report (self);

      return summer_form_save_pdf (SUMMER_FORM (report), path, error);
    }
  shown = summer_table_dup_shown (self->table, &n);
  rows = summer_years_rows_list (self->rows, shown, n);
  return summer_export_years (summer_years_rows_get_years (self->rows), rows, get_by (self), path,
                              error);
}

static void
save_to (GtkWidget *widget, const char *path)
{
  SummerWindow *window = SUMMER_WINDOW (gtk_widget_get_root (widget));
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *text = g_strdup_printf (_ ("Saved as %s"), name);

  if (save (SUMMER_YEARS_VIEW (widget), path, &error))
    summer_window_toast (window, text, NULL, NULL);
  else
    summer_window_toast_error (window, error);
}

static void
save_to_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  save_to (widget, g_variant_get_string (parameter, NULL));
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  summer_list_chooser_ask (widget, _ ("Year over year"), save_to);
}

static void
filter_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (SUMMER_YEARS_VIEW (widget)->filter));
}

/* }}} */

static gboolean
summer_years_view_grab_focus (GtkWidget *widget)
{
  SummerYearsView *self = SUMMER_YEARS_VIEW (widget);

  return gtk_widget_grab_focus (self->table != NULL ? GTK_WIDGET (self->table)
                                                    : GTK_WIDGET (self->by));
}

static void
summer_years_view_dispose (GObject *object)
{
  SummerYearsView *self = SUMMER_YEARS_VIEW (object);

  if (self->past != NULL)
    g_signal_handlers_disconnect_by_data (self->past, self);
  self->filling = TRUE;
  self->table = NULL;
  adw_bin_set_child (ADW_BIN (object), NULL); /* the tables go before their rows */
  g_clear_object (&self->past);
  g_clear_pointer (&self->rows, summer_years_rows_free);
  g_clear_pointer (&self->union_name, g_free);
  g_clear_pointer (&self->chosen, g_free);
  g_clear_pointer (&self->columns, g_free);
  G_OBJECT_CLASS (summer_years_view_parent_class)->dispose (object);
}

static void
summer_years_view_class_init (SummerYearsViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = summer_years_view_dispose;
  widget_class->grab_focus = summer_years_view_grab_focus;
  g_type_ensure (SUMMER_TYPE_FILTER_MARK);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/summerclasses/SummerClasses/summer-years-view.ui");
  gtk_widget_class_bind_template_child (widget_class, SummerYearsView, stack);
  gtk_widget_class_bind_template_child (widget_class, SummerYearsView, by);
  gtk_widget_class_bind_template_child (widget_class, SummerYearsView, measure);
  gtk_widget_class_bind_template_child (widget_class, SummerYearsView, filter);
  gtk_widget_class_bind_template_child (widget_class, SummerYearsView, mark);
  gtk_widget_class_bind_template_child (widget_class, SummerYearsView, which);
  gtk_widget_class_bind_template_child (widget_class, SummerYearsView, note);
  gtk_widget_class_bind_template_child (widget_class, SummerYearsView, problem);
  gtk_widget_class_bind_template_child (widget_class, SummerYearsView, all);
  gtk_widget_class_bind_template_child (widget_class, SummerYearsView, table_bin);
  gtk_widget_class_bind_template_child (widget_class, SummerYearsView, years_bin);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_filter_cb);
  gtk_widget_class_install_action (widget_class, "sheet.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "sheet.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "sheet.export", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "sheet.filter", NULL, filter_action);
  gtk_widget_class_install_action (widget_class, "years.save-to", "s", save_to_action);
  gtk_widget_class_install_action (widget_class, "years.all", NULL, all_action);
  gtk_widget_class_install_action (widget_class, "years.retry", NULL, retry_action);
}

static void
summer_years_view_init (SummerYearsView *self)
{
  static const char *const groups[SUMMER_N_YEARS_BY] = {
    [SUMMER_YEARS_WHOLE] = NC_ ("years", "The whole programme"),
    [SUMMER_YEARS_BY_UNION] = NC_ ("years", "By union"),
    [SUMMER_YEARS_BY_HOST] = NC_ ("years", "By host"),
    [SUMMER_YEARS_BY_PROVIDER] = NC_ ("years", "By provider"),
  };
  g_autoptr (GtkStringList) by = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) measures = gtk_string_list_new (NULL);
  g_autoptr (GSettings) settings = summer_settings_new_for_sheet ("years");

  self->past = summer_past_years_new ();
  self->rows = summer_years_rows_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < SUMMER_N_YEARS_BY; i++)
    gtk_string_list_append (by, g_dpgettext2 (NULL, "years", groups[i]));
  for (int i = 0; i < SUMMER_N_YEAR_MEASURES; i++)
    gtk_string_list_append (measures, summer_year_measure_get_title ((SummerYearMeasure) i));
  gtk_drop_down_set_model (self->by, G_LIST_MODEL (by));
  gtk_drop_down_set_model (self->measure, G_LIST_MODEL (measures));
  gtk_drop_down_set_selected (self->by, SUMMER_YEARS_BY_UNION);
  gtk_drop_down_set_selected (self->measure, SUMMER_YEAR_GRANTED);
  summer_years_rows_set_measure (self->rows, SUMMER_YEAR_GRANTED);
  self->years_table = summer_years_rows_new_years_table ();
  adw_bin_set_child (self->years_bin, GTK_WIDGET (self->years_table));
  summer_filter_mark_watch (self->mark, self->filter, settings);
  g_signal_connect_swapped (self->by, "notify::selected", G_CALLBACK (by_cb), self);
  g_signal_connect_swapped (self->measure, "notify::selected", G_CALLBACK (measure_cb), self);
  g_signal_connect_swapped (self->past, "loaded", G_CALLBACK (loaded_cb), self);
}

GtkWidget *
summer_years_view_new (void)
{
  return g_object_new (SUMMER_TYPE_YEARS_VIEW, NULL);
}
