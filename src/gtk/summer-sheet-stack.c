#include "config.h"

#include "summer-sheet-stack.h"

void
summer_sheet_stack_update (GtkStack *stack,
                           AdwStatusPage *unmatched,
                           SummerSheet *sheet,
                           gboolean narrowed)
{
  const guint shown = g_list_model_get_n_items (G_LIST_MODEL (sheet));
  const GError *error = summer_sheet_get_error (sheet);
  g_autofree char *why = error != NULL ? g_markup_escape_text (error->message, -1) : NULL;

  g_return_if_fail (GTK_IS_STACK (stack) && ADW_IS_STATUS_PAGE (unmatched));

  adw_status_page_set_description (unmatched, why);
  gtk_stack_set_visible_child_name (stack, error != NULL ? "unmatched"
                                           : shown > 0   ? "list"
                                           : narrowed    ? "unmatched"
                                                         : "empty");
}
