#include "config.h"

#include "summer-sheet-columns.h"

#include <glib/gi18n.h>

#include "summer-chip.h"
#include "summer-heading.h"
#include "summer-locale.h"
#include "summer-sheet-cell.h"

struct _SummerSheetColumns
{
  GObject parent_instance;

  GtkColumnView *view; /* borrowed: the view outlives its columns */
  const SummerSheetSpec *spec;
  GSettings *settings;           /* owned */
  GtkColumnViewColumn **columns; /* borrowed of the view, by index into the spec */
  int *widths;                   /* owned; of the columns while they are shown */
  gboolean restoring;
};

static guint sorted_signal;

G_DEFINE_FINAL_TYPE (SummerSheetColumns, summer_sheet_columns, G_TYPE_OBJECT)

static void
summer_sheet_columns_finalize (GObject *object)
{
  SummerSheetColumns *self = SUMMER_SHEET_COLUMNS (object);

  g_clear_object (&self->settings);
  g_free (self->columns);
  g_free (self->widths);

  G_OBJECT_CLASS (summer_sheet_columns_parent_class)->finalize (object);
}

static void
summer_sheet_columns_class_init (SummerSheetColumnsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = summer_sheet_columns_finalize;
  sorted_signal = g_signal_new ("sorted", SUMMER_TYPE_SHEET_COLUMNS, G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 0);
}

static void
summer_sheet_columns_init (SummerSheetColumns *self)
{
}

/* The widest text takes what room is left, and headings of figures go to the right. */
static void
arrange (SummerSheetColumns *self)
{
  int widest = -1;

  for (guint i = 0; i < self->spec->n_columns; i++)
    {
      const SummerSheetColumn *column = &self->spec->columns[i];

      summer_heading_align (self->view, self->columns[i], summer_sheet_cell_get_xalign (column));
      if (column->kind == SUMMER_COLUMN_TEXT
          && gtk_column_view_column_get_visible (self->columns[i])
          && (widest < 0 || column->width > self->spec->columns[widest].width))
        widest = i;
    }

  for (guint i = 0; i < self->spec->n_columns; i++)
    gtk_column_view_column_set_expand (self->columns[i], (int) i == widest);
}

/**
 * summer_sheet_columns_dup_shown:
 * @n_shown: (out): how many
 *
 * Returns: (transfer full): the columns shown, in the order they stand in, as indices into the spec
 */
guint *
summer_sheet_columns_dup_shown (SummerSheetColumns *self, guint *n_shown)
{
  GListModel *columns;
  guint *shown;

  g_return_val_if_fail (SUMMER_IS_SHEET_COLUMNS (self) && n_shown != NULL, NULL);

  columns = gtk_column_view_get_columns (self->view);
  shown = g_new (guint, self->spec->n_columns);
  *n_shown = 0;
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (gtk_column_view_column_get_visible (column))
        shown[(*n_shown)++] = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (column), "index"));
    }

  return shown;
}

/* The widths of the specs are those of Chinese words; English ones are longer, and names are the same. A chip
 * is no text that can be cut short: its column has room for the longest word of either language. */
static int
get_own_width (const SummerSheetColumn *column)
{
  const int room
      = column->kind == SUMMER_COLUMN_STATE ? summer_chip_get_terms_room (column->terms) : 0;

  if (room > 0)
    return MAX (room, column->width);
  if (summer_locale_is_chinese ())
    return column->width;

  switch (column->kind)
    {
    case SUMMER_COLUMN_STATE:
      return column->width * 135 / 100;
    case SUMMER_COLUMN_COUNT:
    case SUMMER_COLUMN_RATE:
      return column->width * 120 / 100;
    case SUMMER_COLUMN_TEXT:
      return column->width * 85 / 100;
    case SUMMER_COLUMN_CODE:
    case SUMMER_COLUMN_MONEY:
    case SUMMER_COLUMN_DAY:
    case SUMMER_COLUMN_TIME:
    default:
      return column->width;
    }
}

