#include "config.h"

#include "summer-questions-dialog.h"

#include <glib/gi18n.h>

#include "summer-field.h"
#include "summer-questionnaires.h"
#include "summer-record-dialog.h"

/* The list of questions, which is the whole of the form. */
typedef struct
{
  gint64 programme;
  GPtrArray *questions; /* SummerQuestion */
  GtkWidget *list;      /* of rows; the dialog's */
  GtkLabel *message;
  gboolean filling;
} Questions;

static void
questions_free (gpointer data)
{
  Questions *self = data;

  g_ptr_array_unref (self->questions);
  g_free (self);
}

static Questions *
get_questions (GtkWidget *widget)
{
  GtkWidget *dialog = gtk_widget_get_ancestor (widget, SUMMER_TYPE_RECORD_DIALOG);

  return summer_record_dialog_get_data (SUMMER_RECORD_DIALOG (dialog));
}

static void
touch (GtkWidget *widget)
{
  summer_record_dialog_touch (
      SUMMER_RECORD_DIALOG (gtk_widget_get_ancestor (widget, SUMMER_TYPE_RECORD_DIALOG)));
}

static guint
get_index (GtkWidget *widget)
{
  GtkWidget *row = gtk_widget_get_ancestor (widget, GTK_TYPE_LIST_BOX_ROW);

  return (guint) gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));
}

/* {{{ The rows */

static void fill (Questions *self);

static void
text_cb (GtkWidget *entry)
{
  Questions *self = get_questions (entry);
  SummerQuestion *question;

  if (self->filling)
    return;
  question = g_ptr_array_index (self->questions, get_index (entry));
  g_free (question->text);
  question->text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry)));
  touch (entry);
}

static void
aspect_cb (GtkDropDown *aspect)
{
  Questions *self = get_questions (GTK_WIDGET (aspect));
  SummerQuestion *question;

  if (self->filling)
    return;
  question = g_ptr_array_index (self->questions, get_index (GTK_WIDGET (aspect)));
  question->aspect = (SummerAspect) gtk_drop_down_get_selected (aspect);
  touch (GTK_WIDGET (aspect));
}

static void
focus (Questions *self, guint n)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), (int) n);

  if (row != NULL)
    gtk_widget_child_focus (GTK_WIDGET (row), GTK_DIR_TAB_FORWARD);
}

static void
move_up_cb (GtkWidget *button)
{
  Questions *self = get_questions (button);
  const guint n = get_index (button);
  gpointer question;

  if (n == 0)
    return;
  question = g_ptr_array_steal_index (self->questions, n);
  g_ptr_array_insert (self->questions, (int) n - 1, question);
  touch (button);
  fill (self);
  focus (self, n - 1);
}

static void
remove_cb (GtkWidget *button)
{
  Questions *self = get_questions (button);
  const guint n = get_index (button);

  g_ptr_array_remove_index (self->questions, n);
  touch (button);
  fill (self);
  focus (self, n < self->questions->len ? n : n - 1);
}

static void
add_cb (GtkWidget *button)
{
  Questions *self = get_questions (button);
  SummerQuestion *question = g_new0 (SummerQuestion, 1);

  question->aspect = SUMMER_ASPECT_SAFETY;
  question->text = g_strdup ("");
  question->asked = TRUE;
  g_ptr_array_add (self->questions, question);
  touch (button);
  fill (self);
  focus (self, self->questions->len - 1);
}

static GtkWidget *
new_button (const char *icon, const char *name, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect (button, "clicked", clicked, NULL);
  return button;
}

static GtkWidget *
new_aspect (const SummerQuestion *question)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  GtkWidget *aspect;

  for (guint i = 0; i < summer_terms_get_size (SUMMER_TERMS_ASPECT); i++)
    gtk_string_list_append (words, summer_terms_get_text (SUMMER_TERMS_ASPECT, (int) i));
  aspect = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&words)), NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (aspect), question->aspect);
  gtk_accessible_update_property (GTK_ACCESSIBLE (aspect), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Aspect"), -1);
  g_signal_connect (aspect, "notify::selected", G_CALLBACK (aspect_cb), NULL);
  return aspect;
}

