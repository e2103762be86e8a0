/* What a backup says of itself in the clear: enough to choose it from a list, and no name of anybody. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SUMMER_PACKAGE_ENDING ".summer-backup"
#define SUMMER_PACKAGE_KEY    32
#define SUMMER_PACKAGE_HASH   32
#define SUMMER_PACKAGE_ORIGIN 16

/* What a backup was made for. The numbers are in every file: they never change. */
typedef enum
{
  SUMMER_OCCASION_ASKED = 0,
  SUMMER_OCCASION_TIME,
  SUMMER_OCCASION_CLOSE,
  SUMMER_OCCASION_MIGRATION,
  SUMMER_OCCASION_IMPORT,
  SUMMER_OCCASION_SETTLEMENT,
  SUMMER_OCCASION_RESTORE,
  SUMMER_N_OCCASIONS,
} SummerOccasion;

typedef struct
{
  gint64         time;                          /* when it was made, seconds since 1970-01-01 UTC, as that computer's clock had it */
  guint32        version;                       /* of the database */
  SummerOccasion occasion;
  gint64         size;                          /* of the database, bytes */
  gint64         sequence;                      /* of the last entry of its journal; 0 = none */
  guint8         head[SUMMER_PACKAGE_HASH];     /* the hash of that entry; 0 = none */
  guint8         origin[SUMMER_PACKAGE_ORIGIN]; /* the same of all backups of the same records; 0 = of before they had a key */
  guint8         key[SUMMER_PACKAGE_KEY];       /* of the stream, in the clear, where nothing is protected */
  GBytes        *keyring;                       /* owned; the ways to the key, where it is protected; NULL = key holds it */
} SummerPackageHeader;

void     summer_package_header_clear (SummerPackageHeader *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SummerPackageHeader, summer_package_header_clear)

/* All before the stream. parse: size is set to how much of data it took; FALSE with error when it is none. */
GBytes  *summer_package_header_save  (const SummerPackageHeader *self);
gboolean summer_package_header_parse (SummerPackageHeader *self, const char *path, const guint8 *data, gsize *size, GError **error);
#define SUMMER_PACKAGE_HEADER_MAX (64 * 1024)

const char *summer_occasion_get_text (SummerOccasion occasion); /* in the user's language */

G_END_DECLS
