/* The records of the life of a class as plain rows, as summer-records.h has those of the workbook: text is
 * borrowed, NULL and the NONE values mean "not given", ids are the store's and 0 = not stored yet. */
#pragma once

#include "summer-records.h"

G_BEGIN_DECLS

typedef struct
{
  gint64      id, programme;
  const char *owner_table; /* "class", "provider", "visit" … */
  gint64      owner;       /* its id */
  const char *name;        /* of the file */
  const char *kind;        /* what it is, in words: "Licence" */
  const char *media_type;
  gint64      bytes;
  const char *sha256;      /* of the content, in small hexadecimal digits */
  SummerDay   added_on;
  const char *added_by, *note;
} SummerDocumentRecord; /* the content has calls of its own */

typedef struct
{
  gint64           id, class_id;
  SummerStep       kind;
  SummerDay        day;
  const char      *person, *note; /* who decided; why, or what is to be mended */
  SummerClassState former_state;
} SummerClassStepRecord;

typedef struct
{
  gint64                 id, programme;
  SummerOrganisationKind kind;
  const char            *name, *credit_code, *contact, *telephone, *address, *note;
} SummerOrganisationRecord;

typedef struct
{
  gint64      provider;
  const char *licence, *qualification, *contact, *telephone, *address, *experience, *note;
} SummerProviderDetailRecord; /* key: provider */

typedef struct
{
  gint64          id, provider;
  SummerIntegrity kind;
  SummerDay       day, until; /* of a bar: from and to; until none = for good */
  const char     *reason, *person;
  int             lifted; /* 1 = a bar that counts no more */
} SummerProviderEventRecord; /* table provider_record */

typedef struct
{
  gint64      class_id;
  int         inside; /* 1 in the host's own rooms, 0 not, SUMMER_RANK_NONE = not said */
  const char *address;
  int         floor;  /* SUMMER_RANK_NONE = not given */
  int         area;   /* tenths of a square metre; 0 = not given */
  int         exits, cameras, camera_days; /* SUMMER_RANK_NONE = not given: none is an answer */
  const char *note;
} SummerVenueRecord; /* key: class; the name is the class's */

typedef struct
{
  gint64       class_id, item;
  SummerAnswer answer;
} SummerVenueItemRecord; /* key: class, item */

G_END_DECLS
