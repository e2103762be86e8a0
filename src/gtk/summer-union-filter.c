#include "config.h"

#include "summer-union-filter.h"

#include <glib/gi18n.h>

void
summer_union_filter_fill (GtkDropDown *drop_down, const SummerFacts *facts)
{
  g_autofree char *chosen = g_strdup (summer_union_filter_get (drop_down));
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint at = 0;

  gtk_string_list_append (names, _ ("Union: all"));
  for (guint i = 0; i < facts->n_classes; i++)
    {
      const char *name = facts->classes[i].union_name;

      if (name == NULL || *name == '\0' || !g_hash_table_add (seen, (gpointer) name))
        continue;
      gtk_string_list_append (names, name);
      if (g_strcmp0 (name, chosen) == 0)
        at = g_list_model_get_n_items (G_LIST_MODEL (names)) - 1;
    }
  gtk_drop_down_set_model (drop_down, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (drop_down, at);
}

const char *
summer_union_filter_get (GtkDropDown *drop_down)
{
  const guint chosen = gtk_drop_down_get_selected (drop_down);
  GtkStringObject *item = gtk_drop_down_get_selected_item (drop_down);

  return chosen == 0 || item == NULL ? NULL : gtk_string_object_get_string (item);
}
