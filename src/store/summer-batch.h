/* One field set to one value over several records, with what that changes shown before. */
#pragma once

#include "summer-store.h"
#include "summer-terms.h"

G_BEGIN_DECLS

typedef enum
{
  SUMMER_BATCH_TEXT,
  SUMMER_BATCH_DAY,
  SUMMER_BATCH_COUNT,
  SUMMER_BATCH_TERM,
} SummerBatchKind;

typedef struct
{
  const char     *table, *column; /* as the schema calls them */
  SummerBatchKind kind;
  SummerTerms     terms;          /* TERM only */
  const char     *check;          /* SQL over the record: what stands against ?2, a SummerBatchProblem; NULL = nothing can */
  const char     *warn;           /* the same of a SummerBatchWarning */
} SummerBatchField;

typedef enum
{
  SUMMER_BATCH_FINE,
  SUMMER_BATCH_MISSING,   /* it must be given */
  SUMMER_BATCH_BACKWARDS, /* the end would come before the beginning */
  SUMMER_BATCH_TOO_LONG,  /* for a class */
  SUMMER_BATCH_CALENDAR,  /* an entry of the calendar would lie outside */
} SummerBatchProblem;

/* What does not stop it, and is to be seen before. */
typedef enum
{
  SUMMER_BATCH_UNWARNED,
  SUMMER_BATCH_UNCOUNTED, /* attendance would lie outside, and count nowhere */
  SUMMER_BATCH_LATE_PLAN, /* of emergencies: after the first day */
  SUMMER_BATCH_ENDED,     /* the class */
} SummerBatchWarning;

typedef struct
{
  gint64 id;
  char  *record, *before, *after; /* owned: as people read them */
  gboolean changes;
  SummerBatchProblem problem; /* why it cannot be set so */
  SummerBatchWarning warning;
} SummerBatchRow;

/* The fields of a table that can be set so; none for a table that cannot. Never what a step of its own decides. */
const SummerBatchField *summer_batch_list_fields   (const char *table, guint *n);
const char             *summer_batch_problem_get_text (SummerBatchProblem problem); /* "" where there is none */
const char             *summer_batch_get_title     (const SummerBatchField *field); /* in the user's language */
const char             *summer_batch_warning_get_text (SummerBatchWarning warning); /* "" where there is none */
/* The text as it is stored; "" and NULL = nothing. FALSE with message: what is wrong with it. */
gboolean                summer_batch_read          (const SummerBatchField *field, const char *text, GValue *value, char **message);

/* SummerBatchRow of each record that is there. NULL with error set. */
GPtrArray              *summer_batch_preview       (SummerStore *store, const SummerBatchField *field, const GValue *value,
                                                    const gint64 *ids, guint n, GError **error);
/* As one entry of the journal; n_changed 0: nothing was to change, and nothing is written. */
gboolean                summer_batch_apply         (SummerStore *store, const SummerBatchField *field, const GValue *value,
                                                    GPtrArray *rows, guint *n_changed, gint64 *sequence, GError **error);

G_END_DECLS
