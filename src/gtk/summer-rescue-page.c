#include "config.h"

#include <glib/gi18n.h>

#include "summer-rescue-page.h"

#include "summer-export.h"
#include "summer-filter-mark.h"
#include "summer-list-chooser.h"
#include "summer-placeholder.h"
#include "summer-print.h"
#include "summer-report.h"
#include "summer-rescue-rows.h"
#include "summer-settings.h"
#include "summer-union-filter.h"
#include "summer-window.h"
#include "summer-wording.h"

struct _SummerRescuePage
{
  SummerPage parent_instance;

  GtkStack *stack;
  SummerPlaceholder *placeholder;
  GtkLabel *note;
  SummerFilterMark *mark;
  GtkSearchEntry *filter;
  GtkDropDown *state, *district;
  AdwBin *table_bin;
  SummerTable *table;

  SummerRescueRows *rows; /* owned */
  gboolean is_filling;    /* the drop-downs change by themselves */
};

G_DEFINE_FINAL_TYPE (SummerRescuePage, summer_rescue_page, SUMMER_TYPE_PAGE)

/* The order in which the list has them. */
static const SummerProspectState states[SUMMER_N_PROSPECTS]
    = { SUMMER_PROSPECT_AT_RISK, SUMMER_PROSPECT_NOT_KNOWN, SUMMER_PROSPECT_LOST,
        SUMMER_PROSPECT_ON_TRACK, SUMMER_PROSPECT_MET };

static void
update_note (SummerRescuePage *self)
{
  const SummerAssessment *assessment = summer_rescue_rows_get_assessment (self->rows);
  g_autofree char *as_of = summer_day_dup_text (assessment->as_of);
  g_autoptr (GString) note = g_string_new (NULL);

  g_string_append_printf (note, ngettext ("%u class", "%u classes", assessment->n_classes),
                          assessment->n_classes);
  for (guint i = 0; i < SUMMER_N_PROSPECTS; i++)
    {
      const guint n = summer_assessment_count_outlook (assessment, states[i]);

      if (n > 0)
        g_string_append_printf (note, " · %s %u", summer_prospect_get_text (states[i]), n);
    }
  g_string_append (note, " · ");
  g_string_append_printf (note, _ ("by the records up to %s"), as_of);
  gtk_label_set_text (self->note, note->str);
}

static void
narrow (SummerRescuePage *self)
{
  const guint state = gtk_drop_down_get_selected (self->state);

  if (self->is_filling)
    return;
  summer_rescue_rows_set_filter (self->rows, gtk_editable_get_text (GTK_EDITABLE (self->filter)),
                                 state == 0 || state > SUMMER_N_PROSPECTS ? -1
                                                                          : (int) states[state - 1],
                                 summer_union_filter_get (self->district));
  summer_table_refilter (self->table);
}

static void
filter_changed_cb (SummerRescuePage *self)
{
  narrow (self);
}

static void
stop_filter_cb (SummerRescuePage *self)
{
  summer_filter_mark_clear (self->mark);
  gtk_widget_grab_focus (GTK_WIDGET (self->table));
}

static void
activated_cb (SummerTable *table, guint row, SummerRescuePage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-class", "s",
                              summer_rescue_rows_get_class (self->rows, row)->code);
}

static void
summer_rescue_page_refresh (SummerPage *page)
{
  SummerRescuePage *self = SUMMER_RESCUE_PAGE (page);
  SummerOffice *office = summer_page_get_office (page);
  SummerAssessment *assessment = summer_office_get_assessment (office);
  const gboolean ready = summer_placeholder_update (self->placeholder, office);

  gtk_stack_set_visible_child_name (self->stack, ready ? "content" : "placeholder");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sheet.copy", ready);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sheet.print", ready);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sheet.export", ready);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "rescue.save-to", ready);
  if (!ready || assessment == summer_rescue_rows_get_assessment (self->rows))
    return;

  /* Rows ask for what they show: the table is emptied before it goes. */
  summer_table_set_n_rows (self->table, 0);
  summer_rescue_rows_set_assessment (self->rows, assessment);
  self->is_filling = TRUE;
  summer_union_filter_fill (self->district, assessment->facts);
  self->is_filling = FALSE;
  narrow (self);
  summer_table_set_n_rows (self->table, assessment->n_classes);
  update_note (self);
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree char *block = summer_table_dup_block (SUMMER_RESCUE_PAGE (widget)->table, FALSE);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), block);
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerRescuePage *self = SUMMER_RESCUE_PAGE (widget);
  g_autoptr (SummerReport) report
      = summer_rescue_rows_new_report (self->rows, summer_table_list_texts (self->table));

  summer_print_form (SUMMER_FORM (report), GTK_WINDOW (gtk_widget_get_root (widget)));
}

