#include "config.h"

#include <glib/gi18n.h>

#include "summer-exchange-page.h"

#include "summer-exporter.h"
#include "summer-import.h"
#include "summer-phrase.h"
#include "summer-plan.h"
#include "summer-problem-list.h"
#include "summer-table.h"

struct _SummerExchangePage
{
  SummerPage parent_instance;

  GtkStack *stack;
  GtkListBox *exports;
  GtkWidget *choose, *done_strip, *undo, *apply, *state_strip, *ignored_box;
  GtkImage *state_icon;
  GtkLabel *done, *files, *sum, *state, *ignored;
  AdwStatusPage *busy, *failed;
  AdwBin *sheets_bin;
  SummerTable *sheets;
  SummerProblemList *problems;

  char **paths;     /* owned: the files read last */
  SummerPlan *plan; /* owned: of these files */
  guint asked;      /* counts the readings: an older one that ends late is let go */
};

G_DEFINE_FINAL_TYPE (SummerExchangePage, summer_exchange_page, SUMMER_TYPE_PAGE)

static SummerWindow *
get_window (SummerExchangePage *self)
{
  return SUMMER_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

/* {{{ Showing the plan */

static void
set_state (SummerExchangePage *self, const char *tone, const char *icon, const char *text)
{
  const char *const tones[] = { "good", "bad", "wait", "note" };

  for (guint i = 0; i < G_N_ELEMENTS (tones); i++)
    gtk_widget_remove_css_class (self->state_strip, tones[i]);
  gtk_widget_add_css_class (self->state_strip, tone);
  gtk_image_set_from_icon_name (self->state_icon, icon);
  gtk_label_set_text (self->state, text);
  gtk_widget_set_tooltip_text (self->apply, text);
}

/* What can be done with the plan, and if nothing, why. */
static void
fill_state (SummerExchangePage *self)
{
  const guint n_errors = summer_plan_get_n_errors (self->plan);
  g_autofree char *text = NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "exchange.apply",
                                 n_errors == 0 && summer_plan_has_changes (self->plan));
  if (n_errors > 0)
    {
      text = g_strdup_printf (
          ngettext ("%u error. Nothing is written while one is open: mend the cell, save the "
                    "workbook and read it again.",
                    "%u errors. Nothing is written while one is open: mend the cells, save the "
                    "workbook and read it again.",
                    n_errors),
          n_errors);
      set_state (self, "bad", "summer-fail-symbolic", text);
    }
  else if (!summer_plan_has_changes (self->plan))
    set_state (self, "note", "summer-pass-symbolic",
               _ ("Everything in these files is already stored: there is nothing to import."));
  else if (summer_plan_get_problems (self->plan)->len > 0)
    set_state (self, "wait", "summer-warning-symbolic",
               _ ("Can be imported. Look at the warnings first: they do not stop it."));
  else
    set_state (self, "good", "summer-pass-symbolic",
               _ ("Can be imported. The whole import can be undone later."));
}

static SummerTable *
create_sheets (SummerExchangePage *self)
{
  SummerTable *sheets = summer_table_new (self, _ ("What will be written"));

  summer_table_add_given (sheets, _ ("Sheet"), 0, SUMMER_TABLE_EXPAND);
  summer_table_add_given (sheets, _ ("Rows"), 64, SUMMER_TABLE_END | SUMMER_TABLE_UNSORTED);
  summer_table_add_given (sheets, _ ("Added"), 64, SUMMER_TABLE_END | SUMMER_TABLE_UNSORTED);
  summer_table_add_given (sheets, _ ("Changed"), 64, SUMMER_TABLE_END | SUMMER_TABLE_UNSORTED);
  summer_table_add_given (sheets, _ ("Same"), 64, SUMMER_TABLE_END | SUMMER_TABLE_UNSORTED);
  summer_table_add_given (sheets, _ ("Removed"), 64, SUMMER_TABLE_END | SUMMER_TABLE_UNSORTED);
  return sheets;
}