/* GTK 4.8 leaves room for a hidden column of a fixed width. */
static void
apply_width (SummerSheetColumns *self, guint index)
{
  gboolean shown = gtk_column_view_column_get_visible (self->columns[index]);
  gboolean restoring = self->restoring;

  self->restoring = TRUE;
  gtk_column_view_column_set_fixed_width (self->columns[index], shown ? self->widths[index] : -1);
  self->restoring = restoring;
}

static void
remember_shown (SummerSheetColumns *self)
{
  g_autofree guint *shown = NULL;
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  guint n_shown;

  /* While a column is carried elsewhere it is out of the list for a moment. */
  if (self->restoring
      || g_list_model_get_n_items (gtk_column_view_get_columns (self->view))
             != self->spec->n_columns)
    return;

  shown = summer_sheet_columns_dup_shown (self, &n_shown);
  for (guint i = 0; i < n_shown; i++)
    g_ptr_array_add (ids, (gpointer) self->spec->columns[shown[i]].id);
  g_ptr_array_add (ids, NULL);
  g_settings_set_strv (self->settings, "columns", (const char *const *) ids->pdata);
  for (guint i = 0; i < self->spec->n_columns; i++)
    apply_width (self, i);
  arrange (self);
}

static void
remember_widths (SummerSheetColumns *self)
{
  GVariantBuilder builder;

  if (self->restoring)
    return;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{si}"));
  for (guint i = 0; i < self->spec->n_columns; i++)
    {
      if (gtk_column_view_column_get_visible (self->columns[i]))
        self->widths[i] = gtk_column_view_column_get_fixed_width (self->columns[i]);
      if (self->widths[i] != get_own_width (&self->spec->columns[i]))
        g_variant_builder_add (&builder, "{si}", self->spec->columns[i].id, self->widths[i]);
    }
  g_settings_set_value (self->settings, "widths", g_variant_builder_end (&builder));
}

static void
sorter_changed_cb (SummerSheetColumns *self)
{
  gboolean descending;
  int column;

  if (self->restoring)
    return;

  column = summer_sheet_columns_get_sort (self, &descending);
  g_settings_set_string (self->settings, "sort", column < 0 ? "" : self->spec->columns[column].id);
  g_settings_set_boolean (self->settings, "descending", descending);
  g_signal_emit (self, sorted_signal, 0);
}

/* The order to make the columns in: those chosen last time, then the rest, hidden. */
static guint *
dup_order (SummerSheetColumns *self, guint *n_chosen)
{
  g_auto (GStrv) chosen = g_settings_get_strv (self->settings, "columns");
  g_autofree gboolean *taken = g_new0 (gboolean, self->spec->n_columns);
  guint *order = g_new (guint, self->spec->n_columns);
  guint n = 0;

  for (guint i = 0; chosen[i] != NULL; i++)
    {
      guint column = summer_sheet_find_column (self->spec, chosen[i]);

      if (column < self->spec->n_columns && !taken[column])
        {
          taken[column] = TRUE;
          order[n++] = column;
        }
    }

  *n_chosen = n;
  for (guint i = 0; i < self->spec->n_columns; i++)
    if (!taken[i])
      order[n++] = i;

  return order;
}

