#include "config.h"

#include "summer-paste-dialog.h"

#include <glib/gi18n.h>
#include <string.h>

#include "summer-choice-search.h"
#include "summer-cut-text.h"
#include "summer-paste-card.h"
#include "summer-paste-classes.h"
#include "summer-paste-table.h"
#include "summer-paste-words.h"
#include "summer-paste-work.h"
#include "summer-workbook-chooser.h"

/* From here on checking all cells anew takes longer than a frame may. */
#define MANY_CELLS 10000

#define SUMMER_TYPE_PASTE_DIALOG (summer_paste_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SummerPasteDialog, summer_paste_dialog, SUMMER, PASTE_DIALOG, AdwWindow)

struct _SummerPasteDialog
{
  AdwWindow parent_instance;

  SummerOffice *office;     /* owned */
  SummerRosterPaste *paste; /* owned; NULL = none */
  char *source;             /* owned: where it is from, for the journal */
  GArray *class_ids;        /* owned: gint64, as the drop-down; the first is 0 */
  gint64 first_class;       /* of a new list's rows that name none; 0 = to be chosen */
  gboolean is_working;      /* a worker has the paste */
  gboolean is_filling;
  gboolean has_meanings;   /* by hand, as long as the list is there */
  gboolean is_thrown_away; /* a person said so */
  guint gone_to;           /* the row that was last gone to, while it is the one chosen */

  AdwWindowTitle *title;
  GtkStack *stack;
  AdwStatusPage *failed;
  AdwStatusPage *busy;
  GtkDropDown *class_choice;
  GtkDropDown *state_choice;
  GtkWidget *strip;
  GtkLabel *strip_text;
  SummerPasteTable *table;
  SummerPasteCard *card;
  GtkLabel *counts;
};

G_DEFINE_FINAL_TYPE (SummerPasteDialog, summer_paste_dialog, ADW_TYPE_WINDOW)

/* What the drop-down of rows offers, in its order: -1 = all. */
static const int shown_states[] = { -1,
                                    SUMMER_PASTE_BAD,
                                    SUMMER_PASTE_DUPLICATE,
                                    SUMMER_PASTE_ADDED,
                                    SUMMER_PASTE_CHANGED,
                                    SUMMER_PASTE_SAME,
                                    SUMMER_PASTE_LEFT_OUT };

static void
say (SummerPasteDialog *self, const char *text)
{
  gtk_widget_set_visible (self->strip, text != NULL);
  gtk_label_set_text (self->strip_text, text != NULL ? text : "");
}

/* Something was done to it by hand: it is not thrown away without a question. */
static gboolean
is_touched (SummerPasteDialog *self)
{
  return self->paste != NULL && !self->is_thrown_away
         && (self->has_meanings || summer_roster_paste_is_touched (self->paste));
}

/* {{{ Counts, and what can be done now */

static void
update (SummerPasteDialog *self)
{
  gboolean has_rows = self->paste != NULL && !self->is_working;
  g_autofree char *counts = has_rows ? summer_paste_dup_counts (self->paste) : g_strdup ("");
  g_autofree char *notice = has_rows ? summer_paste_dup_contradiction (self->paste) : NULL;

  if (has_rows && !gtk_widget_get_visible (self->strip))
    say (self, notice != NULL ? notice : summer_roster_paste_get_full (self->paste));
  gtk_label_set_text (self->counts, counts);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "paste.apply",
                                 has_rows && summer_roster_paste_is_ready (self->paste));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "paste.next",
                                 has_rows
                                     && summer_roster_paste_count (self->paste, SUMMER_PASTE_BAD)
                                                + summer_roster_paste_count (self->paste,
                                                                             SUMMER_PASTE_DUPLICATE)
                                            > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "paste.paste", !self->is_working);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "paste.open", !self->is_working);
}

/* }}} */
/* {{{ Workers */

/* Closed while the worker was still at it. */
static gboolean
is_gone (SummerPasteDialog *self)
{
  return self->office == NULL;
}

