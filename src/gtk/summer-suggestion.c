#include "config.h"

#include "summer-suggestion.h"

#include "summer-class-table.h"
#include "summer-pinyin.h"

enum
{
  NAME,
  FOLDED, /* what is typed is looked for in these two */
  INITIALS,
};

typedef struct
{
  SummerSuggestion of;
  GPtrArray *names; /* owned texts, each once */
  GHashTable *seen; /* borrows them */
} Collecting;

static void
add_name (Collecting *self, const char *name)
{
  char *copy;

  if (name == NULL || *name == '\0' || g_hash_table_contains (self->seen, name))
    return;
  copy = g_strdup (name);
  g_ptr_array_add (self->names, copy);
  g_hash_table_add (self->seen, copy);
}

static gboolean
collect_class (const SummerClassRecord *record, gpointer user_data)
{
  Collecting *self = user_data;

  if (self->of == SUMMER_SUGGEST_VENUES)
    add_name (self, record->venue);
  else
    {
      add_name (self, record->host);
      add_name (self, record->co_organiser);
    }
  return TRUE;
}

static void
collect_unions (Collecting *self, const SummerUnionTree *tree)
{
  const SummerUnionNode *node;

  for (guint i = 0; tree != NULL && (node = summer_union_tree_get (tree, i)) != NULL; i++)
    if (node->is_union)
      add_name (self, node->name);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return summer_pinyin_compare (*(const char *const *) a, *(const char *const *) b);
}

static GtkTreeModel *
new_model (GPtrArray *names)
{
  GtkListStore *model = gtk_list_store_new (3, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_STRING);

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autofree char *folded = g_utf8_casefold (name, -1);
      g_autofree char *initials = summer_pinyin_dup_initials (name);

      gtk_list_store_insert_with_values (model, NULL, -1, NAME, name, FOLDED, folded, INITIALS,
                                         initials, -1);
    }
  return GTK_TREE_MODEL (model);
}

/* key: what is typed, folded. A name that stands there whole need not be proposed. */
static gboolean
match_cb (GtkEntryCompletion *completion, const char *key, GtkTreeIter *iter, gpointer user_data)
{
  g_autofree char *folded = NULL, *initials = NULL;

  gtk_tree_model_get (gtk_entry_completion_get_model (completion), iter, FOLDED, &folded, INITIALS,
                      &initials, -1);
  return (strstr (folded, key) != NULL || strstr (initials, key) != NULL)
         && g_strcmp0 (folded, key) != 0;
}

/**
 * summer_suggestion_attach:
 *
 * Proposes what holds the letters that are typed, or has them among its pinyin initials; the arrows and Enter choose.
 */
gboolean
summer_suggestion_attach (GtkEntry *entry,
                          SummerOffice *office,
                          SummerSuggestion of,
                          GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GtkEntryCompletion) completion = NULL;
  g_autoptr (GtkTreeModel) model = NULL;
  Collecting collecting = { of, names, seen };

  g_return_val_if_fail (GTK_IS_ENTRY (entry) && SUMMER_IS_OFFICE (office), FALSE);

  if (of == SUMMER_SUGGEST_UNIONS)
    collect_unions (&collecting, summer_office_get_union_tree (office));
  else if (!summer_class_each (summer_office_get_store (office),
                               summer_office_get_programme (office), collect_class, &collecting,
                               error))
    return FALSE;
  g_ptr_array_sort (names, compare_names);

  completion = gtk_entry_completion_new ();
  model = new_model (names);
  gtk_entry_completion_set_model (completion, model);
  gtk_entry_completion_set_text_column (completion, NAME);
  gtk_entry_completion_set_match_func (completion, match_cb, NULL, NULL);
  gtk_entry_set_completion (entry, completion);
  return TRUE;
}
