/* The life of a class: applied, site reviewed, approved or rejected, open, ended, assessed, settled, or withdrawn.
 * Where it stands, which steps may be taken from there, what stands against each, and taking one. */
#pragma once

#include "summer-assessment.h"
#include "summer-complaints.h"
#include "summer-life-records.h"
#include "summer-store.h"

G_BEGIN_DECLS

/* Where a class stands, finer than its state. */
typedef enum
{
  SUMMER_STAGE_APPLIED,       /* no site review yet */
  SUMMER_STAGE_RETURNED,      /* something is to be mended first */
  SUMMER_STAGE_REVIEW_FAILED,
  SUMMER_STAGE_REVIEWED,      /* the latest site review passed */
  SUMMER_STAGE_APPROVED,
  SUMMER_STAGE_OPEN,
  SUMMER_STAGE_ENDED,
  SUMMER_STAGE_ASSESSED,
  SUMMER_STAGE_SETTLED,
  SUMMER_STAGE_REJECTED,
  SUMMER_STAGE_WITHDRAWN,
  SUMMER_N_STAGES,
} SummerStage;

/* Pure. last_step: SummerStep or -1; review: SummerReviewResult of the latest, or -1. */
SummerStage      summer_stage_get           (SummerClassState state, int last_step, int review);
gboolean         summer_stage_allows        (SummerStage stage, SummerStep step);
int              summer_stage_get_next      (SummerStage stage); /* the SummerStep that comes by itself; -1 = none */
const char      *summer_stage_get_text      (SummerStage stage);
const char      *summer_stage_get_next_text (SummerStage stage); /* what is to be done now; "" = nothing */
const char      *summer_step_get_verb       (SummerStep step);   /* "_Approve…" */
const char      *summer_step_get_name       (SummerStep step);   /* "approve", of its action */
SummerClassState summer_step_get_state      (SummerStep step, SummerClassState state); /* where it leads from state */

typedef struct
{
  gint64           class_id, programme;
  SummerFacts     *facts;     /* owned: of this class alone */
  const SummerClassFacts *of; /* in it */
  SummerStage      stage;
  int              last_step; /* -1 = none is stored: it came with a workbook */
  SummerDay        last_day;
  char            *last_note; /* owned */
  GPtrArray       *decided;   /* owned: char *, a person's name and, after it, the word of what it decided, by turns */
} SummerClassLife;

SummerClassLife *summer_class_life_load     (SummerStore *store, gint64 class_id, SummerDay today, GError **error);
void             summer_class_life_free     (SummerClassLife *life);
char            *summer_class_life_dup_text (const SummerClassLife *life); /* "applied · returned: mend the plan" */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SummerClassLife, summer_class_life_free)

typedef enum { SUMMER_CHECK_GOOD, SUMMER_CHECK_WARNS, SUMMER_CHECK_STOPS } SummerCheckKind;
typedef struct
{
  SummerCheckKind kind;
  char           *text; /* owned */
} SummerLifeCheck;

/* summer-class-checks.c: what speaks for and against a step on a day. of: the present assessment, or NULL. */
GPtrArray       *summer_class_life_list_checks (const SummerClassLife *life, SummerStep step, SummerDay day, const SummerClassAssessment *of);
guint            summer_class_life_count_most  (const SummerClassFacts *of); /* children enrolled on its fullest day */

typedef struct
{
  SummerStep  step;
  SummerDay   day;
  const char *person, *note;
} SummerStepOrder;

#define SUMMER_LIFE_CHECKS "checks" /* the field of complaints that are about the class, not about the order */

/* Fields: day, person, note, and SUMMER_LIFE_CHECKS. */
void             summer_class_life_complain (const SummerClassLife *life, const SummerStepOrder *order, SummerDay today,
                                             const SummerClassAssessment *of, SummerComplaints *complaints);
/* Between begin and commit. FALSE with complaints, or with error. */
gboolean         summer_class_life_write    (SummerStore *store, gint64 class_id, const SummerStepOrder *order, SummerDay today,
                                             const SummerClassAssessment *of, SummerComplaints *complaints, GError **error);
/* One entry. FALSE with complaints, or with error. */
gboolean         summer_class_life_take     (SummerStore *store, gint64 class_id, const SummerStepOrder *order, SummerDay today,
                                             const SummerClassAssessment *of, SummerComplaints *complaints, char **done, GError **error);

G_END_DECLS
