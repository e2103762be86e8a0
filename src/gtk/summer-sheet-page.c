#include "config.h"

#include "summer-sheet-page.h"

#include <glib/gi18n.h>

#include "summer-batch-dialog.h"
#include "summer-batch.h"
#include "summer-sheet-chosen.h"

typedef struct
{
  SummerSheetView *view;
  SummerDetails *details; /* NULL where the page has none */
  gboolean ready;
} SummerSheetPagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (SummerSheetPage, summer_sheet_page, SUMMER_TYPE_PAGE)

static SummerSheetRow *
dup_row (SummerSheetPage *self, gint64 key)
{
  SummerSheetPagePrivate *priv = summer_sheet_page_get_instance_private (self);
  SummerSheet *sheet = summer_sheet_view_get_sheet (priv->view);
  guint position = key != 0 ? summer_sheet_find_key (sheet, key) : GTK_INVALID_LIST_POSITION;

  return position == GTK_INVALID_LIST_POSITION
             ? NULL
             : g_list_model_get_item (G_LIST_MODEL (sheet), position);
}

static void
selected_cb (SummerSheetPage *self, gint64 key)
{
  SummerSheetPagePrivate *priv = summer_sheet_page_get_instance_private (self);
  g_autoptr (SummerSheetRow) row = dup_row (self, key);

  if (priv->details == NULL)
    return;

  gtk_widget_set_visible (GTK_WIDGET (priv->details), row != NULL);
  if (row == NULL)
    return;

  const char *table = SUMMER_SHEET_PAGE_GET_CLASS (self)->table;
  SUMMER_SHEET_PAGE_GET_CLASS (self)->describe (self, row, priv->details);
  guint n_fields = 0;
  summer_batch_list_fields (table, &n_fields);
  if (n_fields > 0)
    summer_details_add_button (priv->details, _ ("Change…"), "page.change", NULL);
  if (table != NULL)
    summer_details_add_button (priv->details,
                               *table != '\0' ? _ ("History…") : _ ("What Was Changed…"),
                               "win.history", g_variant_new ("(sx)", table, key));
}

static void
history_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerSheetPage *self = SUMMER_SHEET_PAGE (widget);
  SummerSheetPagePrivate *priv = summer_sheet_page_get_instance_private (self);
  const char *table = SUMMER_SHEET_PAGE_GET_CLASS (self)->table;
  const gint64 key = summer_sheet_view_get_chosen (priv->view);

  if (table != NULL && key != 0)
    gtk_widget_activate_action (widget, "win.history", "(sx)", table, key);
}

/* One field of the rows that are selected. */
static void
change_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerSheetPage *self = SUMMER_SHEET_PAGE (widget);
  SummerSheetPagePrivate *priv = summer_sheet_page_get_instance_private (self);
  const char *table = SUMMER_SHEET_PAGE_GET_CLASS (self)->table;
  guint n = 0, n_fields = 0;
  g_autofree gint64 *keys = summer_sheet_view_dup_selected (priv->view, SUMMER_BATCH_MOST, &n);

  summer_batch_list_fields (table, &n_fields);
  if (n > 0 && n_fields > 0)
    summer_batch_dialog_present (SUMMER_WINDOW (gtk_widget_get_root (widget)), table, keys, n);
}

static void
activate_cb (SummerSheetPage *self, gint64 key)
{
  g_autoptr (SummerSheetRow) row = dup_row (self, key);

  if (row != NULL && SUMMER_SHEET_PAGE_GET_CLASS (self)->activate != NULL)
    SUMMER_SHEET_PAGE_GET_CLASS (self)->activate (self, row);
}

static void
set_up (SummerSheetPage *self)
{
  SummerSheetPagePrivate *priv = summer_sheet_page_get_instance_private (self);
  SummerSheetPageClass *klass = SUMMER_SHEET_PAGE_GET_CLASS (self);

  priv->ready = TRUE;
  summer_sheet_view_set_count_text (priv->view, klass->dup_count_text);
  summer_sheet_view_set_empty (priv->view, klass->empty_icon, _ (klass->empty_title),
                               _ (klass->empty_text), _ ("_Import a Workbook…"), "exchange");
  summer_sheet_view_set_up (priv->view, summer_page_get_office (SUMMER_PAGE (self)), klass->spec,
                            klass->where);
}

static void
summer_sheet_page_refresh (SummerPage *page)
{
  SummerSheetPage *self = SUMMER_SHEET_PAGE (page);
  SummerSheetPagePrivate *priv = summer_sheet_page_get_instance_private (self);

  if (!priv->ready)
    set_up (self);
  summer_sheet_view_refresh (priv->view);
  selected_cb (self, summer_sheet_view_get_chosen (priv->view));
}

