#include "config.h"

#include "summer-account-actions.h"

#include "summer-accounts-dialog.h"
#include "summer-first-account-dialog.h"
#include "summer-password-dialog.h"

static void
protect_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  summer_first_account_dialog_present (user_data);
}

static void
accounts_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  summer_accounts_dialog_present (user_data);
}

static void
change_password_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  summer_password_dialog_present (user_data);
}

void
summer_account_add_actions (SummerWindow *window)
{
  const GActionEntry entries[] = {
    { .name = "protect", .activate = protect_cb },
    { .name = "accounts", .activate = accounts_cb },
    { .name = "change-password", .activate = change_password_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (window), entries, G_N_ELEMENTS (entries), window);
}

/* The store asks for the same right; here it is only said before. */
static const struct
{
  const char *action;
  SummerRight right;
} rights[] = {
  { "new-visit", SUMMER_RIGHT_RECORDS },
  { "checklist", SUMMER_RIGHT_RECORDS },
  { "review-incident", SUMMER_RIGHT_DESK },
  { "child-papers", SUMMER_RIGHT_CARE },
  { "paste-roster", SUMMER_RIGHT_RECORDS },
  { "reconcile-insurance", SUMMER_RIGHT_RECORDS },
  { "import", SUMMER_RIGHT_RECORDS },
  { "import-files", SUMMER_RIGHT_RECORDS },
  { "place-union", SUMMER_RIGHT_RECORDS },
  { "class-new", SUMMER_RIGHT_RECORDS },
  { "provider-new", SUMMER_RIGHT_RECORDS },
  { "organisation-new", SUMMER_RIGHT_RECORDS },
  { "history", SUMMER_RIGHT_HISTORY },
  { "undo", SUMMER_RIGHT_UNDO },
  { "redo", SUMMER_RIGHT_UNDO },
  { "undo-entry", SUMMER_RIGHT_UNDO },
  { "export", SUMMER_RIGHT_EXPORT },
  { "print", SUMMER_RIGHT_EXPORT },
  { "backup", SUMMER_RIGHT_BACKUP },
  { "backup-to", SUMMER_RIGHT_BACKUP },
  { "check", SUMMER_RIGHT_CHECK },
  { "restore", SUMMER_RIGHT_RESTORE },
  { "restore-from", SUMMER_RIGHT_RESTORE },
  { "salvage", SUMMER_RIGHT_RESTORE },
  { "salvage-to", SUMMER_RIGHT_RESTORE },
};

static GSimpleAction *
find (SummerWindow *window, const char *name)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (window), name);

  return G_IS_SIMPLE_ACTION (action) ? G_SIMPLE_ACTION (action) : NULL;
}

/**
 * summer_account_update_actions:
 *
 * An action whose own conditions are not met stays as it is.
 */
void
summer_account_update_actions (SummerWindow *window)
{
  SummerOffice *office = summer_window_get_office (window);
  SummerSession *session = summer_office_get_session (office);
  const gboolean open = summer_office_get_store (office) != NULL;

  for (guint i = 0; i < G_N_ELEMENTS (rights); i++)
    {
      GSimpleAction *action = find (window, rights[i].action);

      if (action != NULL && session != NULL && !summer_session_may (session, rights[i].right))
        g_simple_action_set_enabled (action, FALSE);
    }
  g_simple_action_set_enabled (find (window, "protect"), open && session == NULL);
  g_simple_action_set_enabled (find (window, "change-password"), open && session != NULL);
  g_simple_action_set_enabled (find (window, "accounts"),
                               open && session != NULL
                                   && summer_session_may (session, SUMMER_RIGHT_ACCOUNTS));
}
