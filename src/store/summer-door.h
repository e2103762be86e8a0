/* A connection to a file with accounts before anybody is signed in: the keys as they are wrapped, who failed how often,
 * and notes in the journal. */
#pragma once

#include "summer-keyring-private.h"

G_BEGIN_DECLS

typedef struct
{
  sqlite3       *db;      /* owned */
  SummerKeyring *keyring; /* owned */
} SummerDoor;

gboolean summer_door_open   (SummerDoor *door, const char *path, GError **error);
void     summer_door_clear  (SummerDoor *door);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SummerDoor, summer_door_clear)

/* Seconds until the next password of this name is looked at; 0 = at once. now: seconds since 1970. */
int      summer_door_get_wait (SummerDoor *door, const char *account, gint64 now);
/* Counts an attempt as a failed one before the password is looked at: nobody gains by ending the program meanwhile.
 * FALSE with SUMMER_STORE_ERROR_PASSWORD set when it is too early. */
gboolean summer_door_knock    (SummerDoor *door, const char *account, gint64 now, int *wait, GError **error);
gboolean summer_door_failed   (SummerDoor *door, const char *account, GError **error); /* a note in the journal */
gboolean summer_door_passed   (SummerDoor *door, const char *account, const char *action, GError **error); /* and none counts any more */

G_END_DECLS