static void
let_go (SummerPasteDialog *self, const char *title)
{
  self->is_working = TRUE;
  summer_paste_card_set_paste (self->card, NULL);
  summer_paste_table_set_paste (self->table, NULL);
  say (self, NULL);
  adw_status_page_set_title (self->busy, title);
  gtk_stack_set_visible_child_name (self->stack, "busy");
  update (self);
}

static void
fill_class (SummerPasteDialog *self)
{
  self->is_filling = TRUE;
  gtk_drop_down_set_selected (
      self->class_choice,
      summer_paste_classes_find (self->class_ids, summer_roster_paste_get_class (self->paste)));
  self->is_filling = FALSE;
}

static void
show_rows (SummerPasteDialog *self)
{
  self->is_working = FALSE;
  if (summer_roster_paste_get_class (self->paste) == 0 && self->first_class != 0)
    summer_roster_paste_set_class (self->paste, self->first_class);
  fill_class (self);
  summer_paste_card_set_paste (self->card, self->paste);
  summer_paste_table_set_paste (self->table, self->paste);
  gtk_stack_set_visible_child_name (self->stack, "rows");
  update (self);
  gtk_widget_child_focus (GTK_WIDGET (self->table), GTK_DIR_TAB_FORWARD);
  gtk_widget_grab_focus (GTK_WIDGET (self->table));
}

static void
show_failure (SummerPasteDialog *self, const GError *error)
{
  g_autofree char *text = g_markup_escape_text (error->message, -1);
  self->is_working = FALSE;
  if (self->paste != NULL)
    {
      show_rows (self);
      say (self, error->message);
      return;
    }
  adw_status_page_set_description (self->failed, text);
  gtk_stack_set_visible_child_name (self->stack, "failed");
  update (self);
}

static void
compared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SummerPasteDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SummerRosterPaste) paste
      = summer_paste_work_finish (SUMMER_OFFICE (source), result, &error);

  if (is_gone (self))
    return;
  if (paste == NULL)
    {
      show_failure (self, error);
      return;
    }
  g_set_object (&self->paste, paste);
  show_rows (self);
}

static void
start_reading (SummerPasteDialog *self, const char *text, const char *path)
{
  g_autofree char *name = path != NULL ? g_path_get_basename (path) : NULL;

  g_free (self->source);
  self->source = name != NULL ? g_steal_pointer (&name) : g_strdup (_ ("Pasted roster"));
  adw_window_title_set_subtitle (self->title, path != NULL ? self->source : "");
  g_clear_object (&self->paste);
  self->has_meanings = FALSE;
  let_go (self, _ ("Comparing with the records …"));
  summer_paste_read_async (self->office, text, path, compared_cb, g_object_ref (self));
}

static void
compare_anew (SummerPasteDialog *self, guint column, SummerMeaning meaning)
{
  SummerBlock *block = summer_roster_paste_get_block (self->paste);

  if (column != G_MAXUINT
      && summer_block_get_n_rows (block) * summer_block_get_n_columns (block) <= MANY_CELLS)
    {
      say (self, NULL);
      summer_paste_card_set_paste (self->card, NULL);
      summer_paste_table_set_paste (self->table, NULL);
      summer_roster_paste_set_meaning (self->paste, column, meaning);
      show_rows (self);
      return;
    }
  let_go (self, _ ("Comparing with the records …"));
  summer_paste_compare_async (self->office, self->paste, column, meaning, compared_cb,
                              g_object_ref (self));
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SummerPasteDialog) self = user_data;
  SummerWindow *window;
  g_autoptr (GError) error = NULL;
  g_autofree char *counts = NULL, *text = NULL, *action = NULL;
  gint64 sequence = 0;
  gboolean is_written
      = summer_paste_write_finish (SUMMER_OFFICE (source), result, &sequence, &error);

  if (is_gone (self))
    return;
  if (!is_written)
    {
      show_failure (self, error);
      if (g_error_matches (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_CONFLICT))
        {
          compare_anew (self, G_MAXUINT, SUMMER_MEANING_NONE);
          say (self, error->message);
        }
      return;
    }
  window = SUMMER_WINDOW (gtk_window_get_transient_for (GTK_WINDOW (self)));
  counts = summer_paste_dup_counts (self->paste);
  /* Translators: the file or "Pasted roster", then how many rows were new, changed … */
  text = g_strdup_printf (_ ("%s: %s"), self->source, counts);
  action = g_strdup_printf ("win.undo-entry(int64 %" G_GINT64_FORMAT ")", sequence);
  self->is_working = self->has_meanings = FALSE;
  gtk_window_close (GTK_WINDOW (self));
  if (window != NULL)
    summer_window_toast (window, text, _ ("_Undo"), action);
}

