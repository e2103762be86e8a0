#include "config.h"

#include "summer-list-chooser.h"

#include <glib/gi18n.h>

/**
 * summer_list_chooser_is:
 * @ending: with its point, in small letters
 *
 * Returns: whether the path has this ending, however it is written
 */
gboolean
summer_list_chooser_is (const char *path, const char *ending)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  return g_str_has_suffix (lower, ending);
}

/* What a list can be saved as. The ending chooses. */
static const struct
{
  const char *name, *ending;
} formats[] = {
  { N_ ("Workbook (.xlsx)"), ".xlsx" },
  { N_ ("Text (.csv)"), ".csv" },
  { N_ ("Pages (.pdf)"), ".pdf" },
};

#define ENDING "summer-ending" /* of a file filter: its format's */

static const char *
get_chosen_ending (GtkFileChooser *chooser)
{
  GtkFileFilter *filter = gtk_file_chooser_get_filter (chooser);
  const char *ending = filter != NULL ? g_object_get_data (G_OBJECT (filter), ENDING) : NULL;

  return ending != NULL ? ending : formats[0].ending;
}

static const char *
find_ending (const char *path)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (summer_list_chooser_is (path, formats[i].ending))
      return formats[i].ending;
  return NULL;
}

/* The dialog proposes a workbook, and its name does not follow when another format is chosen: the ending does, here.
 * The dialog has not asked about that file, so none that is there already is written over.
 *
 * Returns: (transfer full) (nullable): the path chosen, with an ending; NULL = not on this computer */
static char *
dup_chosen_path (GtkFileChooser *chooser)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (chooser);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  const char *chosen = get_chosen_ending (chooser);
  const char *ending = path != NULL ? find_ending (path) : NULL;
  g_autofree char *stem = NULL;
  char *other;

  if (path == NULL || g_strcmp0 (ending, chosen) == 0
      || (ending != NULL && ending != formats[0].ending))
    return g_steal_pointer (&path);

  stem = g_strndup (path, strlen (path) - (ending != NULL ? strlen (ending) : 0));
  other = g_strconcat (stem, chosen, NULL);
  for (guint n = 2; g_file_test (other, G_FILE_TEST_EXISTS); n++)
    {
      g_free (other);
      other = g_strdup_printf ("%s %u%s", stem, n, chosen);
    }
  return other;
}

typedef struct
{
  GtkWidget *widget; /* weak */
  SummerListChosenFunc chosen;
} Question;

static void
question_free (gpointer data, GClosure *closure)
{
  Question *self = data;

  g_clear_weak_pointer (&self->widget);
  g_free (self);
}

static void
response_cb (GtkNativeDialog *dialog, int response, Question *self)
{
  if (response == GTK_RESPONSE_ACCEPT && self->widget != NULL)
    {
      g_autofree char *path = dup_chosen_path (GTK_FILE_CHOOSER (dialog));

      if (path != NULL)
        self->chosen (self->widget, path);
    }

  g_object_unref (dialog);
}

static void
add_formats (GtkFileChooser *chooser)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

      gtk_file_filter_set_name (filter, _ (formats[i].name));
      gtk_file_filter_add_suffix (filter, formats[i].ending + 1);
      g_object_set_data (G_OBJECT (filter), ENDING, (gpointer) formats[i].ending);
      gtk_file_chooser_add_filter (chooser, filter);
    }
}

/**
 * summer_list_chooser_ask:
 * @widget: the list, on whose window the dialog stands; the answer is dropped when it is gone
 * @title: of the list, which the file is named after
 * @chosen: called with the path, unless the dialog was cancelled
 */
void
summer_list_chooser_ask (GtkWidget *widget, const char *title, SummerListChosenFunc chosen)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  Question *question = g_new0 (Question, 1);
  GtkFileChooserNative *dialog;
  g_autofree char *name = g_strconcat (title, formats[0].ending, NULL);

  dialog = gtk_file_chooser_native_new (_ ("Export the List"),
                                        GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                        GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Export"), _ ("_Cancel"));
  g_set_weak_pointer (&question->widget, widget);
  question->chosen = chosen;
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  add_formats (GTK_FILE_CHOOSER (dialog));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), question, question_free, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}