static void
fill_sheets (SummerExchangePage *self)
{
  const GPtrArray *sheets = summer_plan_get_sheets (self->plan);
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  guint added = 0, changed = 0, removed = 0;
  g_autofree char *added_text = NULL, *changed_text = NULL, *removed_text = NULL;
  g_autofree char *sum = NULL;

  for (guint i = 0; i < sheets->len; i++)
    {
      const SummerPlanSheet *sheet = g_ptr_array_index (sheets, i);
      const guint counts[]
          = { sheet->rows, sheet->added, sheet->changed, sheet->same, sheet->removed };
      char **row = g_new0 (char *, G_N_ELEMENTS (counts) + 2);

      row[0] = g_strdup (sheet->sheet);
      for (guint j = 0; j < G_N_ELEMENTS (counts); j++)
        row[j + 1] = summer_phrase_dup_count (counts[j]);
      g_ptr_array_add (rows, row);
      added += sheet->added;
      changed += sheet->changed;
      removed += sheet->removed;
    }
  summer_table_take_texts (self->sheets, rows);
  added_text = summer_phrase_dup_count (added);
  changed_text = summer_phrase_dup_count (changed);
  removed_text = summer_phrase_dup_count (removed);
  sum = g_strdup_printf (_ ("%s rows added, %s changed, %s removed"), added_text, changed_text,
                         removed_text);
  gtk_label_set_text (self->sum, sum);
}

static void
fill_ignored (SummerExchangePage *self)
{
  const GPtrArray *ignored = summer_plan_get_ignored (self->plan);
  g_autoptr (GString) text = g_string_new (_ ("Left alone, as it is not known here:"));

  for (guint i = 0; i < ignored->len; i++)
    g_string_append_printf (text, "\n%s", (const char *) g_ptr_array_index (ignored, i));
  gtk_label_set_text (self->ignored, text->str);
  gtk_widget_set_visible (self->ignored_box, ignored->len > 0);
}

static void
show_plan (SummerExchangePage *self, SummerPlan *plan)
{
  g_autofree char *names = summer_import_dup_names (self->paths);

  g_set_object (&self->plan, plan);
  summer_problem_list_set_plan (self->problems, plan);
  gtk_label_set_text (self->files, names);
  fill_sheets (self);
  fill_ignored (self);
  fill_state (self);
  gtk_stack_set_visible_child_name (self->stack, "plan");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sheet.copy",
                                 summer_plan_get_problems (plan)->len > 0);
  /* Enter imports what can be imported; otherwise the keys are with what is to be mended. */
  if (gtk_widget_get_mapped (self->apply) && !gtk_widget_grab_focus (self->apply))
    gtk_widget_child_focus (GTK_WIDGET (self->problems), GTK_DIR_TAB_FORWARD);
}

static void
discard (SummerExchangePage *self)
{
  self->asked++;
  summer_problem_list_set_plan (self->problems, NULL);
  g_clear_object (&self->plan);
  gtk_stack_set_visible_child_name (self->stack, "idle");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sheet.copy", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "exchange.apply", FALSE);
}

/* }}} */
/* {{{ Reading and writing, in a worker */

typedef struct
{
  SummerExchangePage *page; /* owned */
  guint asked;
} Asker;

static Asker *
asker_new (SummerExchangePage *self)
{
  Asker *asker = g_new0 (Asker, 1);

  asker->page = g_object_ref (self);
  asker->asked = ++self->asked;
  return asker;
}

static void
asker_free (Asker *asker)
{
  g_object_unref (asker->page);
  g_free (asker);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Asker, asker_free)

/* A reading that was cancelled leaves nothing to look at; of a writing the plan is still there, as it was. */
static void
show_cancelled (SummerExchangePage *self)
{
  if (self->plan)
    {
      gtk_stack_set_visible_child_name (self->stack, "plan");
      fill_state (self);
      set_state (self, "note", "summer-warning-symbolic",
                 _ ("Cancelled: nothing was written. The import can be made again."));
      if (gtk_widget_get_mapped (self->apply))
        gtk_widget_grab_focus (self->apply);
    }
  else
    {
      discard (self);
      if (gtk_widget_get_mapped (self->choose))
        gtk_widget_grab_focus (self->choose);
    }
  if (gtk_widget_get_root (GTK_WIDGET (self)))
    summer_window_toast (get_window (self), _ ("Cancelled: nothing was written"), NULL, NULL);
}

