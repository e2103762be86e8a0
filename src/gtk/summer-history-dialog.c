#include "config.h"

#include "summer-history-dialog.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "summer-history.h"
#include "summer-phrase.h"
#include "summer-table.h"

#define MOST_LINES 5000 /* a person reads a few; an import has hundreds of thousands */

typedef struct
{
  gint64 sequence, undone_by;
  gboolean own; /* of the record itself */
} Line;

/* What the worker brings. */
typedef struct
{
  char *table; /* owned: "" = of an entry */
  gint64 id;
  char *subject;   /* owned */
  GPtrArray *rows; /* owned: GStrv */
  GArray *lines;   /* owned: Line, as rows */
} History;

#define SUMMER_TYPE_HISTORY_DIALOG (summer_history_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SummerHistoryDialog, summer_history_dialog, SUMMER, HISTORY_DIALOG, AdwWindow)

struct _SummerHistoryDialog
{
  AdwWindow parent_instance;

  SummerOffice *office; /* owned */
  char *table;          /* owned */
  gint64 id;
  GArray *lines;                 /* owned: Line, as the rows of the table; NULL before the first */
  gboolean is_reading, is_stale; /* stale: something was written since the reading began */

  AdwWindowTitle *title;
  GtkStack *stack;
  AdwStatusPage *note;
  SummerTable *list;
  GtkLabel *count;
};

G_DEFINE_FINAL_TYPE (SummerHistoryDialog, summer_history_dialog, ADW_TYPE_WINDOW)

static History *
history_new (const char *table, gint64 id)
{
  History *self = g_new0 (History, 1);

  self->table = g_strdup (table);
  self->id = id;
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  self->lines = g_array_new (FALSE, FALSE, sizeof (Line));
  return self;
}

static void
history_free (gpointer data)
{
  History *self = data;

  g_free (self->table);
  g_free (self->subject);
  g_ptr_array_unref (self->rows);
  g_array_unref (self->lines);
  g_free (self);
}

/* {{{ In the worker */

static const char *
get_kind_text (SummerHistoryKind kind)
{
  static const char *const texts[] = { N_ ("added"), N_ ("changed"), N_ ("removed") };

  return _ (texts[kind]);
}

static gboolean
take_change (const SummerHistoryChange *change, gpointer user_data)
{
  History *self = user_data;
  const SummerJournalEntry *entry = change->entry;
  const Line line = { entry->sequence, entry->undone_by, change->own };
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (entry->time);
  g_autofree char *when = time != NULL ? g_date_time_format (time, "%Y-%m-%d %H:%M") : NULL;
  const char *const texts[] = {
    when != NULL ? when : "",
    entry->account,
    summer_journal_get_action_text (entry->action),
    change->record,
    get_kind_text (change->kind),
    change->field,
    change->before,
    change->after,
    entry->reason != NULL ? entry->reason : "",
    NULL,
  };

  /* What happened to the record itself stands before what happened to those that hang on it. */
  guint at = self->lines->len;
  while (change->own && at > 0
         && g_array_index (self->lines, Line, at - 1).sequence == entry->sequence
         && !g_array_index (self->lines, Line, at - 1).own)
    at--;
  g_ptr_array_insert (self->rows, (int) at, g_strdupv ((char **) texts));
  g_array_insert_val (self->lines, at, line);
  return self->rows->len < MOST_LINES;
}

static gpointer
read_history (SummerWork *work, gpointer data, GError **error)
{
  const History *wanted = data;
  SummerStore *store = summer_work_get_store (work);
  GCancellable *cancellable = summer_work_get_cancellable (work);
  History *self = history_new (wanted->table, wanted->id);
  gboolean done;

  if (*self->table != '\0')
    {
      self->subject = summer_history_dup_subject (store, self->table, self->id);
      done = summer_history_of_record (store, self->table, self->id, take_change, self,
                                       summer_work_progress, work, cancellable, error);
    }
  else
    done = summer_history_of_entry (store, self->id, take_change, self, cancellable, error);
  if (!done)
    g_clear_pointer (&self, history_free);
  return self;
}

/* }}} */

static void
show_note (SummerHistoryDialog *self, const char *title, const char *text)
{
  g_autofree char *escaped = text != NULL ? g_markup_escape_text (text, -1) : NULL;

  adw_status_page_set_title (self->note, title);
  adw_status_page_set_description (self->note, escaped);
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->note));
}

static const Line *
get_chosen (SummerHistoryDialog *self)
{
  const guint row = summer_table_get_selected (self->list);

  return self->lines != NULL && row < self->lines->len ? &g_array_index (self->lines, Line, row)
                                                       : NULL;
}

static void
update_undo (SummerHistoryDialog *self)
{
  const Line *line = get_chosen (self);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "history.undo",
                                 line != NULL && line->undone_by == 0);
}

static void
show_count (SummerHistoryDialog *self, guint n)
{
  g_autofree char *text
      = n < MOST_LINES
            ? summer_phrase_dup_counted (ngettext ("%s change", "%s changes", n), n)
            : summer_phrase_dup_counted (ngettext ("the newest %s change; there are more",
                                                   "the newest %s changes; there are more", n),
                                         n);

  gtk_label_set_text (self->count, text);
}

/* The first row of the entry, or the first row. */
static guint
find_entry (SummerHistoryDialog *self, gint64 sequence)
{
  for (guint i = 0; i < self->lines->len; i++)
    if (g_array_index (self->lines, Line, i).sequence == sequence)
      return i;
  return 0;
}