/* As it is shown: what the filter lets through, in the order of the headings. */
static gboolean
save (SummerRescuePage *self, const char *path, GError **error)
{
  g_autofree guint *classes = NULL;
  g_autofree guint *shown = NULL;
  guint n;

  if (summer_list_chooser_is (path, ".pdf"))
    {
      g_autoptr (SummerReport) report
          = summer_rescue_rows_new_report (self->rows, summer_table_list_texts (self->table));

      return summer_form_save_pdf (SUMMER_FORM (report), path, error);
    }
  shown = summer_table_dup_shown (self->table, &n);
  classes = summer_rescue_rows_dup_classes (self->rows, shown, n);
  return summer_export_rescue (summer_rescue_rows_get_assessment (self->rows), classes, n, path,
                               error);
}

static void
save_to (GtkWidget *widget, const char *path)
{
  SummerWindow *window = SUMMER_WINDOW (gtk_widget_get_root (widget));
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *text = g_strdup_printf (_ ("Saved as %s"), name);

  if (save (SUMMER_RESCUE_PAGE (widget), path, &error))
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
  summer_list_chooser_ask (widget, _ ("Rescue list"), save_to);
}

static void
filter_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (SUMMER_RESCUE_PAGE (widget)->filter));
}

static GtkWidget *
summer_rescue_page_get_commands (SummerPage *page)
{
  return GTK_WIDGET (page);
}

static gboolean
summer_rescue_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SUMMER_RESCUE_PAGE (widget)->table));
}

static void
summer_rescue_page_dispose (GObject *object)
{
  SummerRescuePage *self = SUMMER_RESCUE_PAGE (object);

  if (self->table_bin)
    adw_bin_set_child (self->table_bin, NULL);
  adw_bin_set_child (ADW_BIN (object), NULL);
  g_clear_pointer (&self->rows, summer_rescue_rows_free);
  G_OBJECT_CLASS (summer_rescue_page_parent_class)->dispose (object);
}

static void
summer_rescue_page_class_init (SummerRescuePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SummerPageClass *page_class = SUMMER_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = summer_rescue_page_dispose;
  widget_class->grab_focus = summer_rescue_page_grab_focus;
  page_class->refresh = summer_rescue_page_refresh;
  page_class->get_commands = summer_rescue_page_get_commands;

  g_type_ensure (SUMMER_TYPE_FILTER_MARK);
  g_type_ensure (SUMMER_TYPE_PLACEHOLDER);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/summerclasses/SummerClasses/summer-rescue-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SummerRescuePage, stack);
  gtk_widget_class_bind_template_child (widget_class, SummerRescuePage, placeholder);
  gtk_widget_class_bind_template_child (widget_class, SummerRescuePage, note);
  gtk_widget_class_bind_template_child (widget_class, SummerRescuePage, filter);
  gtk_widget_class_bind_template_child (widget_class, SummerRescuePage, mark);
  gtk_widget_class_bind_template_child (widget_class, SummerRescuePage, state);
  gtk_widget_class_bind_template_child (widget_class, SummerRescuePage, district);
  gtk_widget_class_bind_template_child (widget_class, SummerRescuePage, table_bin);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_filter_cb);
  gtk_widget_class_install_action (widget_class, "sheet.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "sheet.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "sheet.export", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "rescue.save-to", "s", save_to_action);
  gtk_widget_class_install_action (widget_class, "sheet.filter", NULL, filter_action);
}

static void
summer_rescue_page_init (SummerRescuePage *self)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  g_autoptr (GSettings) settings = summer_settings_new_for_sheet ("rescue");

  self->rows = summer_rescue_rows_new ();
  gtk_widget_init_template (GTK_WIDGET (self));

  gtk_string_list_append (words, _ ("Outlook: all"));
  for (guint i = 0; i < SUMMER_N_PROSPECTS; i++)
    gtk_string_list_append (words, summer_prospect_get_text (states[i]));
  gtk_drop_down_set_model (self->state, G_LIST_MODEL (words));
  summer_filter_mark_watch (self->mark, self->filter, settings);
  summer_filter_mark_watch (self->mark, self->state, settings);
  summer_filter_mark_watch (self->mark, self->district, NULL);
  g_signal_connect_swapped (self->state, "notify::selected", G_CALLBACK (narrow), self);
  g_signal_connect_swapped (self->district, "notify::selected", G_CALLBACK (narrow), self);

  self->table = summer_table_new (self->rows, _ ("Rescue list"));
  summer_rescue_rows_add_columns (self->table);
  g_signal_connect (self->table, "activated", G_CALLBACK (activated_cb), self);
  adw_bin_set_child (self->table_bin, GTK_WIDGET (self->table));
}
