#include "config.h"

#include "summer-paste-classes.h"

#include <glib/gi18n.h>
#include <gtk/gtk.h>

#include "summer-class-table.h"

typedef struct
{
  SummerOffice *office;
  GtkStringList *texts;
  GArray *ids;
} Listing;

static gboolean
add_class (const SummerClassRecord *record, gpointer user_data)
{
  const Listing *self = user_data;
  g_autofree char *text = g_strdup_printf ("%s %s", record->code, record->name);

  if (record->state == SUMMER_CLASS_REJECTED || record->state == SUMMER_CLASS_WITHDRAWN
      || !summer_office_shows_union (self->office, record->union_name))
    return TRUE;
  gtk_string_list_append (self->texts, text);
  g_array_append_val (self->ids, record->id);
  return TRUE;
}

/**
 * summer_paste_classes_list:
 *
 * Returns: (transfer full): the texts of a drop-down
 */
GListModel *
summer_paste_classes_list (SummerOffice *office, GArray *ids, GError **error)
{
  Listing self = { office, gtk_string_list_new (NULL), ids };
  const gint64 none = 0;

  gtk_string_list_append (self.texts, _ ("not chosen"));
  g_array_append_val (ids, none);
  summer_class_each (summer_office_get_store (office), summer_office_get_programme (office),
                     add_class, &self, error);
  return G_LIST_MODEL (self.texts);
}

guint
summer_paste_classes_find (GArray *ids, gint64 class_id)
{
  for (guint i = 1; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == class_id)
      return i;
  return 0;
}
