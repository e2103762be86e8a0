/* The pages of the window in the order of its sidebar. The first is the one that opens first. */
#pragma once

#include "summer-page.h"

G_BEGIN_DECLS

typedef struct
{
  const char *id;
  const char *group; /* NULL = above the groups */
  const char *icon;  /* NULL = not in the sidebar: reached from elsewhere */
  const char *title;
  GType     (*get_type) (void);
  guint     (*count)    (SummerOffice *office); /* how many things wait there, also before it is made; NULL = none ever */
  SummerRight right; /* whom it is for */
} SummerPageRow;

const SummerPageRow *summer_page_table_get  (guint n);        /* NULL past the end */
const SummerPageRow *summer_page_table_find (const char *id); /* NULL = there is none */

gboolean summer_page_table_is_for (const SummerPageRow *row, SummerSession *session); /* session: NULL = no accounts */
const char *summer_page_table_get_first (SummerSession *session); /* what opens first */

G_END_DECLS
