#include "config.h"

#include "summer-settlement-facts.h"

#include "summer-policy-version-table.h"
#include "summer-settlement-words.h"

#define A_ROW 3
#define SOURCES_ROW (SUMMER_SETTLEMENT_N_FACTS / A_ROW) /* below the others */

static GtkWidget *
new_label (const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, style);
  return label;
}

void
summer_settlement_facts_create (GtkGrid *grid)
{
  g_return_if_fail (GTK_IS_GRID (grid));

  for (int i = 0; i < SUMMER_SETTLEMENT_N_FACTS; i++)
    {
      GtkWidget *name = gtk_label_new (NULL), *value = new_label ("numeric");

      gtk_label_set_xalign (GTK_LABEL (name), 0);
      gtk_widget_add_css_class (name, "faint");
      gtk_widget_set_hexpand (value, TRUE);
      if (i == 0)
        gtk_widget_add_css_class (value, "strong");
      gtk_grid_attach (grid, name, 2 * (i % A_ROW), i / A_ROW, 1, 1);
      gtk_grid_attach (grid, value, 2 * (i % A_ROW) + 1, i / A_ROW, 1, 1);
    }
  /* Of the further sources, in a row of their own. */
  gtk_grid_attach (grid, new_label ("faint"), 0, SOURCES_ROW, 1, 1);
  gtk_grid_attach (grid, new_label ("numeric"), 1, SOURCES_ROW, 2 * A_ROW - 1, 1);
}

static void
show_sources (GtkGrid *grid, const char *label, const char *text)
{
  GtkWidget *name = gtk_grid_get_child_at (grid, 0, SOURCES_ROW);
  GtkWidget *value = gtk_grid_get_child_at (grid, 1, SOURCES_ROW);

  gtk_widget_set_visible (name, label != NULL);
  gtk_widget_set_visible (value, label != NULL);
  if (label == NULL)
    return;
  gtk_label_set_text (GTK_LABEL (name), label);
  gtk_label_set_text (GTK_LABEL (value), text);
  gtk_widget_set_tooltip_text (value, text);
}

static gboolean
take_version (const SummerPolicyVersionRecord *record, gpointer user_data)
{
  SummerPolicyVersionRecord *sought = user_data;

  if (record->id == sought->id)
    sought->number = record->number;
  return record->id != sought->id;
}

/**
 * summer_settlement_facts_fill:
 * @grid: as summer_settlement_facts_create() left it
 *
 * What is cut off is read under the pointer, the fingerprint too.
 */
gboolean
summer_settlement_facts_fill (GtkGrid *grid,
                              SummerStore *store,
                              const SummerSettlement *of,
                              GError **error)
{
  SummerPolicyVersionRecord version = { .id = of->record.version };
  g_auto (GStrv) facts = NULL;

  if (!summer_policy_version_each (store, of->record.programme, take_version, &version, error))
    return FALSE;
  facts = summer_settlement_dup_facts (of, version.number);
  for (int i = 0; i < SUMMER_SETTLEMENT_N_FACTS; i++)
    {
      GtkWidget *name = gtk_grid_get_child_at (grid, 2 * (i % A_ROW), i / A_ROW);
      GtkWidget *value = gtk_grid_get_child_at (grid, 2 * (i % A_ROW) + 1, i / A_ROW);

      gtk_label_set_text (GTK_LABEL (name), facts[2 * i]);
      gtk_label_set_text (GTK_LABEL (value), facts[2 * i + 1]);
      gtk_widget_set_tooltip_text (value, i == SUMMER_SETTLEMENT_N_FACTS - 1 ? of->record.inputs
                                                                             : facts[2 * i + 1]);
    }
  show_sources (grid, facts[2 * SUMMER_SETTLEMENT_N_FACTS],
                facts[2 * SUMMER_SETTLEMENT_N_FACTS] != NULL
                    ? facts[2 * SUMMER_SETTLEMENT_N_FACTS + 1]
                    : NULL);
  return TRUE;
}
