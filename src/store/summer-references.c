/* What refers to a record: asked of the schema, so that no table is forgotten. */
#include "config.h"

#include "summer-life-table.h"

#include <glib/gi18n.h>

#include "summer-record-words.h"
#include "summer-statement.h"

static void
reference_clear (gpointer data)
{
  g_free (((SummerReference *) data)->table);
}

/* One "SELECT …" a foreign key, joined: names of tables and columns come from the schema, quoted by SQLite. */
static char *
dup_question (SummerStore *store, const char *table, GError **error)
{
  static const char sql[]
      = "SELECT group_concat (printf ('SELECT %Q, count (*) FROM \"%w\" WHERE \"%w\" = ?1', m.name,"
        " m.name, f.\"from\"), ' UNION ALL ') || ' UNION ALL SELECT ''document'', count (*) FROM"
        " document WHERE owner_table = ?2 AND owner = ?1' FROM sqlite_schema m,"
        " pragma_foreign_key_list (m.name) f WHERE m.type = 'table' AND f.\"table\" = ?1";
  g_autoptr (SummerStatement) each = summer_statement_new (store, sql, error);

  if (each == NULL)
    return NULL;
  summer_statement_bind_text (each, 1, table);
  return summer_statement_step (each, error) ? g_strdup (summer_statement_get_text (each, 0))
                                             : NULL;
}

/**
 * summer_references_list:
 * @table: of the record
 *
 * Returns: (transfer full) (element-type SummerReference) (nullable): the records that refer to it, the most of a
 *   table first; NULL with @error set
 */
GArray *
summer_references_list (SummerStore *store, const char *table, gint64 id, GError **error)
{
  GError *local = NULL;
  g_autofree char *question = dup_question (store, table, &local);
  g_autofree char *sql = NULL;
  g_autoptr (SummerStatement) each = NULL;
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (SummerReference));

  g_array_set_clear_func (found, reference_clear);
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return NULL;
    }
  sql = g_strdup_printf ("SELECT * FROM (%s) ORDER BY 2 DESC, 1",
                         question != NULL ? question
                                          : "SELECT 'document', count (*) FROM document WHERE"
                                            " owner_table = ?2 AND owner = ?1");
  each = summer_statement_new_once (store, sql, error);
  if (each == NULL)
    return NULL;
  summer_statement_bind_int (each, 1, id);
  summer_statement_bind_text (each, 2, table);
  while (summer_statement_step (each, error))
    {
      const SummerReference reference = { g_strdup (summer_statement_get_text (each, 0)),
                                          (guint) summer_statement_get_int (each, 1) };

      g_array_append_val (found, reference);
      if (reference.count == 0)
        g_array_set_size (found, found->len - 1);
    }
  return summer_statement_failed (each) ? NULL : g_steal_pointer (&found);
}

/**
 * summer_references_dup_text:
 *
 * Returns: (transfer full): "Enrolment 3, Visit 2"
 */
char *
summer_references_dup_text (const GArray *references)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < references->len; i++)
    {
      const SummerReference *reference = &g_array_index (references, SummerReference, i);

      g_string_append_printf (text, "%s%s %u", i > 0 ? _ (", ") : "",
                              summer_record_get_table_text (reference->table), reference->count);
    }
  return g_string_free (text, FALSE);
}
