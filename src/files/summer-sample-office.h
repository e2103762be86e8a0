/* What the office of the sample has beside its rosters: the unions in their tree. */
#pragma once

#include "summer-store.h"

G_BEGIN_DECLS

/* Between begin and commit, when the classes are there. */
gboolean summer_sample_office_write (SummerStore *store, gint64 programme, GError **error);

G_END_DECLS
