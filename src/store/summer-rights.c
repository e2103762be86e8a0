#include "config.h"

#include "summer-rights.h"

#include <glib/gi18n.h>

/*                          own desk care rec pol set con pay mon his und exp rev acc bak che res */
static const char matrix[SUMMER_N_ACCOUNT_ROLES][SUMMER_N_RIGHTS + 1] = {
  [SUMMER_ACCOUNT_ADMINISTRATOR] = "xxxxxxxxxxxxxxxxx",
  [SUMMER_ACCOUNT_CLERK] /*     */ = "xxxx....xxxxx.xx.",
  [SUMMER_ACCOUNT_ORGANISER] /* */ = "xxx.......xxx....",
  [SUMMER_ACCOUNT_FINANCE] /*   */ = "x...xxxxxxxxx.xx.",
  [SUMMER_ACCOUNT_AUDITOR] /*   */ = "x.......xx.x...x.",
};

/* Every action word that a transaction or a note is begun with. */
static const struct
{
  const char *action;
  SummerRight right;
} actions[] = {
  { "account", SUMMER_RIGHT_ACCOUNTS },
  { "account-failed", SUMMER_RIGHT_OWN },
  { "account-first", SUMMER_RIGHT_ACCOUNTS },
  { "account-in", SUMMER_RIGHT_OWN },
  { "account-lock", SUMMER_RIGHT_OWN },
  { "account-out", SUMMER_RIGHT_OWN },
  { "account-password", SUMMER_RIGHT_OWN },
  { "account-recovered", SUMMER_RIGHT_ACCOUNTS },
  { "account-recovery", SUMMER_RIGHT_ACCOUNTS },
  { "add", SUMMER_RIGHT_RECORDS },
  { "agreement", SUMMER_RIGHT_RECORDS },
  { "all-here", SUMMER_RIGHT_DESK },
  { "application", SUMMER_RIGHT_RECORDS },
  { "application-closed", SUMMER_RIGHT_RECORDS },
  { "assign", SUMMER_RIGHT_RECORDS },
  { "attendance", SUMMER_RIGHT_DESK },
  { "authorisation", SUMMER_RIGHT_CARE },
  { "calendar", SUMMER_RIGHT_RECORDS },
  { "certificate", SUMMER_RIGHT_RECORDS },
  { "checklist", SUMMER_RIGHT_RECORDS },
  { "claim", SUMMER_RIGHT_RECORDS },
  { "class-new", SUMMER_RIGHT_RECORDS },
  { "class-step", SUMMER_RIGHT_RECORDS },
  { "correction", SUMMER_RIGHT_RECORDS },
  { "correction-confirmed", SUMMER_RIGHT_RECORDS },
  { "correction-sent-back", SUMMER_RIGHT_RECORDS },
  { "delete", SUMMER_RIGHT_RECORDS },
  { "document", SUMMER_RIGHT_RECORDS },
  { "document-remove", SUMMER_RIGHT_RECORDS },
  { "drill", SUMMER_RIGHT_RECORDS },
  { "edit", SUMMER_RIGHT_RECORDS },
  { "import", SUMMER_RIGHT_RECORDS },
  { "incident", SUMMER_RIGHT_DESK },
  { "incident-end", SUMMER_RIGHT_DESK },
  { "incident-step", SUMMER_RIGHT_RECORDS },
  { "insured", SUMMER_RIGHT_RECORDS },
  { "integrity", SUMMER_RIGHT_RECORDS },
  { "leave", SUMMER_RIGHT_RECORDS },
  { "lottery", SUMMER_RIGHT_RECORDS },
  { "mark", SUMMER_RIGHT_DESK },
  { "medicine", SUMMER_RIGHT_CARE },
  { "objection", SUMMER_RIGHT_SETTLE },
  { "offer", SUMMER_RIGHT_RECORDS },
  { "offer-accepted", SUMMER_RIGHT_RECORDS },
  { "offer-ended", SUMMER_RIGHT_RECORDS },
  { "payment", SUMMER_RIGHT_PAY },
  { "payment-batch", SUMMER_RIGHT_PAY },
  { "person", SUMMER_RIGHT_RECORDS },
  { "policy", SUMMER_RIGHT_POLICY },
  { "programme", SUMMER_RIGHT_POLICY },
  { "questionnaires", SUMMER_RIGHT_RECORDS },
  { "questions", SUMMER_RIGHT_RECORDS },
  { "redo", SUMMER_RIGHT_UNDO },
  { "repayment", SUMMER_RIGHT_PAY },
  { "response", SUMMER_RIGHT_RECORDS },
  { "responses", SUMMER_RIGHT_RECORDS },
  { "reveal", SUMMER_RIGHT_REVEAL },
  { "review", SUMMER_RIGHT_DESK },
  { "sample", SUMMER_RIGHT_POLICY },
  { "sample-discarded", SUMMER_RIGHT_DESK },
  { "sample-kept", SUMMER_RIGHT_DESK },
  { "sealing", SUMMER_RIGHT_ACCOUNTS },
  { "settings", SUMMER_RIGHT_RECORDS },
  { "settlement", SUMMER_RIGHT_SETTLE },
  { "settlement-checked", SUMMER_RIGHT_SETTLE },
  { "settlement-confirmed", SUMMER_RIGHT_CONFIRM },
  { "settlement-discarded", SUMMER_RIGHT_SETTLE },
  { "settlement-published", SUMMER_RIGHT_SETTLE },
  { "sign-in", SUMMER_RIGHT_DESK },
  { "sign-off", SUMMER_RIGHT_DESK },
  { "sign-out", SUMMER_RIGHT_DESK },
  { "site-review", SUMMER_RIGHT_RECORDS },
  { "spending", SUMMER_RIGHT_PAY },
  { "staff-away", SUMMER_RIGHT_DESK },
  { "staff-in", SUMMER_RIGHT_DESK },
  { "staff-out", SUMMER_RIGHT_DESK },
  { "times", SUMMER_RIGHT_DESK },
  { "transfer", SUMMER_RIGHT_RECORDS },
  { "undo", SUMMER_RIGHT_UNDO },
  { "union", SUMMER_RIGHT_RECORDS },
  { "venue", SUMMER_RIGHT_RECORDS },
  { "visit", SUMMER_RIGHT_RECORDS },
  { "visit-plan", SUMMER_RIGHT_RECORDS },
};

