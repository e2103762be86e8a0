/* How a keyring is made and kept. */
#pragma once

#include <sqlite3.h>

#include "summer-keyring.h"

G_BEGIN_DECLS

#define SUMMER_KEYRING_SALT    16
#define SUMMER_KEYRING_WRAPPED (SUMMER_VAULT_KEY + SUMMER_VAULT_TAG)
#define SUMMER_KEYRING_MAX     1000 /* ways */
#define SUMMER_ACCOUNT_NAME    64   /* bytes of a name, at most */

/* What argon2id costs. The numbers of ours, and the highest that are taken of a file: more than an office PC should be
 * made to spend by somebody else's file. */
#define SUMMER_KEYRING_OPSLIMIT     3
#define SUMMER_KEYRING_MEMLIMIT     (128 * 1024 * 1024)
#define SUMMER_KEYRING_OPSLIMIT_MAX 10
#define SUMMER_KEYRING_MEMLIMIT_MAX (512 * 1024 * 1024)
#define SUMMER_KEYRING_MEMLIMIT_MIN 8192

typedef enum
{
  SUMMER_WAY_IN_THE_CLEAR,
  SUMMER_WAY_ACCOUNT,
  SUMMER_WAY_RECOVERY,
} SummerWayKind;

typedef struct
{
  SummerWayKind kind;
  char   *account;                          /* owned; NULL when it is none of an account */
  guint8  salt[SUMMER_KEYRING_SALT];
  guint64 opslimit, memlimit;
  guint8  nonce[SUMMER_VAULT_NONCE];
  guint8  wrapped[SUMMER_KEYRING_WRAPPED];  /* in the clear: the key itself, and zeros */
} SummerWay;

struct _SummerKeyring
{
  GPtrArray *ways; /* owned: SummerWay */
  guint8     proof[SUMMER_VAULT_HASH];
  guint64    opslimit, memlimit; /* of a way that is added */
};

SummerKeyring *summer_keyring_new         (void);
SummerWay     *summer_way_new             (SummerWayKind kind, const char *account);
void           summer_way_free            (SummerWay *way);
gboolean       summer_keyring_check       (SummerKeyring *self, GError **error); /* that what was read can be relied on */

SummerKeyring *summer_keyring_read        (sqlite3 *db, GError **error);
/* In the place of what is there. swept: nothing that was in the file before has to be taken out of its free parts. */
gboolean       summer_keyring_write       (SummerKeyring *self, sqlite3 *db, gboolean swept, GError **error);
/* A key for a file that has none, by chance, in the clear. */
gboolean       summer_keyring_make        (sqlite3 *db, gboolean swept, GError **error);

/* A new way to the vault's key, in the place of one of the same account, or of the recovery sheet before. The one in the
 * clear goes. */
gboolean       summer_keyring_add_account  (SummerKeyring *self, SummerVault *vault, const char *account, const char *password, GError **error);
gboolean       summer_keyring_add_recovery (SummerKeyring *self, SummerVault *vault, const char *code, GError **error);
void           summer_keyring_adopt        (SummerKeyring *self, SummerKeyring *other); /* its ways, as if they were added */
void           summer_keyring_remove_account (SummerKeyring *self, const char *account);
void           summer_keyring_set_cost     (SummerKeyring *self, guint64 opslimit, guint64 memlimit);
gboolean       summer_keyring_fits         (SummerKeyring *self, SummerVault *vault); /* it is the key of this file */

G_END_DECLS
