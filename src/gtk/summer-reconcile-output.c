#include "config.h"

#include "summer-reconcile-output.h"

#include <glib/gi18n.h>

#include "summer-export-reconciliation.h"
#include "summer-list-chooser.h"
#include "summer-print.h"
#include "summer-reconcile-rows.h"
#include "summer-report.h"

/**
 * summer_reconcile_output_copy:
 *
 * What is copied goes to the insurer, and so has identity numbers in full, as the list to the insurer has.
 */
gboolean
summer_reconcile_output_copy (const SummerReconcileOutput *self, GError **error)
{
  guint n;
  g_autofree guint *rows = summer_table_dup_selected (self->rows, &n);
  g_autofree char *block = NULL;

  if (n == 0)
    {
      g_free (rows);
      rows = summer_table_dup_shown (self->rows, &n);
    }
  block = summer_reconciliation_dup_block (self->made, self->store, rows, n, error);
  if (block == NULL)
    return FALSE;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self->rows)), block);
  return TRUE;
}

/* Paper lies about: it has what the screen has, with numbers masked. */
static SummerForm *
new_report (const SummerReconcileOutput *self)
{
  static const double shares[] = { 11, 8, 16, 12, 14, 13, 7, 26 };
  g_autoptr (GPtrArray) rows = summer_table_list_texts (self->rows);
  g_autofree char *counts = summer_reconcile_rows_dup_counts (self->made);
  SummerReport *report = summer_report_new (_ ("The insurer's list against the roster"), counts);

  summer_report_add_table (report, rows, shares, G_N_ELEMENTS (shares), 1u << 6);
  return SUMMER_FORM (report);
}

gboolean
summer_reconcile_output_save (const SummerReconcileOutput *self, const char *path, GError **error)
{
  guint n;
  g_autofree guint *rows = NULL;

  g_return_val_if_fail (path != NULL, FALSE);

  if (summer_list_chooser_is (path, ".pdf"))
    {
      g_autoptr (SummerForm) report = new_report (self);
      return summer_form_save_pdf (report, path, error);
    }
  rows = summer_table_dup_shown (self->rows, &n);
  return summer_export_reconciliation (self->made, self->store, rows, n, path, error);
}

void
summer_reconcile_output_print (const SummerReconcileOutput *self)
{
  g_autoptr (SummerForm) report = new_report (self);

  summer_print_form (report, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self->rows))));
}