/* }}} */
/* {{{ Commands */

static void
clipboard_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SummerPasteDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, &error);

  if (is_gone (self) || self->is_working)
    return;
  if (text != NULL && *text != '\0')
    start_reading (self, text, NULL);
  else
    {
      g_clear_error (&error);
      error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                                   _ ("No cells were copied. Select them in the spreadsheet, with "
                                      "their headings, and copy them first."));
      show_failure (self, error);
    }
}

/* What was mended is not thrown away for another list. */
static gboolean
may_replace (SummerPasteDialog *self)
{
  const gboolean is_kept = is_touched (self);

  if (is_kept)
    say (self, _ ("This list was mended. Apply it, or close the window, before you take another."));
  return !is_kept;
}

static void
paste_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (may_replace (SUMMER_PASTE_DIALOG (widget)))
    gdk_clipboard_read_text_async (gtk_widget_get_clipboard (widget), NULL, clipboard_cb,
                                   g_object_ref (widget));
}

/* A block is copied already: it is taken at once. A single word is something else. */
static void
first_clipboard_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SummerPasteDialog) self = user_data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  if (text != NULL && strchr (text, '\t') != NULL && strchr (text, '\n') != NULL && !is_gone (self)
      && !self->is_working && self->paste == NULL)
    start_reading (self, text, NULL);
}

static void
opened_cb (GtkWidget *widget, const char *path)
{
  start_reading (SUMMER_PASTE_DIALOG (widget), NULL, path);
}

static void
open_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (may_replace (SUMMER_PASTE_DIALOG (widget)))
    summer_workbook_chooser_ask (widget, _ ("Open a Roster"), opened_cb);
}

static void
apply_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerPasteDialog *self = SUMMER_PASTE_DIALOG (widget);

  summer_paste_card_check (self->card);
  gtk_widget_grab_focus (GTK_WIDGET (self->table));
  if (!summer_roster_paste_is_ready (self->paste))
    return;
  let_go (self, _ ("Writing the roster …"));
  summer_paste_write_async (self->office, self->paste, self->source, written_cb,
                            g_object_ref (self));
}

static void
next_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerPasteDialog *self = SUMMER_PASTE_DIALOG (widget);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  /* From the table the row chosen comes first, once: whoever clicks the button again is through with it. */
  if ((focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->card)))
      && self->gone_to != summer_paste_table_get_selected (self->table)
      && summer_paste_card_edit (self->card, -1))
    {
      self->gone_to = summer_paste_table_get_selected (self->table);
      return;
    }
  if (!summer_paste_table_select_next (self->table))
    return;
  self->gone_to = summer_paste_table_get_selected (self->table);
  if (!summer_paste_card_edit (self->card, -1))
    gtk_widget_grab_focus (GTK_WIDGET (self->table));
}

/* The keys of the card work from the table too. */
static void
choose_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action_variant (GTK_WIDGET (SUMMER_PASTE_DIALOG (widget)->card),
                                      "card.choose", parameter);
}

static void
leave_out_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action (GTK_WIDGET (SUMMER_PASTE_DIALOG (widget)->card), "card.leave-out",
                              NULL);
}

/* }}} */
/* {{{ What a person does */

