/* The one door for what identifies people, for children's illnesses and for accounts at banks. Every such field is
 * sealed on its way into the file and opened on its way out, bound to its table, column and record: a cell that was
 * carried to another place does not open. */
#pragma once

#include "summer-vault.h"

G_BEGIN_DECLS

typedef enum
{
  SUMMER_SEALED_APPLICATION_HEALTH,
  SUMMER_SEALED_APPLICATION_IDENTITY_NUMBER,
  SUMMER_SEALED_APPLICATION_TELEPHONE,
  SUMMER_SEALED_AUTHORISATION_NOTE,
  SUMMER_SEALED_AUTHORISATION_TELEPHONE,
  SUMMER_SEALED_CERTIFICATE_NUMBER,
  SUMMER_SEALED_CHILD_COLLECTOR1_TELEPHONE,
  SUMMER_SEALED_CHILD_COLLECTOR2_TELEPHONE,
  SUMMER_SEALED_CHILD_COLLECTOR3_TELEPHONE,
  SUMMER_SEALED_CHILD_HEALTH,
  SUMMER_SEALED_CHILD_IDENTITY_NUMBER,
  SUMMER_SEALED_CHILD_TELEPHONE,
  SUMMER_SEALED_CLASS_ACCOUNT_NUMBER,
  SUMMER_SEALED_MEDICINE_DOSE,
  SUMMER_SEALED_MEDICINE_DRUG,
  SUMMER_SEALED_MEDICINE_NOTE,
  SUMMER_SEALED_MEDICINE_GIVEN_NOTE,
  SUMMER_SEALED_OBJECTION_TELEPHONE,
  SUMMER_SEALED_ORGANISATION_TELEPHONE,
  SUMMER_SEALED_PAYMENT_ACCOUNT_NUMBER,
  SUMMER_SEALED_PERSON_IDENTITY_NUMBER,
  SUMMER_SEALED_PERSON_TELEPHONE,
  SUMMER_SEALED_PROVIDER_DETAIL_TELEPHONE,
  SUMMER_SEALED_RELEASE_EXCEPTION_TELEPHONE,
  SUMMER_SEALED_STAFF_IDENTITY_NUMBER,
  SUMMER_SEALED_STAFF_TELEPHONE,
  SUMMER_N_SEALED,
} SummerSealed;

typedef struct
{
  const char *table, *column, *name; /* "child", "health", "child.health" */
  const char *key;                   /* the columns of the primary key, integers all: "id" */
  guint       block;                 /* texts are padded to a multiple of so many bytes */
  gboolean    hashed;                /* with a column identity_hash beside it */
} SummerSealedColumn;

#define SUMMER_SEAL_KEY_MAX 3 /* columns of a primary key */

const SummerSealedColumn *summer_sealed_get (SummerSealed sealed);
int      summer_sealed_find             (const char *table, const char *column); /* a SummerSealed, or -1 */

char    *summer_seal                    (SummerVault *vault, SummerSealed sealed, const gint64 *key, guint n_key, const char *plain); /* NULL for NULL or empty */
char    *summer_seal_open               (SummerVault *vault, SummerSealed sealed, const gint64 *key, guint n_key, const char *cell); /* NULL for NULL */
gboolean summer_seal_is_unreadable      (const char *plain); /* it stands in for a cell that could not be opened */

/* Texts of another place, with a key of their own and a nonce by chance. NULL when it does not open. */
char    *summer_seal_text               (const guint8 *key, const void *place, gsize place_size, guint block, const char *plain);
char    *summer_seal_open_text          (const guint8 *key, const void *place, gsize place_size, guint block, const char *cell);
#define SUMMER_SEAL_NOTE 48 /* the block of what people write */

/* SUMMER_VAULT_HASH bytes by which an identity number is found, however it is written; FALSE when there is none. */
gboolean summer_seal_hash_identity      (SummerVault *vault, const char *number, guint8 *hash);
/* "4471 0283": the ends by which telephone numbers are found, NULL when there are none. */
char    *summer_seal_dup_telephone_tails (const char *const *telephones, guint n_telephones);

G_END_DECLS