/* "x" = the key of a row; "i" = a value of the state to narrow by, -1 = all. */
static void
summer_sheet_page_show (SummerPage *page, GVariant *target)
{
  SummerSheetPagePrivate *priv = summer_sheet_page_get_instance_private (SUMMER_SHEET_PAGE (page));

  if (g_variant_is_of_type (target, G_VARIANT_TYPE_INT64))
    summer_sheet_view_choose (priv->view, g_variant_get_int64 (target));
  else if (g_variant_is_of_type (target, G_VARIANT_TYPE_INT32))
    {
      summer_sheet_view_set_filter (priv->view, "");
      summer_sheet_view_set_where (priv->view, g_variant_get_int32 (target));
    }
}

static GtkWidget *
summer_sheet_page_get_commands (SummerPage *page)
{
  SummerSheetPagePrivate *priv = summer_sheet_page_get_instance_private (SUMMER_SHEET_PAGE (page));

  return GTK_WIDGET (priv->view);
}

static gint64
summer_sheet_page_get_class (SummerPage *page)
{
  return summer_sheet_chosen_get_class (summer_sheet_page_get_view (SUMMER_SHEET_PAGE (page)));
}

static void
summer_sheet_page_show_added (SummerPage *page)
{
  const char *table = SUMMER_SHEET_PAGE_GET_CLASS (page)->table;

  if (table != NULL && *table != '\0')
    summer_sheet_chosen_show_added (summer_sheet_page_get_view (SUMMER_SHEET_PAGE (page)), table);
}

static void
summer_sheet_page_constructed (GObject *object)
{
  SummerSheetPage *self = SUMMER_SHEET_PAGE (object);
  SummerSheetPagePrivate *priv = summer_sheet_page_get_instance_private (self);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  G_OBJECT_CLASS (summer_sheet_page_parent_class)->constructed (object);

  priv->view = SUMMER_SHEET_VIEW (summer_sheet_view_new ());
  g_signal_connect_swapped (priv->view, "selected", G_CALLBACK (selected_cb), self);
  g_signal_connect_swapped (priv->view, "activate", G_CALLBACK (activate_cb), self);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (priv->view));

  if (SUMMER_SHEET_PAGE_GET_CLASS (self)->describe != NULL)
    {
      priv->details = SUMMER_DETAILS (summer_details_new ());
      gtk_widget_set_visible (GTK_WIDGET (priv->details), FALSE);
      gtk_box_append (GTK_BOX (box), GTK_WIDGET (priv->details));
    }
  adw_bin_set_child (ADW_BIN (self), box);
}

static void
summer_sheet_page_class_init (SummerSheetPageClass *klass)
{
  SummerPageClass *page_class = SUMMER_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = summer_sheet_page_constructed;
  page_class->refresh = summer_sheet_page_refresh;
  page_class->show = summer_sheet_page_show;
  page_class->get_commands = summer_sheet_page_get_commands;
  page_class->get_class = summer_sheet_page_get_class;
  page_class->show_added = summer_sheet_page_show_added;

  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "page.history", NULL, history_action);
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_h, GDK_CONTROL_MASK,
                                       "page.history", NULL);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "page.change", NULL, change_action);
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_F2, 0, "page.change",
                                       NULL);
}

static void
summer_sheet_page_init (SummerSheetPage *self)
{
}

SummerSheetView *
summer_sheet_page_get_view (SummerSheetPage *self)
{
  SummerSheetPagePrivate *priv = summer_sheet_page_get_instance_private (self);

  g_return_val_if_fail (SUMMER_IS_SHEET_PAGE (self), NULL);

  return priv->view;
}

/**
 * summer_sheet_page_get_raw:
 * @column: id of a column of text or codes
 *
 * Returns: (nullable) (transfer none): what stands there, as stored
 */
const char *
summer_sheet_page_get_raw (SummerSheetPage *self, SummerSheetRow *row, const char *column)
{
  const SummerSheetSpec *spec = SUMMER_SHEET_PAGE_GET_CLASS (self)->spec;

  return summer_sheet_row_get_raw (row, summer_sheet_find_column (spec, column));
}

void
summer_sheet_page_add_line (SummerSheetPage *self,
                            SummerDetails *details,
                            SummerSheetRow *row,
                            const char *column)
{
  const SummerSheetSpec *spec = SUMMER_SHEET_PAGE_GET_CLASS (self)->spec;
  guint index = summer_sheet_find_column (spec, column);
  g_autofree char *text = summer_sheet_row_dup_text (row, index);

  summer_details_add_line (details, _ (spec->columns[index].heading), text);
}

void
summer_sheet_page_show_class (SummerSheetPage *self, SummerSheetRow *row, const char *column)
{
  const char *code = summer_sheet_page_get_raw (self, row, column);

  if (code != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-class", "s", code);
}