static void
changed_cb (SummerPasteDialog *self)
{
  say (self, NULL);
  summer_paste_table_refresh (self->table);
  update (self);
}

/* Enter in a row where nothing is left to mend. */
static void
next_row_cb (SummerPasteDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "paste.next", NULL);
}

static void
selected_cb (SummerPasteDialog *self)
{
  self->gone_to = GTK_INVALID_LIST_POSITION;
  summer_paste_card_show (self->card, summer_paste_table_get_selected (self->table));
}

/* The cell that is mended is seen in its row. */
static void
entered_cb (SummerPasteDialog *self, guint column)
{
  summer_paste_table_scroll_to (self->table, column);
}

static void
edit_cb (SummerPasteDialog *self, int column)
{
  if (!summer_paste_card_edit (self->card, column) && column < 0)
    gtk_widget_child_focus (GTK_WIDGET (self->card), GTK_DIR_TAB_FORWARD);
}

static void
meaning_cb (SummerPasteDialog *self, guint column, int meaning)
{
  self->has_meanings = TRUE;
  compare_anew (self, column, (SummerMeaning) meaning);
}

static void
class_cb (SummerPasteDialog *self)
{
  guint chosen = gtk_drop_down_get_selected (self->class_choice);

  if (self->is_filling || self->paste == NULL || self->is_working || chosen >= self->class_ids->len)
    return;
  say (self, NULL);
  summer_roster_paste_set_class (self->paste, g_array_index (self->class_ids, gint64, chosen));
  summer_paste_table_refresh (self->table);
  summer_paste_card_refresh (self->card);
  update (self);
}

static void
state_cb (SummerPasteDialog *self)
{
  guint chosen = gtk_drop_down_get_selected (self->state_choice);

  if (chosen < G_N_ELEMENTS (shown_states))
    summer_paste_table_set_state (self->table, shown_states[chosen]);
}

static gboolean
close_idle_cb (gpointer user_data)
{
  gtk_window_close (GTK_WINDOW (user_data));
  return G_SOURCE_REMOVE;
}

/* The question stands before this window and goes with it: not while it is answering. */
static void
discard_cb (SummerPasteDialog *self)
{
  self->is_thrown_away = TRUE;
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, close_idle_cb, g_object_ref (self), g_object_unref);
}

