/* The schema as numbered scripts: from any version that ever was to the newest. */
#pragma once

#include "summer-store-private.h"

G_BEGIN_DECLS

#define SUMMER_SCHEMA_FOLDER "/org/summerclasses/SummerClasses/schema"

int      summer_migration_get_version (const char *schema); /* the newest of a resource folder */
/* Brings db to the newest version in one transaction. Before an older file is changed, a copy is kept
 * beside it. On failure the file stays as it was. */
gboolean summer_migration_run         (sqlite3 *db, const char *path, const char *schema, GError **error);
gboolean summer_migration_make        (sqlite3 *db, const char *schema, int version, GError **error); /* db is empty */

G_END_DECLS
