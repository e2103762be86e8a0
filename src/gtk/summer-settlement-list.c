#include "config.h"

#include "summer-settlement-list.h"

#include <glib/gi18n.h>

#include "summer-chip.h"
#include "summer-settlement-table.h"
#include "summer-settlement-words.h"

static GtkWidget *
new_line (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, style);
  return label;
}

static char *
dup_name (const SummerSettlementRecord *record)
{
  return record->number == 1 ? g_strdup_printf (_ ("Settlement %d"), record->number)
                             : g_strdup_printf (_ ("Supplement %d"), record->number);
}

static void
add_row (GtkListBox *list, const SummerSettlementRecord *record)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *chip = summer_chip_new ();
  g_autofree char *name = dup_name (record);
  g_autofree char *total = summer_money_dup_text (record->total);
  g_autofree char *amount = g_strdup_printf (_ ("%s yuan"), total);
  g_autofree char *as_of = summer_day_dup_text_in_year (record->as_of);
  g_autofree char *up_to = g_strdup_printf (_ ("up to %s"), as_of);
  g_autofree char *people = summer_settlement_dup_people (record);

  summer_chip_set_term (SUMMER_CHIP (chip), SUMMER_TERMS_SETTLEMENT, (int) record->state);
  gtk_box_append (GTK_BOX (box), new_line (name, "strong"));
  gtk_box_append (GTK_BOX (box), chip);
  gtk_box_append (GTK_BOX (box), new_line (amount, "numeric"));
  gtk_box_append (GTK_BOX (box), new_line (up_to, "faint"));
  gtk_box_append (GTK_BOX (box), new_line (people, "faint"));
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "settlement", g_memdup2 (&record->id, sizeof record->id),
                          g_free);
  gtk_list_box_prepend (list, row);
}

typedef struct
{
  GtkListBox *list;
  SummerSettlementRecord *last;
} Filling;

static gboolean
add_settlement (const SummerSettlementRecord *record, gpointer user_data)
{
  Filling *self = user_data;

  *self->last = (SummerSettlementRecord){ .id = record->id,
                                          .number = record->number,
                                          .state = record->state };
  add_row (self->list, record);
  return TRUE;
}

gboolean
summer_settlement_list_fill (GtkListBox *list,
                             SummerStore *store,
                             gint64 programme,
                             SummerSettlementRecord *last,
                             GError **error)
{
  Filling filling = { list, last };

  g_return_val_if_fail (GTK_IS_LIST_BOX (list) && last != NULL, FALSE);

  for (GtkWidget *row; (row = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL;)
    gtk_list_box_remove (list, row);
  *last = (SummerSettlementRecord){ 0 };
  return summer_settlement_each (store, programme, add_settlement, &filling, error);
}

gint64
summer_settlement_list_get (GtkListBoxRow *row)
{
  g_return_val_if_fail (GTK_IS_LIST_BOX_ROW (row), 0);

  return *(gint64 *) g_object_get_data (G_OBJECT (row), "settlement");
}

gboolean
summer_settlement_list_choose (GtkListBox *list, gint64 settlement)
{
  GtkListBoxRow *row;

  g_return_val_if_fail (GTK_IS_LIST_BOX (list), FALSE);

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    if (summer_settlement_list_get (row) == settlement)
      {
        gtk_list_box_select_row (list, row);
        return TRUE;
      }
  return FALSE;
}
