#include "config.h"

#include "summer-settlement-scope.h"

#include <glib/gi18n.h>

#include "summer-settlement-words.h"

#define CODE 1 /* among the texts of an objection */

void
summer_settlement_scope_tell (SummerOffice *office, GtkLabel *label)
{
  const char *name;
  g_autofree char *text = NULL;

  g_return_if_fail (SUMMER_IS_OFFICE (office) && GTK_IS_LABEL (label));

  name = summer_office_get_union (office);
  if (name != NULL)
    /* Translators: %s is a union. */
    text = g_strdup_printf (
        _ ("A settlement is of the whole programme, and so are the figures above."
           " The lists and their sums show %s."),
        name);
  gtk_label_set_text (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
}

static gboolean
is_shown (SummerOffice *office, guint class)
{
  const SummerAssessment *whole = summer_office_get_whole_assessment (office);

  return summer_office_shows_union (office, whole->facts->classes[class].union_name);
}

static void
keep_differences (SummerOffice *office, GArray *differences)
{
  for (guint i = differences->len; i > 0; i--)
    if (!is_shown (office, g_array_index (differences, SummerSettlementDifference, i - 1).class))
      g_array_remove_index (differences, i - 1);
}

/**
 * summer_settlement_scope_list_differences:
 * @settled: whether anything is settled for good; nothing has changed against what is not
 * @since: (out) (transfer full): what they come to in the whole programme, in a sentence; %NULL where there are none
 *
 * Returns: (transfer full) (nullable): as summer_settlement_list_difference_rows(); %NULL with @error set
 */
GPtrArray *
summer_settlement_scope_list_differences (SummerOffice *office,
                                          gboolean settled,
                                          char **since,
                                          GError **error)
{
  SummerStore *store = summer_office_get_store (office);
  SummerAssessment *whole = summer_office_get_whole_assessment (office);
  g_autoptr (GArray) differences
      = settled ? summer_settlement_list_differences (store, whole, error)
                : g_array_new (FALSE, FALSE, sizeof (SummerSettlementDifference));
  g_autoptr (SummerSettledBasis) basis
      = differences != NULL
            ? summer_settled_basis_load (store, summer_office_get_programme (office), error)
            : NULL;

  if (basis == NULL)
    return NULL;
  *since = summer_settlement_dup_since (differences);
  keep_differences (office, differences);
  return summer_settlement_list_difference_rows (differences, basis, whole);
}

static gboolean
is_of_others (SummerOffice *office, const char *code)
{
  const SummerAssessment *whole = summer_office_get_whole_assessment (office);

  for (guint i = 0; i < whole->n_classes; i++)
    if (g_strcmp0 (whole->classes[i].code, code) == 0)
      return !is_shown (office, i);
  return FALSE;
}

void
summer_settlement_scope_keep_objections (SummerOffice *office, GPtrArray *rows, GArray *ids)
{
  g_return_if_fail (SUMMER_IS_OFFICE (office) && rows != NULL && rows->len == ids->len);

  for (guint i = rows->len; i > 0; i--)
    if (is_of_others (office, ((char **) g_ptr_array_index (rows, i - 1))[CODE]))
      {
        g_ptr_array_remove_index (rows, i - 1);
        g_array_remove_index (ids, i - 1);
      }
}