static gboolean
close_request_cb (SummerPasteDialog *self)
{
  GtkWidget *question;

  if (self->is_working && self->paste != NULL)
    return GDK_EVENT_STOP;
  if (!is_touched (self))
    return GDK_EVENT_PROPAGATE;
  question = adw_message_dialog_new (GTK_WINDOW (self), _ ("Throw the List Away?"),
                                     _ ("Nothing of it was written yet. What you mended is lost."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (question), "keep", _ ("_Go On Mending"),
                                    "discard", _ ("_Throw Away"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (question), "discard",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (question), "keep");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (question), "keep");
  g_signal_connect_object (question, "response::discard", G_CALLBACK (discard_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (question));
  return GDK_EVENT_STOP;
}

/* }}} */

static void
list_classes (SummerPasteDialog *self)
{
  g_autoptr (GListModel) texts = NULL;
  g_autoptr (GError) error = NULL;

  self->is_filling = TRUE;
  texts = summer_paste_classes_list (self->office, self->class_ids, &error);
  gtk_drop_down_set_model (self->class_choice, texts);
  if (error != NULL)
    say (self, error->message);
  self->is_filling = FALSE;
}

static void
summer_paste_dialog_dispose (GObject *object)
{
  SummerPasteDialog *self = SUMMER_PASTE_DIALOG (object);

  g_clear_object (&self->paste);
  g_clear_object (&self->office);
  g_clear_pointer (&self->class_ids, g_array_unref);
  g_clear_pointer (&self->source, g_free);

  G_OBJECT_CLASS (summer_paste_dialog_parent_class)->dispose (object);
}

static void
add_commands (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *action;
    GtkWidgetActionActivateFunc func;
    guint key;
    GdkModifierType modifiers;
  } commands[] = {
    { "paste.paste", paste_cb, GDK_KEY_v, GDK_CONTROL_MASK },
    { "paste.open", open_cb, GDK_KEY_o, GDK_CONTROL_MASK },
    { "paste.apply", apply_cb, GDK_KEY_Return, GDK_CONTROL_MASK },
    { "paste.next", next_cb, GDK_KEY_n, GDK_CONTROL_MASK },
    { "paste.leave-out", leave_out_cb, GDK_KEY_3, GDK_ALT_MASK },
  };

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      gtk_widget_class_install_action (widget_class, commands[i].action, NULL, commands[i].func);
      gtk_widget_class_add_binding_action (widget_class, commands[i].key, commands[i].modifiers,
                                           commands[i].action, NULL);
    }
  gtk_widget_class_install_action (widget_class, "paste.choose", "i", choose_cb);
  for (int choice = SUMMER_PASTE_SAME_CHILD; choice <= SUMMER_PASTE_ANOTHER_CHILD; choice++)
    gtk_widget_class_add_binding_action (widget_class, GDK_KEY_0 + (guint) choice, GDK_ALT_MASK,
                                         "paste.choose", "i", choice);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
summer_paste_dialog_class_init (SummerPasteDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (SUMMER_TYPE_PASTE_TABLE);
  g_type_ensure (SUMMER_TYPE_PASTE_CARD);
  G_OBJECT_CLASS (klass)->dispose = summer_paste_dialog_dispose;
  add_commands (widget_class);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/summerclasses/SummerClasses/summer-paste-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SummerPasteDialog, title);
  gtk_widget_class_bind_template_child (widget_class, SummerPasteDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, SummerPasteDialog, failed);
  gtk_widget_class_bind_template_child (widget_class, SummerPasteDialog, busy);
  gtk_widget_class_bind_template_child (widget_class, SummerPasteDialog, class_choice);
  gtk_widget_class_bind_template_child (widget_class, SummerPasteDialog, state_choice);
  gtk_widget_class_bind_template_child (widget_class, SummerPasteDialog, strip);
  gtk_widget_class_bind_template_child (widget_class, SummerPasteDialog, strip_text);
  gtk_widget_class_bind_template_child (widget_class, SummerPasteDialog, table);
  gtk_widget_class_bind_template_child (widget_class, SummerPasteDialog, card);
  gtk_widget_class_bind_template_child (widget_class, SummerPasteDialog, counts);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, entered_cb);
  gtk_widget_class_bind_template_callback (widget_class, edit_cb);
  gtk_widget_class_bind_template_callback (widget_class, meaning_cb);
  gtk_widget_class_bind_template_callback (widget_class, class_cb);
  gtk_widget_class_bind_template_callback (widget_class, state_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_request_cb);
}

static void
summer_paste_dialog_init (SummerPasteDialog *self)
{
  g_autoptr (GtkExpression) text
      = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  self->class_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
  summer_cut_text_watch (self);
  gtk_drop_down_set_expression (self->class_choice, text);
  summer_choice_search_attach (self->class_choice);
  update (self);
}

/**
 * summer_paste_dialog_present:
 * @class_id: of rows that name none, until another is chosen; 0 = to be chosen
 */
void
summer_paste_dialog_present (SummerWindow *window, gint64 class_id)
{
  SummerPasteDialog *self = g_object_new (SUMMER_TYPE_PASTE_DIALOG, "transient-for", window, NULL);

  self->office = g_object_ref (summer_window_get_office (window));
  list_classes (self);
  /* One class of all: it need not be chosen. */
  self->first_class = self->class_ids->len == 2 ? g_array_index (self->class_ids, gint64, 1)
                      : summer_paste_classes_find (self->class_ids, class_id) > 0 ? class_id
                                                                                  : 0;
  gtk_window_present (GTK_WINDOW (self));
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self)), NULL,
                                 first_clipboard_cb, g_object_ref (self));
}
