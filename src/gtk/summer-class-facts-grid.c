#include "config.h"

#include "summer-class-facts-grid.h"

#include "summer-class-form.h"
#include "summer-class-life.h"

#define FACTS_A_ROW 5
#define N_FACTS 10
#define HEADCOUNT 7 /* its place among them */

void
summer_class_facts_create (GtkGrid *grid)
{
  g_return_if_fail (GTK_IS_GRID (grid));

  for (int i = 0; i < N_FACTS; i++)
    {
      const int column = 2 * (i % FACTS_A_ROW), line = i / FACTS_A_ROW;
      GtkWidget *name = gtk_label_new (NULL), *value = gtk_label_new (NULL);

      gtk_label_set_xalign (GTK_LABEL (name), 0);
      gtk_label_set_xalign (GTK_LABEL (value), 0);
      gtk_label_set_ellipsize (GTK_LABEL (value), PANGO_ELLIPSIZE_END);
      gtk_widget_set_hexpand (value, i % FACTS_A_ROW != FACTS_A_ROW - 1);
      gtk_widget_add_css_class (name, "faint");
      gtk_widget_add_css_class (value, "numeric");
      gtk_grid_attach (grid, name, column, line, 1, 1);
      gtk_grid_attach (grid, value, column + 1, line, 1, 1);
    }
}

static GtkWidget *
get_label (GtkGrid *grid, int fact, int side)
{
  return gtk_grid_get_child_at (grid, 2 * (fact % FACTS_A_ROW) + side, fact / FACTS_A_ROW);
}

/**
 * summer_class_facts_fill:
 *
 * More children than places stand out.
 */
void
summer_class_facts_fill (GtkGrid *grid,
                         const SummerAssessment *assessment,
                         const SummerClassAssessment *of)
{
  const SummerClassFacts *facts;
  g_auto (GStrv) pairs = NULL;

  g_return_if_fail (GTK_IS_GRID (grid) && assessment != NULL && of != NULL);

  facts = &assessment->facts->classes[of - assessment->classes];
  pairs = summer_class_form_dup_facts (assessment, of);
  for (int i = 0; i < N_FACTS; i++)
    {
      gtk_label_set_text (GTK_LABEL (get_label (grid, i, 0)), pairs[2 * i]);
      gtk_label_set_text (GTK_LABEL (get_label (grid, i, 1)), pairs[2 * i + 1]);
      gtk_widget_set_tooltip_text (get_label (grid, i, 1), pairs[2 * i + 1]);
    }
  if (facts->places > 0 && summer_class_life_count_most (facts) > (guint) facts->places)
    gtk_widget_add_css_class (get_label (grid, HEADCOUNT, 1), "bad");
  else
    gtk_widget_remove_css_class (get_label (grid, HEADCOUNT, 1), "bad");
}
