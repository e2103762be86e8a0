/* What each role may do: one table for the window, summerctl and the store, which asks it before anything is written. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  SUMMER_ACCOUNT_ADMINISTRATOR,
  SUMMER_ACCOUNT_CLERK,
  SUMMER_ACCOUNT_ORGANISER, /* of the classes that the account is bound to, and of no others */
  SUMMER_ACCOUNT_FINANCE,
  SUMMER_ACCOUNT_AUDITOR,   /* reads only */
  SUMMER_N_ACCOUNT_ROLES,
} SummerAccountRole;

typedef enum
{
  SUMMER_RIGHT_OWN,      /* one's own account */
  SUMMER_RIGHT_DESK,     /* the working day of a class: signing in and out, marks, medicines, incidents, its end */
  SUMMER_RIGHT_CARE,     /* who may collect a child, and the medicines that parents order */
  SUMMER_RIGHT_RECORDS,  /* the office: classes, children, staff, admissions, visits, imports */
  SUMMER_RIGHT_POLICY,   /* programmes and their rules */
  SUMMER_RIGHT_SETTLE,   /* settlements, but for their confirmation, and objections */
  SUMMER_RIGHT_CONFIRM,  /* a settlement */
  SUMMER_RIGHT_PAY,      /* payments, their use, what is paid back */
  SUMMER_RIGHT_MONEY,    /* to see amounts, settlements and payments */
  SUMMER_RIGHT_HISTORY,  /* to see who changed what */
  SUMMER_RIGHT_UNDO,     /* together with the right to what is taken back */
  SUMMER_RIGHT_EXPORT,
  SUMMER_RIGHT_REVEAL,   /* identity and telephone numbers in full, with a reason */
  SUMMER_RIGHT_ACCOUNTS,
  SUMMER_RIGHT_BACKUP,
  SUMMER_RIGHT_CHECK,    /* the soundness of the whole file */
  SUMMER_RIGHT_RESTORE,  /* another file in the place of this one */
  SUMMER_N_RIGHTS,
} SummerRight;

gboolean    summer_account_role_may          (SummerAccountRole role, SummerRight right);
gboolean    summer_right_of_action   (const char *action, SummerRight *right); /* FALSE: no action of the journal */
const char *const *summer_right_list_actions (void);

const char *summer_account_role_get_code     (SummerAccountRole role); /* "administrator": as in the file and for summerctl */
gboolean    summer_account_role_parse        (const char *code, SummerAccountRole *role);
const char *summer_account_role_get_text     (SummerAccountRole role);
const char *summer_right_get_text    (SummerRight right); /* "Settlements" */

G_END_DECLS
