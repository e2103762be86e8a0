#include "config.h"

#include "summer-table-note.h"

#include <glib/gi18n.h>

typedef struct
{
  GListModel *all, *shown; /* owned */
  char *text;              /* owned */
} Note;

static void
note_free (gpointer data)
{
  Note *self = data;

  g_object_unref (self->all);
  g_object_unref (self->shown);
  g_free (self->text);
  g_free (self);
}

static Note *
get_note (GtkWidget *label)
{
  return g_object_get_data (G_OBJECT (label), "note");
}

static void
update (GtkWidget *label)
{
  const Note *self = get_note (label);
  const char *text = g_list_model_get_n_items (self->shown) > 0 ? NULL
                     : g_list_model_get_n_items (self->all) > 0 ? _ ("No row matches the filter.")
                                                                : self->text;

  gtk_label_set_text (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_visible (label, text != NULL);
}

GtkWidget *
summer_table_note_new (GListModel *all, GListModel *shown)
{
  GtkWidget *label = gtk_label_new (NULL);
  Note *self = g_new0 (Note, 1);

  self->all = g_object_ref (all);
  self->shown = g_object_ref (shown);
  g_object_set_data_full (G_OBJECT (label), "note", self, note_free);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_widget_set_can_target (label, FALSE);
  gtk_widget_set_halign (label, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (label, "faint");
  g_signal_connect_object (all, "items-changed", G_CALLBACK (update), label, G_CONNECT_SWAPPED);
  g_signal_connect_object (shown, "items-changed", G_CALLBACK (update), label, G_CONNECT_SWAPPED);
  update (label);
  return label;
}

void
summer_table_note_set_text (GtkWidget *note, const char *text)
{
  Note *self = get_note (note);

  g_return_if_fail (self != NULL);

  g_free (self->text);
  self->text = g_strdup (text);
  update (note);
}
