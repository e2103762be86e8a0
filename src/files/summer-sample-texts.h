/* The invented programme speaks Chinese, like the offices that it is about: so do the questions and the checklists that it
 * begins with, whoever made it. */
#pragma once

#include "summer-safety-records.h"
#include "summer-store.h"

G_BEGIN_DECLS

/* Over the default sets, that were just stored. */
gboolean summer_sample_texts_write_questions (SummerStore *store, gint64 programme, GError **error);
gboolean summer_sample_texts_write_checklist (SummerStore *store, gint64 programme, SummerChecklistKind kind, GError **error);

G_END_DECLS
