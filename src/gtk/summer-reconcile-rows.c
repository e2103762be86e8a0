#include "config.h"

#include "summer-reconcile-rows.h"

#include <glib/gi18n.h>
#include <string.h>

#include "summer-identity.h"

static const SummerListedRow *
get_row (SummerReconcileRows *self, guint row)
{
  return &g_array_index (summer_reconciliation_get_rows (self->made), SummerListedRow, row);
}

static gboolean
passes (gpointer owner, guint row)
{
  SummerReconcileRows *self = owner;
  const SummerListedRow *of = get_row (self, row);

  return (self->kind < 0 || (int) of->kind == self->kind)
         && (self->class_code == NULL || g_strcmp0 (self->class_code, of->class_code) == 0);
}

static char *
dup_listed (SummerReconcileRows *self, guint row, SummerMeaning meaning)
{
  const SummerListedRow *of = get_row (self, row);

  return of->row >= 0
             ? g_strdup (summer_block_get_text (summer_reconciliation_get_block (self->made),
                                                (guint) of->row, meaning))
             : NULL;
}

static char *
dup_kind (gpointer owner, guint row)
{
  return g_strdup (summer_listed_get_text (get_row (owner, row)->kind));
}

static int
compare_kinds (gpointer owner, guint a, guint b)
{
  return (int) get_row (owner, a)->kind - (int) get_row (owner, b)->kind;
}

static const char *
get_kind_style (gpointer owner, guint row)
{
  switch (get_row (owner, row)->kind)
    {
    case SUMMER_LISTED_WELL:
      return "good";
    case SUMMER_LISTED_TWICE:
    case SUMMER_LISTED_UNCLEAR:
      return "wait";
    case SUMMER_LISTED_MISSING:
    case SUMMER_LISTED_SHORT:
    case SUMMER_LISTED_OTHER_NAME:
    case SUMMER_LISTED_OTHER_NUMBER:
    case SUMMER_LISTED_EXTRA:
    case SUMMER_N_LISTED:
    default:
      return "bad";
    }
}

static char *
dup_listed_name (gpointer owner, guint row)
{
  return dup_listed (owner, row, SUMMER_MEANING_NAME);
}

static char *
dup_listed_number (gpointer owner, guint row)
{
  g_autofree char *number = dup_listed (owner, row, SUMMER_MEANING_IDENTITY);

  return number != NULL ? summer_identity_dup_masked (number) : NULL;
}

static char *
dup_period (gpointer owner, guint row)
{
  const SummerListedRow *of = get_row (owner, row);
  g_autofree char *first = summer_day_dup_iso (of->first);
  g_autofree char *last = summer_day_dup_iso (of->last);

  if (of->row < 0)
    return NULL;
  /* Within one year, the year is known. */
  return strncmp (first, last, 4) == 0 ? g_strdup_printf ("%s ~ %s", first + 5, last + 5)
                                       : g_strdup_printf ("%s ~ %s", first, last);
}

static char *
dup_child (gpointer owner, guint row)
{
  const SummerListedRow *of = get_row (owner, row);

  return of->child != 0 ? g_strdup_printf ("%s %s", of->child_code, of->child_name) : NULL;
}

static char *
dup_class (gpointer owner, guint row)
{
  return g_strdup (get_row (owner, row)->class_name);
}

static char *
dup_uncovered (gpointer owner, guint row)
{
  const guint n = get_row (owner, row)->n_uncovered;

  return n > 0 ? g_strdup_printf ("%u", n) : NULL;
}

static int
compare_uncovered (gpointer owner, guint a, guint b)
{
  const guint left = get_row (owner, a)->n_uncovered, right = get_row (owner, b)->n_uncovered;

  return (left > right) - (left < right);
}

static char *
dup_advice (gpointer owner, guint row)
{
  SummerReconcileRows *self = owner;

  return summer_listed_dup_advice (get_row (self, row),
                                   summer_reconciliation_get_block (self->made));
}

/**
 * summer_reconcile_rows_new_table:
 * @self: what is shown; it must stay until the table is gone, and the table be emptied before its made goes
 *
 * Returns: (transfer floating): a table with a row for each row of the comparison
 */
SummerTable *
summer_reconcile_rows_new_table (SummerReconcileRows *self)
{
  SummerTable *table = summer_table_new (self, _ ("The list against the roster"));
  summer_table_add_text (table, _ ("Result"), 100, SUMMER_TABLE_STRONG, dup_kind, compare_kinds);
  summer_table_style_text (table, get_kind_style);
  summer_table_add_text (table, _ ("On the list"), 68, SUMMER_TABLE_PLAIN, dup_listed_name, NULL);
  summer_table_add_text (table, _ ("Identity number"), 136, SUMMER_TABLE_DIM, dup_listed_number,
                         NULL);
  summer_table_add_text (table, _ ("Cover"), 102, SUMMER_TABLE_DIM, dup_period, NULL);
  summer_table_add_text (table, _ ("Our child"), 128, SUMMER_TABLE_PLAIN, dup_child, NULL);
  summer_table_add_text (table, _ ("Class"), 96, SUMMER_TABLE_PLAIN, dup_class, NULL);
  summer_table_add_text (table, _ ("Uncovered"), 72, SUMMER_TABLE_END, dup_uncovered,
                         compare_uncovered);
  summer_table_add_text (table, _ ("To do"), 0, SUMMER_TABLE_EXPAND | SUMMER_TABLE_WRAP, dup_advice,
                         NULL);
  summer_table_set_filter (table, passes);
  return table;
}

/**
 * summer_reconcile_rows_dup_columns:
 *
 * Returns: (transfer full): what the columns of the list were taken for
 */