static void reload (SummerHistoryDialog *self);

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SummerHistoryDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  History *history = summer_office_run_finish (SUMMER_OFFICE (source), result, &error);

  self->is_reading = FALSE;
  if (self->is_stale)
    reload (self);
  if (history == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        show_note (self, _ ("The History Cannot Be Read"), error->message);
      return;
    }

  if (history->subject != NULL)
    adw_window_title_set_subtitle (self->title, history->subject);
  const Line *line = get_chosen (self);
  const gint64 chosen = line != NULL ? line->sequence : 0;
  const gboolean is_first = self->lines == NULL;

  g_clear_pointer (&self->lines, g_array_unref);
  self->lines = g_array_ref (history->lines);
  show_count (self, history->rows->len);
  if (history->rows->len == 0)
    show_note (self, _ ("Nothing Happened Yet"), NULL);
  else
    {
      summer_table_take_texts (self->list, g_ptr_array_ref (history->rows));
      gtk_stack_set_visible_child_name (self->stack, "list");
      summer_table_select (self->list, find_entry (self, chosen));
      if (is_first)
        gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
    }
  update_undo (self);
  history_free (history);
}

/* While the journal is gone through, what is written only makes the reading stale: it is read once more then. */
static void
reload (SummerHistoryDialog *self)
{
  self->is_stale = self->is_reading;
  if (self->is_reading || self->office == NULL)
    return;
  self->is_reading = TRUE;
  summer_office_run_async (self->office, NULL, SUMMER_WORK_READS, read_history,
                           history_new (self->table, self->id), history_free, history_free, read_cb,
                           g_object_ref (self));
}

static void
undo_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerHistoryDialog *self = SUMMER_HISTORY_DIALOG (widget);
  const Line *line = get_chosen (self);
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (line != NULL && parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.undo-entry", "x", line->sequence);
}

static void
summer_history_dialog_dispose (GObject *object)
{
  SummerHistoryDialog *self = SUMMER_HISTORY_DIALOG (object);

  g_clear_object (&self->office);

  G_OBJECT_CLASS (summer_history_dialog_parent_class)->dispose (object);
}

static void
summer_history_dialog_finalize (GObject *object)
{
  SummerHistoryDialog *self = SUMMER_HISTORY_DIALOG (object);

  g_clear_pointer (&self->lines, g_array_unref);
  g_free (self->table);

  G_OBJECT_CLASS (summer_history_dialog_parent_class)->finalize (object);
}

static void
summer_history_dialog_class_init (SummerHistoryDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = summer_history_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = summer_history_dialog_finalize;

  gtk_widget_class_install_action (widget_class, "history.undo", NULL, undo_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_u, GDK_CONTROL_MASK, "history.undo",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/summerclasses/SummerClasses/summer-history-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SummerHistoryDialog, title);
  gtk_widget_class_bind_template_child (widget_class, SummerHistoryDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, SummerHistoryDialog, note);
  gtk_widget_class_bind_template_child (widget_class, SummerHistoryDialog, count);
}

static void
summer_history_dialog_init (SummerHistoryDialog *self)
{
  static const struct
  {
    const char *heading;
    int width;
    SummerTableFlags flags;
  } columns[] = {
    { N_ ("Time"), 132, SUMMER_TABLE_PLAIN },
    { N_ ("Done by"), 70, SUMMER_TABLE_PLAIN },
    { N_ ("Operation"), 84, SUMMER_TABLE_PLAIN },
    { N_ ("Record changed"), 204, SUMMER_TABLE_WRAP },
    { N_ ("Change kind"), 48, SUMMER_TABLE_DIM },
    { N_ ("Field"), 84, SUMMER_TABLE_PLAIN },
    { N_ ("Former value"), 180, SUMMER_TABLE_DIM | SUMMER_TABLE_WRAP },
    { N_ ("New value"), 200, SUMMER_TABLE_EXPAND | SUMMER_TABLE_WRAP },
    { N_ ("Reason"), 130, SUMMER_TABLE_DIM | SUMMER_TABLE_WRAP },
  };

  gtk_widget_init_template (GTK_WIDGET (self));
  self->list = summer_table_new (self, _ ("History"));
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    summer_table_add_given (self->list, _ (columns[i].heading), columns[i].width, columns[i].flags);
  g_signal_connect_swapped (self->list, "selected", G_CALLBACK (update_undo), self);
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->list), "list");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "history.undo", FALSE);
}

/**
 * summer_history_dialog_present:
 * @parent: the window of the office
 * @table: of the record, as the schema calls it; "" = @id is the number of an entry of the journal
 *
 * The journal is gone through in a worker; the window comes at once, and follows what is written while it is
 * open.
 */
void
summer_history_dialog_present (GtkWindow *parent,
                               SummerOffice *office,
                               const char *table,
                               gint64 id)
{
  SummerHistoryDialog *self
      = g_object_new (SUMMER_TYPE_HISTORY_DIALOG, "transient-for", parent, NULL);

  self->office = g_object_ref (office);
  self->table = g_strdup (table);
  self->id = id;
  if (*table == '\0')
    {
      g_autofree char *sequence = g_strdup_printf ("%" G_GINT64_FORMAT, id);
      g_autofree char *number = g_strdup_printf (_ ("Entry %s"), sequence);

      adw_window_title_set_title (self->title, _ ("What Was Changed"));
      adw_window_title_set_subtitle (self->title, number);
    }
  g_signal_connect_object (office, "changed", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
  reload (self);
  gtk_window_present (GTK_WINDOW (self));
}