static void
show_error (SummerExchangePage *self, const GError *error)
{
  g_autofree char *text = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      show_cancelled (self);
      return;
    }
  text = g_markup_escape_text (error->message, -1);
  adw_status_page_set_description (self->failed, text);
  gtk_stack_set_visible_child_name (self->stack, "failed");
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Asker) asker = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SummerPlan) plan = summer_import_read_finish (SUMMER_OFFICE (source), result, &error);

  if (asker->asked != asker->page->asked)
    return;
  if (plan)
    show_plan (asker->page, plan);
  else
    show_error (asker->page, error);
}

static void
start_reading (SummerExchangePage *self)
{
  SummerOffice *office = summer_page_get_office (SUMMER_PAGE (self));
  g_autofree char *names = summer_import_dup_names (self->paths);
  g_autofree char *title = g_strdup_printf (_ ("Reading %s"), names);

  discard (self);
  gtk_widget_set_visible (self->done_strip, FALSE);
  adw_status_page_set_title (self->busy, title);
  gtk_stack_set_visible_child_name (self->stack, "busy");
  summer_import_read_async (office, title, (const char *const *) self->paths, read_cb,
                            asker_new (self));
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Asker) asker = user_data;
  SummerExchangePage *self = asker->page;
  SummerOffice *office = SUMMER_OFFICE (source);
  g_autoptr (GError) error = NULL;
  g_autofree SummerImported *written = summer_import_write_finish (office, result, &error);
  g_autofree char *names = NULL, *text = NULL, *action = NULL;

  if (!written)
    {
      show_error (self, error);
      return;
    }
  if (written->programme != 0)
    summer_office_set_programme (office, written->programme);

  names = summer_import_dup_names (self->paths);
  /* Translators: names of files, then how many rows were added, changed and removed */
  text = g_strdup_printf (_ ("Imported %s: %s"), names, gtk_label_get_text (self->sum));
  action = g_strdup_printf ("win.undo-entry(int64 %" G_GINT64_FORMAT ")", written->sequence);
  discard (self);
  gtk_label_set_text (self->done, text);
  gtk_widget_set_visible (self->done_strip, TRUE);
  /* The target before the name: a name is looked up at once, and must find a target of its type. */
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->undo), NULL);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->undo), "x", written->sequence);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->undo), "win.undo-entry");
  if (gtk_widget_get_root (GTK_WIDGET (self)))
    summer_window_toast (get_window (self), text, _ ("_Undo"), action);
}

static void
apply_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerExchangePage *self = SUMMER_EXCHANGE_PAGE (widget);
  g_autofree char *names = summer_import_dup_names (self->paths);
  g_autofree char *title = g_strdup_printf (_ ("Importing %s"), names);

  if (!self->plan)
    return;
  gtk_widget_action_set_enabled (widget, "exchange.apply", FALSE);
  adw_status_page_set_title (self->busy, title);
  gtk_stack_set_visible_child_name (self->stack, "busy");
  summer_import_write_async (summer_page_get_office (SUMMER_PAGE (self)), title, self->plan,
                             written_cb, asker_new (self));
}

/* }}} */

static void
discard_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerExchangePage *self = SUMMER_EXCHANGE_PAGE (widget);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "busy") == 0)
    return;
  discard (self);
  gtk_widget_grab_focus (self->choose);
}

static void
reread_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerExchangePage *self = SUMMER_EXCHANGE_PAGE (widget);

  if (self->paths && g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "busy") != 0)
    start_reading (self);
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree char *block = summer_problem_list_dup_block (SUMMER_EXCHANGE_PAGE (widget)->problems);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), block);
}

static void
export_activated_cb (SummerExchangePage *self, GtkListBoxRow *row)
{
  guint n_exports;
  const SummerExport *exports = summer_exporter_list (&n_exports);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.save-as", "s",
                              exports[gtk_list_box_row_get_index (row)].kind);
}

/* Only the template can be written without a programme. */
static void
summer_exchange_page_refresh (SummerPage *page)
{
  SummerExchangePage *self = SUMMER_EXCHANGE_PAGE (page);
  SummerOffice *office = summer_page_get_office (page);
  const SummerAssessment *assessment = summer_office_get_whole_assessment (office);
  const gboolean programme = summer_office_get_programme (office) != 0;
  guint n_exports;
  const SummerExport *exports = summer_exporter_list (&n_exports);

  for (guint i = 0; i < n_exports; i++)
    gtk_widget_set_sensitive (GTK_WIDGET (gtk_list_box_get_row_at_index (self->exports, (int) i)),
                              (!exports[i].needs_programme || programme)
                                  && (!exports[i].needs_assessment
                                      || (assessment && assessment->n_classes > 0)));
}

