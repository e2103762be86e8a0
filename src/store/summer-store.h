/* One connection to one database of programmes. Every write stands between begin and commit, and every
 * commit is one journal entry with its changeset. A store belongs to the thread that opened it. */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define SUMMER_STORE_ERROR (summer_store_error_quark ())
typedef enum
{
  SUMMER_STORE_ERROR_FAILED,    /* SQLite failed: disk full, I/O, memory; nothing was written */
  SUMMER_STORE_ERROR_BUSY,      /* another program holds the file */
  SUMMER_STORE_ERROR_DAMAGED,
  SUMMER_STORE_ERROR_FOREIGN,   /* a file of another program, or no database at all */
  SUMMER_STORE_ERROR_NEWER,     /* written by a newer version */
  SUMMER_STORE_ERROR_NETWORK,   /* on a network file system */
  SUMMER_STORE_ERROR_CONFLICT,  /* an undo met later changes */
  SUMMER_STORE_ERROR_NOT_FOUND, /* no such programme, entry … */
  SUMMER_STORE_ERROR_CONSTRAINT, /* a record that the schema refuses */
  SUMMER_STORE_ERROR_LOCKED,    /* the file has accounts, and nobody is signed in */
  SUMMER_STORE_ERROR_FORBIDDEN, /* not with the role of the account */
  SUMMER_STORE_ERROR_PASSWORD,  /* name, password or recovery code is not right, or it is too early to try again */
} SummerStoreError;
GQuark summer_store_error_quark (void);

typedef enum
{
  SUMMER_STORE_NONE = 0,
  SUMMER_STORE_CREATE = 1 << 0,    /* make the file when there is none */
  SUMMER_STORE_READ_ONLY = 1 << 1,
} SummerStoreFlags;

typedef struct _SummerSession SummerSession; /* summer-session.h */

#define SUMMER_TYPE_STORE (summer_store_get_type ())
G_DECLARE_FINAL_TYPE (SummerStore, summer_store, SUMMER, STORE, GObject)

/* Signal "changed": after a commit of this store, or when summer_store_poll() saw one of another. */
SummerStore *summer_store_open        (const char *path, SummerStoreFlags flags, GError **error);
/* A file with accounts is opened with who has signed in, see summer-sign-in.h; without, SUMMER_STORE_ERROR_LOCKED. */
SummerStore *summer_store_open_for    (const char *path, SummerStoreFlags flags, SummerSession *session, GError **error);
SummerSession *summer_store_get_session (SummerStore *self); /* NULL: the file has no accounts, and nothing is protected */
char        *summer_store_dup_default_path (void);
const char  *summer_store_get_path    (SummerStore *self);
gboolean     summer_store_poll        (SummerStore *self);
gint64       summer_store_new_id      (SummerStore *self);

gboolean     summer_store_begin       (SummerStore *self, const char *action, const char *reason, GError **error);
void         summer_store_set_reason  (SummerStore *self, const char *reason); /* of the transaction under way */
gboolean     summer_store_commit      (SummerStore *self, gint64 *sequence, GError **error); /* sequence 0: nothing had changed */
void         summer_store_rollback    (SummerStore *self);

/* An entry that says what was done without a record being changed: an export, numbers that were shown in full. */
gboolean     summer_store_note        (SummerStore *self, const char *action, const char *reason, GError **error);

gboolean     summer_store_backup      (SummerStore *self, const char *path, GError **error);
gboolean     summer_store_restore     (const char *path, const char *backup, SummerSession *session, GError **error); /* verifies, keeps the present file aside, replaces */

G_END_DECLS