static GtkWidget *
new_row (const SummerQuestion *question)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *text = gtk_entry_new ();

  gtk_widget_set_hexpand (text, TRUE);
  summer_field_set_text (text, question->text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Question"), -1);
  g_signal_connect (text, "changed", G_CALLBACK (text_cb), NULL);
  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (box), new_aspect (question));
  gtk_box_append (GTK_BOX (box),
                  new_button ("go-up-symbolic", _ ("Ask it earlier"), G_CALLBACK (move_up_cb)));
  gtk_box_append (GTK_BOX (box), new_button ("user-trash-symbolic", _ ("No longer ask it"),
                                             G_CALLBACK (remove_cb)));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  return row;
}

static void
fill (Questions *self)
{
  GtkWidget *row;

  self->filling = TRUE;
  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  for (guint i = 0; i < self->questions->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list),
                         new_row (g_ptr_array_index (self->questions, i)));
  self->filling = FALSE;
}

static GtkWidget *
new_extra (Questions *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *scroll = gtk_scrolled_window_new ();
  GtkWidget *add = gtk_button_new_with_mnemonic (_ ("_Another Question"));
  GtkWidget *message = gtk_label_new (NULL);

  self->list = gtk_list_box_new ();
  self->message = GTK_LABEL (message);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Questions to parents"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroll), self->list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroll), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroll), 340);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroll), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroll), 460);
  gtk_label_set_xalign (self->message, 0);
  gtk_label_set_wrap (self->message, TRUE);
  gtk_label_set_max_width_chars (self->message, 60);
  gtk_widget_add_css_class (message, "bad");
  gtk_widget_set_halign (add, GTK_ALIGN_START);
  g_signal_connect (add, "clicked", G_CALLBACK (add_cb), NULL);
  gtk_box_append (GTK_BOX (box), scroll);
  gtk_box_append (GTK_BOX (box), add);
  gtk_box_append (GTK_BOX (box), message);
  return box;
}

/* }}} */

/* What is wrong stands at its question. */
static void
check (SummerStore *store, gconstpointer record, gpointer data, SummerComplaints *complaints)
{
  Questions *self = data;
  const char *text;

  summer_questions_check (self->questions, complaints);
  if (self->list == NULL)
    return;
  text = summer_complaints_get_first (complaints, NULL);
  gtk_label_set_text (self->message, text != NULL ? text : "");
  for (guint i = 0; i < self->questions->len; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), (int) i);
      g_autofree char *field = g_strdup_printf ("q%u", i);

      if (row != NULL)
        summer_field_set_wrong (gtk_widget_get_first_child (gtk_list_box_row_get_child (row)),
                                summer_complaints_get (complaints, field));
    }
}

static gboolean
save (SummerStore *store,
      gpointer record,
      gpointer data,
      SummerComplaints *complaints,
      char **done,
      GError **error)
{
  Questions *self = data;

  return summer_questions_save (store, self->programme, self->questions, complaints, done, error);
}

/**
 * summer_questions_dialog_present:
 *
 * Opens the window on what is asked now. One that was answered is kept for its answers when it is changed or taken out.
 */
void
summer_questions_dialog_present (SummerWindow *parent)
{
  static const SummerFormSpec spec = {
    .title = N_ ("Questions to Parents"),
    .record_size = sizeof (gint64),
    .width = 760,
    .check = check,
    .save = save,
  };
  SummerOffice *office = summer_window_get_office (parent);
  Questions *self = g_new0 (Questions, 1);
  SummerRecordDialog *dialog;
  g_autoptr (GError) error = NULL;

  self->programme = summer_office_get_programme (office);
  self->questions
      = summer_questions_load (summer_office_get_store (office), self->programme, &error);
  if (self->questions == NULL)
    {
      g_free (self);
      summer_window_toast_error (parent, error);
      return;
    }
  dialog = summer_record_dialog_new (office, &spec, &self->programme, self, questions_free);
  summer_record_dialog_set_subject (
      dialog, _ ("What was answered already stays, when a question is changed."));
  summer_record_dialog_set_extra (dialog, new_extra (self));
  fill (self);
  summer_record_dialog_present (dialog, GTK_WINDOW (parent));
  focus (self, 0);
}