gboolean
summer_account_role_may (SummerAccountRole role, SummerRight right)
{
  g_return_val_if_fail (role < SUMMER_N_ACCOUNT_ROLES && right < SUMMER_N_RIGHTS, FALSE);

  return matrix[role][right] == 'x';
}

/**
 * summer_right_of_action:
 * @action: a word that stands in the journal
 *
 * Returns: whether it is one of ours
 */
gboolean
summer_right_of_action (const char *action, SummerRight *right)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (g_strcmp0 (actions[i].action, action) == 0)
      {
        *right = actions[i].right;
        return TRUE;
      }
  return FALSE;
}

/**
 * summer_right_list_actions:
 *
 * Returns: (transfer none) (array zero-terminated): every action word
 */
const char *const *
summer_right_list_actions (void)
{
  static const char *words[G_N_ELEMENTS (actions) + 1];
  static gsize filled;

  if (g_once_init_enter (&filled))
    {
      for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
        words[i] = actions[i].action;
      g_once_init_leave (&filled, 1);
    }
  return words;
}

static const struct
{
  const char *code, *text;
} roles[SUMMER_N_ACCOUNT_ROLES] = {
  [SUMMER_ACCOUNT_ADMINISTRATOR] = { "administrator", N_ ("Administrator") },
  [SUMMER_ACCOUNT_CLERK] = { "clerk", N_ ("Clerk") },
  [SUMMER_ACCOUNT_ORGANISER] = { "organiser", N_ ("Class organiser") },
  [SUMMER_ACCOUNT_FINANCE] = { "finance", N_ ("Finance") },
  [SUMMER_ACCOUNT_AUDITOR] = { "auditor", N_ ("Auditor") },
};

const char *
summer_account_role_get_code (SummerAccountRole role)
{
  return roles[role].code;
}

gboolean
summer_account_role_parse (const char *code, SummerAccountRole *role)
{
  for (guint i = 0; i < SUMMER_N_ACCOUNT_ROLES; i++)
    if (g_strcmp0 (code, roles[i].code) == 0)
      {
        *role = (SummerAccountRole) i;
        return TRUE;
      }
  return FALSE;
}

const char *
summer_account_role_get_text (SummerAccountRole role)
{
  return _ (roles[role].text);
}

/**
 * summer_right_get_text:
 *
 * Returns: (transfer none): what it is a right to, for the sentence that says who lacks it
 */
const char *
summer_right_get_text (SummerRight right)
{
  static const char *const texts[SUMMER_N_RIGHTS] = {
    [SUMMER_RIGHT_OWN] = N_ ("the own account"),
    [SUMMER_RIGHT_DESK] = N_ ("signing in and out, and marks"),
    [SUMMER_RIGHT_CARE] = N_ ("collectors and medicines"),
    [SUMMER_RIGHT_RECORDS] = N_ ("the records of classes, children and staff"),
    [SUMMER_RIGHT_POLICY] = N_ ("programmes and their rules"),
    [SUMMER_RIGHT_SETTLE] = N_ ("settlements"),
    [SUMMER_RIGHT_CONFIRM] = N_ ("confirming settlements"),
    [SUMMER_RIGHT_PAY] = N_ ("payments"),
    [SUMMER_RIGHT_MONEY] = N_ ("amounts"),
    [SUMMER_RIGHT_HISTORY] = N_ ("the history"),
    [SUMMER_RIGHT_UNDO] = N_ ("undo"),
    [SUMMER_RIGHT_EXPORT] = N_ ("export"),
    [SUMMER_RIGHT_REVEAL] = N_ ("numbers in full"),
    [SUMMER_RIGHT_ACCOUNTS] = N_ ("accounts"),
    [SUMMER_RIGHT_BACKUP] = N_ ("backups"),
    [SUMMER_RIGHT_CHECK] = N_ ("checking the database"),
    [SUMMER_RIGHT_RESTORE] = N_ ("restoring"),
  };

  return _ (texts[right]);
}