static void
add_column (SummerSheetColumns *self, guint index, gboolean shown)
{
  const SummerSheetColumn *spec = &self->spec->columns[index];
  g_autoptr (GtkColumnViewColumn) column = NULL;
  g_autoptr (GtkSorter) sorter = summer_heading_sorter_new (index);
  g_autoptr (GVariant) widths = g_settings_get_value (self->settings, "widths");

  self->widths[index] = get_own_width (spec);
  g_variant_lookup (widths, spec->id, "i", &self->widths[index]);
  column = gtk_column_view_column_new (_ (spec->heading),
                                       summer_sheet_cell_factory_new (self->spec, index));
  g_object_set_data (G_OBJECT (column), "index", GUINT_TO_POINTER (index));
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_sorter (column, sorter);
  gtk_column_view_column_set_visible (column, shown);
  g_signal_connect_object (column, "notify::fixed-width", G_CALLBACK (remember_widths), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (column, "notify::visible", G_CALLBACK (remember_shown), self,
                           G_CONNECT_SWAPPED);
  gtk_column_view_append_column (self->view, column);
  self->columns[index] = column;
  apply_width (self, index);
}

static void
restore_sort (SummerSheetColumns *self)
{
  g_autofree char *id = g_settings_get_string (self->settings, "sort");
  guint column = summer_sheet_find_column (self->spec, id);

  if (column < self->spec->n_columns)
    gtk_column_view_sort_by_column (self->view, self->columns[column],
                                    g_settings_get_boolean (self->settings, "descending")
                                        ? GTK_SORT_DESCENDING
                                        : GTK_SORT_ASCENDING);
}

/**
 * summer_sheet_columns_new:
 * @view: gets the columns; it must live longer than the result
 * @spec: static
 * @settings: the sheet's, where the columns are remembered
 */
SummerSheetColumns *
summer_sheet_columns_new (GtkColumnView *view, const SummerSheetSpec *spec, GSettings *settings)
{
  SummerSheetColumns *self;
  g_autofree guint *order = NULL;
  guint n_chosen;

  g_return_val_if_fail (GTK_IS_COLUMN_VIEW (view) && spec != NULL, NULL);

  self = g_object_new (SUMMER_TYPE_SHEET_COLUMNS, NULL);
  self->view = view;
  self->spec = spec;
  self->settings = g_object_ref (settings);
  self->columns = g_new0 (GtkColumnViewColumn *, spec->n_columns);
  self->widths = g_new0 (int, spec->n_columns);

  self->restoring = TRUE;
  order = dup_order (self, &n_chosen);
  for (guint i = 0; i < spec->n_columns; i++)
    add_column (self, order[i], n_chosen > 0 ? i < n_chosen : !spec->columns[order[i]].hidden);
  restore_sort (self);
  arrange (self);
  self->restoring = FALSE;

  g_signal_connect_object (gtk_column_view_get_columns (view), "items-changed",
                           G_CALLBACK (remember_shown), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_column_view_get_sorter (view), "changed",
                           G_CALLBACK (sorter_changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

gboolean
summer_sheet_columns_get_shown (SummerSheetColumns *self, guint column)
{
  g_return_val_if_fail (SUMMER_IS_SHEET_COLUMNS (self) && column < self->spec->n_columns, FALSE);

  return gtk_column_view_column_get_visible (self->columns[column]);
}

void
summer_sheet_columns_set_shown (SummerSheetColumns *self, guint column, gboolean shown)
{
  g_return_if_fail (SUMMER_IS_SHEET_COLUMNS (self) && column < self->spec->n_columns);

  gtk_column_view_column_set_visible (self->columns[column], shown);
}

/**
 * summer_sheet_columns_get_sort:
 * @descending: (out): which way
 *
 * Returns: the column whose heading was clicked last, as an index into the spec; -1 = none
 */
int
summer_sheet_columns_get_sort (SummerSheetColumns *self, gboolean *descending)
{
  g_return_val_if_fail (SUMMER_IS_SHEET_COLUMNS (self) && descending != NULL, -1);

  return summer_heading_get_sort (self->view, descending);
}

/**
 * summer_sheet_columns_new_chooser:
 *
 * Returns: (transfer floating): a list of check buttons, one a column
 */
GtkWidget *
summer_sheet_columns_new_chooser (SummerSheetColumns *self)
{
  GtkWidget *box;

  g_return_val_if_fail (SUMMER_IS_SHEET_COLUMNS (self), NULL);

  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  for (guint i = 0; i < self->spec->n_columns; i++)
    {
      GtkWidget *check = gtk_check_button_new_with_label (_ (self->spec->columns[i].heading));

      g_object_bind_property (self->columns[i], "visible", check, "active",
                              G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
      gtk_box_append (GTK_BOX (box), check);
    }
  return box;
}
