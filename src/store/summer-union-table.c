#include "config.h"

#include "summer-union-table.h"

#include "summer-table.h"

static const SummerField union_unit_fields[] = {
  SUMMER_FIELD (SummerUnionUnitRecord, ID, id),
  SUMMER_FIELD (SummerUnionUnitRecord, ID, programme),
  SUMMER_FIELD (SummerUnionUnitRecord, TEXT, name),
  SUMMER_FIELD (SummerUnionUnitRecord, CODE, level),
  SUMMER_FIELD (SummerUnionUnitRecord, ID, parent),
};
static const SummerTable union_unit_table = {
  .fields = union_unit_fields,
  .n_fields = G_N_ELEMENTS (union_unit_fields),
  .n_key = 1,
  .each = "SELECT id, programme, name, level, parent FROM union_unit WHERE programme = ?1 ORDER BY"
          " name",
  .insert
  = "INSERT INTO main.union_unit (id, programme, name, level, parent) VALUES (?1, ?2, ?3, ?4,"
    " ?5)",
  .update
  = "UPDATE main.union_unit SET programme = ?2, name = ?3, level = ?4, parent = ?5 WHERE id = ?1",
};

SUMMER_DEFINE_EACH (union_unit, SummerUnionUnit)
SUMMER_DEFINE_INSERT_WITH_ID (union_unit, SummerUnionUnit)
SUMMER_DEFINE_UPDATE (union_unit, SummerUnionUnit)

typedef struct
{
  GArray *units;    /* of SummerUnionUnitRecord, owned */
  GPtrArray *names; /* owned: of the units */
} Units;

static gboolean
collect_unit (const SummerUnionUnitRecord *record, gpointer user_data)
{
  const Units *self = user_data;
  SummerUnionUnitRecord unit = *record;
  char *name = g_strdup (record->name);

  g_ptr_array_add (self->names, name);
  unit.name = name;
  g_array_append_val (self->units, unit);
  return TRUE;
}

static gboolean
collect_classes (SummerStore *store, gint64 programme, GPtrArray *classes, GError **error)
{
  g_autoptr (SummerStatement) each
      = summer_statement_new (store, "SELECT union_name FROM class WHERE programme = ?1", error);

  if (each == NULL)
    return FALSE;
  summer_statement_bind_int (each, 1, programme);
  while (summer_statement_step (each, error))
    g_ptr_array_add (classes, g_strdup (summer_statement_get_text (each, 0)));
  return !summer_statement_failed (each);
}

/**
 * summer_union_tree_load:
 *
 * Returns: (transfer full) (nullable): the tree; %NULL with @error set
 */
SummerUnionTree *
summer_union_tree_load (SummerStore *store, gint64 programme, GError **error)
{
  g_autoptr (GArray) units = g_array_new (FALSE, FALSE, sizeof (SummerUnionUnitRecord));
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) classes = g_ptr_array_new_with_free_func (g_free);
  Units collected = { units, names };

  if (!summer_union_unit_each (store, programme, collect_unit, &collected, error)
      || !collect_classes (store, programme, classes, error))
    return NULL;
  return summer_union_tree_new ((const char *const *) classes->pdata, classes->len,
                                (const SummerUnionUnitRecord *) units->data, units->len);
}
