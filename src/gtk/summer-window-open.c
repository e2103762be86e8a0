/* How a window opens its records, and for whom. */
#include "config.h"

#include "summer-window-private.h"

#include <glib/gi18n.h>

#include "summer-page-table.h"
#include "summer-problem.h"
#include "summer-sign-in.h"

/* Nothing of the records is shown, and nothing leads to them. */
static void
show_locked (SummerWindow *self, gboolean locked)
{
  GtkWidget *const parts[] = {
    GTK_WIDGET (self->sidebar), GTK_WIDGET (self->search), GTK_WIDGET (self->programme_button),
    GTK_WIDGET (self->unions),  self->undo_button,         self->menu_button
  };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    gtk_widget_set_visible (parts[i], !locked);
  if (locked)
    gtk_stack_set_visible_child_name (self->content, "locked");
}

static void
show_problem (SummerWindow *self, const GError *error)
{
  g_autofree char *text = summer_problem_dup_markup (error, summer_office_get_path (self->office));

  adw_status_page_set_description (self->problem, text);
  gtk_stack_set_visible_child_name (self->content, "problem");
  gtk_widget_set_sensitive (GTK_WIDGET (self->sidebar), FALSE);
}

/**
 * summer_window_update_account:
 *
 * Shows in the sidebar what the role has a use for, and whether the records are protected.
 */
void
summer_window_update_account (SummerWindow *self)
{
  SummerSession *session = summer_office_get_session (self->office);
  const SummerPageRow *row;

  for (guint i = 0; (row = summer_page_table_get (i)) != NULL; i++)
    if (row->icon != NULL)
      summer_sidebar_set_shown (self->sidebar, row->id, summer_page_table_is_for (row, session));
  summer_sidebar_set_protected (self->sidebar,
                                session != NULL || summer_office_get_store (self->office) == NULL);
}

/* What was shown before it was locked, else what the role works on. */
static void
turn_to_first (SummerWindow *self)
{
  SummerSession *session = summer_office_get_session (self->office);
  g_autofree char *first = g_steal_pointer (&self->first);
  g_autoptr (GVariant) target = g_steal_pointer (&self->first_target);

  if (summer_office_get_programme (self->office) == 0
      && summer_window_set_page (self, "start", NULL))
    return;
  if (first == NULL || !summer_window_set_page (self, first, target))
    summer_window_set_page (self, summer_page_table_get_first (session), NULL);
}

/**
 * summer_window_open:
 *
 * Opens the office's database and turns to the first page, or says why it cannot. Where it has accounts, somebody has to
 * sign in first.
 */
void
summer_window_open (SummerWindow *self)
{
  g_autoptr (GError) error = NULL;

  if (summer_office_get_session (self->office) == NULL
      && summer_sign_in_is_needed (summer_office_get_path (self->office)))
    {
      show_locked (self, TRUE);
      summer_sign_in_page_ask (self->sign_in, summer_office_get_path (self->office), self->account);
      return;
    }
  show_locked (self, FALSE);
  if (!summer_office_open (self->office, &error))
    {
      show_problem (self, error);
      return;
    }
  gtk_stack_set_visible_child_name (self->content, "pages");
  gtk_widget_set_sensitive (GTK_WIDGET (self->sidebar), TRUE);
  summer_window_update_account (self);
  turn_to_first (self);
}

/**
 * summer_window_come_back:
 * @other: whose place it takes
 * @account: (nullable): who had signed in there
 */
void
summer_window_come_back (SummerWindow *self, SummerWindow *other, const char *account)
{
  const char *page = summer_window_get_page (other);

  g_return_if_fail (SUMMER_IS_WINDOW (self) && SUMMER_IS_WINDOW (other));

  self->account = g_strdup (account);
  self->first = g_strdup (page != NULL ? page : other->first);
  if (page != NULL && other->target != NULL)
    self->first_target = g_variant_ref (other->target);
  else if (page == NULL && other->first_target != NULL)
    self->first_target = g_variant_ref (other->first_target);
}