char *
summer_reconcile_rows_dup_columns (SummerBlock *block)
{
  g_autoptr (GString) text = g_string_new (_ ("Columns read:"));

  for (guint i = 0; i < summer_block_get_n_columns (block); i++)
    {
      const SummerMeaning meaning = summer_block_get_meaning (block, i);
      const char *heading = summer_block_get_heading (block, i);

      if (meaning == SUMMER_MEANING_NONE)
        continue;
      g_string_append_printf (text, "  %s", summer_meaning_get_text (meaning));
      if (*heading != '\0' && !g_str_equal (heading, summer_meaning_get_text (meaning)))
        g_string_append_printf (text, " (%s)", heading);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Nobody of it is on the list. */
static gboolean
is_missing (const SummerListedClass *of)
{
  return of->n_children > 0 && of->counts[SUMMER_LISTED_MISSING] == of->n_children;
}

/**
 * summer_reconcile_rows_dup_counts:
 *
 * Returns: (transfer full): how many rows there are of each kind, the days without cover, and which classes are
 *   missing from the list
 */
char *
summer_reconcile_rows_dup_counts (SummerReconciliation *made)
{
  const guint *counts = summer_reconciliation_get_counts (made);
  GArray *classes = summer_reconciliation_get_classes (made);
  g_autoptr (GString) text = g_string_new (NULL);
  guint uncovered = 0, missing = 0;

  for (int kind = 0; kind < SUMMER_N_LISTED; kind++)
    if (counts[kind] > 0)
      g_string_append_printf (text, "%s%s %u", text->len > 0 ? " · " : "",
                              summer_listed_get_text ((SummerListed) kind), counts[kind]);
  for (guint i = 0; i < classes->len; i++)
    {
      const SummerListedClass *of = &g_array_index (classes, SummerListedClass, i);

      uncovered += of->n_uncovered;
      missing += is_missing (of);
    }
  if (uncovered > 0)
    {
      g_autofree char *days = g_strdup_printf (ngettext ("%u child-day without cover",
                                                         "%u child-days without cover", uncovered),
                                               uncovered);

      g_string_append_printf (text, " · %s", days);
    }
  if (missing > 0)
    {
      g_string_append (text, " · ");
      g_string_append_printf (
          text, ngettext ("%u whole class missing", "%u whole classes missing", missing), missing);
    }
  if (summer_reconciliation_is_of_new (made))
    {
      g_string_append (text, " · ");
      g_string_append_printf (text,
                              ngettext ("only the %u class that is on the list",
                                        "only the %u classes that are on the list", classes->len),
                              classes->len);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * summer_reconcile_rows_dup_waiting:
 *
 * Returns: (transfer full) (nullable): that those with too few days are not recorded; NULL = there are none
 */
char *
summer_reconcile_rows_dup_waiting (SummerReconciliation *made)
{
  const guint n = summer_reconciliation_get_counts (made)[SUMMER_LISTED_SHORT];

  return n == 0
             ? NULL
             : g_strdup_printf (ngettext ("%u child with too few days was not recorded: have the "
                                          "insurer extend the cover, then compare again.",
                                          "%u children with too few days were not recorded: have "
                                          "the insurer extend the cover, then compare again.",
                                          n),
                                n);
}

/* of: NULL = all classes together. */
static char **
new_class_row (const SummerListedClass *of,
               const char *name,
               guint n_children,
               const guint *counts,
               guint n_uncovered)
{
  const guint differing = counts[SUMMER_LISTED_OTHER_NAME] + counts[SUMMER_LISTED_OTHER_NUMBER]
                          + counts[SUMMER_LISTED_SHORT];
  char **row = g_new0 (char *, 6);

  row[0] = g_strdup (name);
  row[1] = g_strdup_printf ("%u", n_children);
  /* Translators: %u children of a class that is missing as a whole. */
  row[2] = g_strdup_printf (of != NULL && is_missing (of) ? C_ ("whole class", "all %u") : "%u",
                            counts[SUMMER_LISTED_MISSING]);
  row[3] = g_strdup_printf ("%u", differing);
  row[4] = g_strdup_printf ("%u", n_uncovered);
  return row;
}

/**
 * summer_reconcile_rows_list_classes:
 *
 * Returns: (transfer full): rows of texts for the table of classes; the first is all of them
 */
GPtrArray *
summer_reconcile_rows_list_classes (SummerReconciliation *made)
{
  GArray *classes = summer_reconciliation_get_classes (made);
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  guint n_children = 0, n_uncovered = 0;

  for (guint i = 0; i < classes->len; i++)
    {
      const SummerListedClass *of = &g_array_index (classes, SummerListedClass, i);

      n_children += of->n_children;
      n_uncovered += of->n_uncovered;
      g_ptr_array_add (rows,
                       new_class_row (of, of->name, of->n_children, of->counts, of->n_uncovered));
    }
  g_ptr_array_insert (rows, 0,
                      new_class_row (NULL, _ ("All on the list"), n_children,
                                     summer_reconciliation_get_counts (made), n_uncovered));
  return rows;
}

SummerTable *
summer_reconcile_rows_new_classes (gpointer owner)
{
  SummerTable *table = summer_table_new (owner, _ ("Classes on the list"));
  summer_table_add_given (table, _ ("Class"), 0, SUMMER_TABLE_EXPAND | SUMMER_TABLE_WRAP);
  summer_table_add_given (table, _ ("Children"), 56, SUMMER_TABLE_END);
  summer_table_add_given (table, _ ("Missing"), 60, SUMMER_TABLE_END);
  summer_table_add_given (table, _ ("Differ"), 44, SUMMER_TABLE_END);
  summer_table_add_given (table, _ ("Uncovered"), 76, SUMMER_TABLE_END);
  summer_table_set_sortable (table, FALSE);
  return table;
}
