#include "config.h"

#include "summer-sample-accounts.h"

#include "summer-account-table.h"
#include "summer-class-table.h"
#include "summer-programme-table.h"
#include "summer-secret.h"

const char *
summer_sample_get_account (SummerAccountRole role)
{
  static const char *const names[SUMMER_N_ACCOUNT_ROLES] = {
    [SUMMER_ACCOUNT_ADMINISTRATOR] = "林芳", [SUMMER_ACCOUNT_CLERK] = "陈静",
    [SUMMER_ACCOUNT_ORGANISER] = "王敏",     [SUMMER_ACCOUNT_FINANCE] = "李强",
    [SUMMER_ACCOUNT_AUDITOR] = "赵明",
  };

  return names[role];
}

static gboolean
take_class (const SummerClassRecord *record, gpointer id)
{
  *(gint64 *) id = record->id;
  return FALSE;
}

/**
 * summer_sample_add_accounts:
 *
 * The store cannot write afterwards: who goes on signs in.
 */
gboolean
summer_sample_add_accounts (SummerStore *store, GError **error)
{
  g_autoptr (SummerSession) session = NULL;
  g_autoptr (SummerStore) signed_in = NULL;
  g_autoptr (SummerSecretText) code = NULL;
  gint64 programme = summer_programme_find (store, 0, error), class_id = 0;

  if (programme == 0 || !summer_class_each (store, programme, take_class, &class_id, error))
    return FALSE;
  session
      = summer_account_make_first (store, summer_sample_get_account (SUMMER_ACCOUNT_ADMINISTRATOR),
                                   SUMMER_SAMPLE_PASSWORD, FALSE, &code, error);
  if (session != NULL)
    signed_in
        = summer_store_open_for (summer_store_get_path (store), SUMMER_STORE_NONE, session, error);
  for (guint i = SUMMER_ACCOUNT_ADMINISTRATOR + 1; i < SUMMER_N_ACCOUNT_ROLES; i++)
    if (signed_in == NULL
        || !summer_account_add (signed_in, summer_sample_get_account ((SummerAccountRole) i),
                                (SummerAccountRole) i, &class_id, i == SUMMER_ACCOUNT_ORGANISER,
                                SUMMER_SAMPLE_PASSWORD, FALSE, NULL, error))
      return FALSE;
  return TRUE;
}