static void
summer_exchange_page_show (SummerPage *page, GVariant *target)
{
  SummerExchangePage *self = SUMMER_EXCHANGE_PAGE (page);

  if (!g_variant_is_of_type (target, G_VARIANT_TYPE_STRING_ARRAY)
      || g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "busy") == 0)
    return;
  g_strfreev (self->paths);
  self->paths = g_variant_dup_strv (target, NULL);
  start_reading (self);
}

static GtkWidget *
summer_exchange_page_get_commands (SummerPage *page)
{
  return GTK_WIDGET (page);
}

static void
summer_exchange_page_dispose (GObject *object)
{
  SummerExchangePage *self = SUMMER_EXCHANGE_PAGE (object);

  adw_bin_set_child (ADW_BIN (object), NULL);
  g_clear_object (&self->plan);
  g_clear_pointer (&self->paths, g_strfreev);
  G_OBJECT_CLASS (summer_exchange_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, SummerExchangePage, stack);
  gtk_widget_class_bind_template_child (widget_class, SummerExchangePage, exports);
  gtk_widget_class_bind_template_child (widget_class, SummerExchangePage, choose);
  gtk_widget_class_bind_template_child (widget_class, SummerExchangePage, done_strip);
  gtk_widget_class_bind_template_child (widget_class, SummerExchangePage, undo);
  gtk_widget_class_bind_template_child (widget_class, SummerExchangePage, apply);
  gtk_widget_class_bind_template_child (widget_class, SummerExchangePage, state_strip);
  gtk_widget_class_bind_template_child (widget_class, SummerExchangePage, ignored_box);
  gtk_widget_class_bind_template_child (widget_class, SummerExchangePage, state_icon);
  gtk_widget_class_bind_template_child (widget_class, SummerExchangePage, done);
  gtk_widget_class_bind_template_child (widget_class, SummerExchangePage, files);
  gtk_widget_class_bind_template_child (widget_class, SummerExchangePage, sum);
  gtk_widget_class_bind_template_child (widget_class, SummerExchangePage, state);
  gtk_widget_class_bind_template_child (widget_class, SummerExchangePage, ignored);
  gtk_widget_class_bind_template_child (widget_class, SummerExchangePage, busy);
  gtk_widget_class_bind_template_child (widget_class, SummerExchangePage, failed);
  gtk_widget_class_bind_template_child (widget_class, SummerExchangePage, sheets_bin);
  gtk_widget_class_bind_template_child (widget_class, SummerExchangePage, problems);
  gtk_widget_class_bind_template_callback (widget_class, export_activated_cb);
}

static void
summer_exchange_page_class_init (SummerExchangePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SummerPageClass *page_class = SUMMER_PAGE_CLASS (klass);

  g_type_ensure (SUMMER_TYPE_PROBLEM_LIST);
  G_OBJECT_CLASS (klass)->dispose = summer_exchange_page_dispose;
  page_class->refresh = summer_exchange_page_refresh;
  page_class->show = summer_exchange_page_show;
  page_class->get_commands = summer_exchange_page_get_commands;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/summerclasses/SummerClasses/summer-exchange-page.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "sheet.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "exchange.apply", NULL, apply_action);
  gtk_widget_class_install_action (widget_class, "exchange.discard", NULL, discard_action);
  gtk_widget_class_install_action (widget_class, "exchange.reread", NULL, reread_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "exchange.discard", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F5, 0, "exchange.reread", NULL);
}

static void
summer_exchange_page_init (SummerExchangePage *self)
{
  guint n_exports;
  const SummerExport *exports = summer_exporter_list (&n_exports);

  gtk_widget_init_template (GTK_WIDGET (self));
  self->sheets = create_sheets (self);
  adw_bin_set_child (self->sheets_bin, GTK_WIDGET (self->sheets));
  for (guint i = 0; i < n_exports; i++)
    gtk_list_box_append (self->exports, summer_exporter_row_new (&exports[i]));
  discard (self);
}

SummerPage *
summer_exchange_page_new (void)
{
  return g_object_new (SUMMER_TYPE_EXCHANGE_PAGE, NULL);
}
