#include "config.h"

#include "summer-union-scope.h"

#include "summer-daily.h"
#include "summer-sheet.h"
#include "summer-union-table.h"

struct _SummerUnionScope
{
  SummerUnionTree *tree;  /* owned; NULL where there is no programme */
  char *name;             /* owned: of the node; NULL = all */
  char *unions;           /* owned: the names at and below it; NULL = all */
  SummerAssessment *part; /* owned; NULL = all, or not asked for yet */
  GArray *daily;          /* owned: of the part; NULL = not asked for yet */
};

SummerUnionScope *
summer_union_scope_new (void)
{
  return g_new0 (SummerUnionScope, 1);
}

void
summer_union_scope_forget (SummerUnionScope *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->part, summer_assessment_unref);
  g_clear_pointer (&self->daily, g_array_unref);
}

void
summer_union_scope_free (SummerUnionScope *self)
{
  g_return_if_fail (self != NULL);

  summer_union_scope_forget (self);
  g_clear_pointer (&self->tree, summer_union_tree_free);
  g_free (self->name);
  g_free (self->unions);
  g_free (self);
}

static char *
dup_parted (char **names)
{
  g_autofree char *joined = g_strjoinv (SUMMER_SHEET_UNIONS_PARTED, names);

  return g_strconcat (SUMMER_SHEET_UNIONS_PARTED, joined, SUMMER_SHEET_UNIONS_PARTED, NULL);
}

static void
find_unions (SummerUnionScope *self)
{
  const int index = self->tree != NULL && self->name != NULL
                        ? summer_union_tree_find (self->tree, self->name)
                        : -1;
  g_auto (GStrv) names = NULL;

  if (index < 0)
    {
      g_clear_pointer (&self->name, g_free);
      return;
    }
  names = summer_union_tree_dup_within (self->tree, (guint) index);
  self->unions = dup_parted (names);
}

/**
 * summer_union_scope_read:
 *
 * Returns: FALSE with @error set; then there is no tree, and all is shown
 */
gboolean
summer_union_scope_read (SummerUnionScope *self,
                         SummerStore *store,
                         gint64 programme,
                         GError **error)
{
  g_autofree char *former = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  former = g_steal_pointer (&self->unions);
  g_clear_pointer (&self->tree, summer_union_tree_free);
  if (programme != 0)
    self->tree = summer_union_tree_load (store, programme, error);
  find_unions (self);
  if (g_strcmp0 (former, self->unions) != 0)
    summer_union_scope_forget (self);
  return programme == 0 || self->tree != NULL;
}

void
summer_union_scope_set_name (SummerUnionScope *self, const char *name)
{
  g_return_if_fail (self != NULL);

  g_free (self->name);
  self->name = g_strdup (name);
}

const SummerUnionTree *
summer_union_scope_get_tree (SummerUnionScope *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->tree;
}

const char *
summer_union_scope_get_name (SummerUnionScope *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->name;
}

const char *
summer_union_scope_get_unions (SummerUnionScope *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->unions;
}

gboolean
summer_union_scope_holds (SummerUnionScope *self, const char *union_name)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return summer_sheet_unions_hold (self->unions, union_name);
}

/**
 * summer_union_scope_get_part:
 * @whole: of all classes
 *
 * Returns: (transfer none): of the classes shown; good until the assessment or the unions are others
 */
SummerAssessment *
summer_union_scope_get_part (SummerUnionScope *self, SummerAssessment *whole)
{
  g_autoptr (GArray) classes = NULL;
  int index;

  g_return_val_if_fail (self != NULL && whole != NULL, NULL);

  if (self->unions == NULL)
    return whole;
  if (self->part != NULL)
    return self->part;
  classes = g_array_new (FALSE, FALSE, sizeof (guint));
  index = summer_union_tree_find (self->tree, self->name);
  for (guint i = 0; i < whole->n_classes; i++)
    if (summer_union_tree_holds (self->tree, (guint) index, whole->facts->classes[i].union_name))
      g_array_append_val (classes, i);
  self->part
      = summer_assessment_new_part (whole, (const guint *) (gpointer) classes->data, classes->len);
  return self->part;
}

const GArray *
summer_union_scope_get_daily (SummerUnionScope *self, SummerAssessment *part)
{
  g_return_val_if_fail (self != NULL && part != NULL, NULL);

  if (self->daily == NULL)
    self->daily = summer_daily_new (part->facts, part->policy, part->as_of);
  return self->daily;
}
