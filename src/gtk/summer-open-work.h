/* The piece of work that closes one open thing at a class, as it goes to the calls of the desk. */
#pragma once

#include "summer-close-out.h"

G_BEGIN_DECLS

typedef struct
{
  SummerOpenKind kind;
  gint64         id;
  char          *name;   /* owned: of the child or member of staff */
  guint          option; /* of an unmarked child its SummerMark; of staff and medicines 0 = yes, 1 = no */
  SummerTime     time;   /* none where nobody knows it */
  char          *text;   /* owned: why, or how it ended; may be NULL */
  gboolean       alone;
  char          *collector, *telephone, *confirmed_by; /* owned; may be NULL */
} SummerOpenWork;

SummerOpenWork *summer_open_work_new  (const SummerOpenThing *thing);
void            summer_open_work_free (gpointer self);
gboolean        summer_open_work_run  (const SummerDesk *desk, gpointer self, char **done, GError **error); /* a SummerDeskFunc */

G_END_DECLS
