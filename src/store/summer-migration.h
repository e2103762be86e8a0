/* The schema as numbered scripts: from any version that ever was to the newest. */
#pragma once

#include "summer-store-private.h"

G_BEGIN_DECLS

#define SUMMER_SEALED_SINCE  6 /* the version of the database from which on it has a keyring */
#define SUMMER_SCHEMA_FOLDER "/org/summerclasses/SummerClasses/schema"

int      summer_migration_get_version (const char *schema); /* the newest of a resource folder */
/* Brings db to the newest version in one transaction. keep: before an older file is changed, a backup goes to the
 * folder of its backups. On failure the file stays as it was. */
gboolean summer_migration_run         (sqlite3 *db, const char *path, const char *schema, gboolean keep, GError **error);
gboolean summer_migration_make        (sqlite3 *db, const char *schema, int version, GError **error); /* db is empty */

G_END_DECLS
