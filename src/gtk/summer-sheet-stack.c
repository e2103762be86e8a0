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

void
summer_sheet_stack_set_empty (AdwStatusPage *empty,
                              const char *title,
                              const char *text,
                              GtkButton *button,
                              const char *label,
                              const char *page)
{
  adw_status_page_set_title (empty, title);
  adw_status_page_set_description (empty, text);
  gtk_widget_set_visible (GTK_WIDGET (button), label != NULL);
  if (label == NULL)
    return;
  gtk_button_set_label (button, label);
  /* The target first: an action without the one it needs is warned of. */
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", page);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.page");
}
