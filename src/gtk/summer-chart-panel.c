#include "config.h"

#include "summer-chart-panel.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "summer-table.h"

#define CHART "chart"
#define TABLE "table"

struct _SummerChartPanel
{
  GtkWidget parent_instance;

  SummerChart *chart;
  GtkLabel *title, *note, *said;
  GtkStack *stack;
  GtkToggleButton *as_table;
  AdwBin *bin; /* of the table */
};

G_DEFINE_FINAL_TYPE (SummerChartPanel, summer_chart_panel, GTK_TYPE_WIDGET)

/* Made anew with the numbers: what a chart is of may give it other columns. */
static void
fill_table (SummerChartPanel *self)
{
  g_autoptr (GPtrArray) rows = summer_chart_list_rows (self->chart);
  SummerTable *table = summer_table_new (self, summer_chart_get_title (self->chart));
  char **headings = g_ptr_array_index (rows, 0);

  for (guint i = 0; headings[i] != NULL; i++)
    summer_table_add_given (table, headings[i], i == 0 ? 0 : 96,
                            i == 0 ? SUMMER_TABLE_EXPAND | SUMMER_TABLE_UNSORTED
                                   : SUMMER_TABLE_END | SUMMER_TABLE_UNSORTED);
  g_ptr_array_remove_index (rows, 0);
  summer_table_take_texts (table, g_ptr_array_ref (rows));
  gtk_widget_add_css_class (GTK_WIDGET (table), "dense");
  adw_bin_set_child (self->bin, GTK_WIDGET (table));
}

static void
pointed_cb (SummerChartPanel *self)
{
  gtk_label_set_text (self->title, summer_chart_get_title (self->chart));
  gtk_label_set_text (self->said, summer_chart_get_said (self->chart));
  if (gtk_toggle_button_get_active (self->as_table))
    fill_table (self);
}

static void
toggled_cb (SummerChartPanel *self)
{
  const gboolean table = gtk_toggle_button_get_active (self->as_table);

  if (table)
    fill_table (self);
  gtk_stack_set_visible_child_name (self->stack, table ? TABLE : CHART);
}

static gboolean
summer_chart_panel_grab_focus (GtkWidget *widget)
{
  SummerChartPanel *self = SUMMER_CHART_PANEL (widget);

  if (gtk_toggle_button_get_active (self->as_table))
    return gtk_widget_grab_focus (adw_bin_get_child (self->bin));
  return gtk_widget_grab_focus (GTK_WIDGET (self->chart));
}

static void
summer_chart_panel_dispose (GObject *object)
{
  GtkWidget *child;

  if (SUMMER_CHART_PANEL (object)->chart != NULL)
    g_signal_handlers_disconnect_by_data (SUMMER_CHART_PANEL (object)->chart, object);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  SUMMER_CHART_PANEL (object)->chart = NULL;
  G_OBJECT_CLASS (summer_chart_panel_parent_class)->dispose (object);
}

static void
summer_chart_panel_class_init (SummerChartPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = summer_chart_panel_dispose;
  widget_class->grab_focus = summer_chart_panel_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "chartpanel");
}

static GtkLabel *
create_label (const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, style);
  return GTK_LABEL (label);
}

static void
create_head (SummerChartPanel *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_widget_add_css_class (head, "section-head");
  self->title = create_label ("strong");
  self->note = create_label ("faint");
  gtk_widget_set_hexpand (GTK_WIDGET (self->note), TRUE);
  gtk_label_set_ellipsize (self->note, PANGO_ELLIPSIZE_END);
  self->as_table = GTK_TOGGLE_BUTTON (gtk_toggle_button_new_with_label (_ ("As a table")));
  gtk_widget_add_css_class (GTK_WIDGET (self->as_table), "flat");
  gtk_widget_add_css_class (GTK_WIDGET (self->as_table), "small");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->as_table),
                               _ ("The numbers of the chart in rows and columns"));
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->note));
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->as_table));
  gtk_widget_set_parent (head, GTK_WIDGET (self));
}

static void
summer_chart_panel_init (SummerChartPanel *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  create_head (self);
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_widget_set_parent (GTK_WIDGET (self->stack), GTK_WIDGET (self));
  self->said = create_label ("chart-said");
  gtk_label_set_wrap (self->said, TRUE);
  gtk_widget_set_parent (GTK_WIDGET (self->said), GTK_WIDGET (self));
}

/**
 * summer_chart_panel_new:
 * @chart: (transfer floating): a #SummerChart
 */
GtkWidget *
summer_chart_panel_new (GtkWidget *chart)
{
  SummerChartPanel *self = g_object_new (SUMMER_TYPE_CHART_PANEL, NULL);

  g_return_val_if_fail (SUMMER_IS_CHART (chart), NULL);

  self->chart = SUMMER_CHART (chart);
  self->bin = ADW_BIN (adw_bin_new ());
  gtk_stack_add_named (self->stack, chart, CHART);
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->bin), TABLE);
  g_signal_connect_swapped (chart, "pointed", G_CALLBACK (pointed_cb), self);
  g_signal_connect_swapped (self->as_table, "toggled", G_CALLBACK (toggled_cb), self);
  pointed_cb (self);
  return GTK_WIDGET (self);
}

void
summer_chart_panel_set_note (SummerChartPanel *self, const char *note)
{
  g_return_if_fail (SUMMER_IS_CHART_PANEL (self));

  gtk_label_set_text (self->note, note);
}

SummerChart *
summer_chart_panel_get_chart (SummerChartPanel *self)
{
  g_return_val_if_fail (SUMMER_IS_CHART_PANEL (self), NULL);

  return self->chart;
}

char *
summer_chart_panel_dup_block (SummerChartPanel *self)
{
  g_return_val_if_fail (SUMMER_IS_CHART_PANEL (self), NULL);

  return summer_chart_dup_block (self->chart);
}
