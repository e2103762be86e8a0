/* Search over the children, classes and staff of a programme: name, pinyin initials, code, end of a telephone number. */
#pragma once

#include "summer-store.h"

G_BEGIN_DECLS

typedef enum { SUMMER_HIT_CLASS, SUMMER_HIT_CHILD, SUMMER_HIT_STAFF } SummerHitKind;

typedef struct
{
  SummerHitKind kind;
  gint64        id;       /* of the class, child or staff member */
  gint64        class_id; /* where it is to be found; 0 = nowhere */
  char         *title, *detail; /* owned */
} SummerHit;

void       summer_hit_free     (SummerHit *hit);
GPtrArray *summer_store_search (SummerStore *store, gint64 programme, const char *text, guint limit, GError **error); /* SummerHit, owned; best first */

G_END_DECLS
