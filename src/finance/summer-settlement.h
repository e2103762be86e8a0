/* A settlement: a calculation frozen with its day, policy and totals. Drawn up by one person, checked by a second,
 * confirmed, and then published. What is confirmed cannot change any more: what comes up later is carried by a
 * supplement, which pays or takes back the difference. */
#pragma once

#include "summer-assessment.h"
#include "summer-complaints.h"
#include "summer-finance-records.h"
#include "summer-store.h"

G_BEGIN_DECLS

typedef struct
{
  SummerSettlementRecord      record;
  SummerSettlementLineRecord *lines; /* by class code */
  guint                       n_lines;
  SummerSettlementGrantRecord *grants; /* of further sources, by source; only those that give or gave something */
  guint                       n_grants;
  GStringChunk               *texts; /* owned: of the record and the lines */
  SummerPolicy               *policy; /* owned: what a draft is calculated by; NULL of what is stored */
} SummerSettlement;

/* What the assessment of today would be settled as; not stored. Lines of unproven classes want a reason. */
SummerSettlement *summer_settlement_draw  (SummerStore *store, SummerAssessment *assessment, SummerDay today, const char *person, GError **error);
SummerSettlement *summer_settlement_load  (SummerStore *store, gint64 id, GError **error); /* NOT_FOUND */
SummerSettlement *summer_settlement_load_last (SummerStore *store, gint64 programme, GError **error); /* NULL without error: there is none */
SummerSettlement *summer_settlement_load_number (SummerStore *store, gint64 programme, int number, GError **error); /* 0 = the last; NOT_FOUND */
void              summer_settlement_free  (SummerSettlement *self);
void              summer_settlement_set_reason (SummerSettlement *self, guint line, const char *reason); /* why it is settled though unproven */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SummerSettlement, summer_settlement_free)

/* Of the fund and all further sources. */
SummerMoney       summer_settlement_get_granted_all (const SummerSettlement *self, gint64 class_id);
SummerMoney       summer_settlement_get_due_all     (const SummerSettlement *self, guint line, gboolean *moves); /* moves: any of them pays or takes back; or NULL */
SummerMoney       summer_settlement_get_total_all   (const SummerSettlement *self); /* what is due to all classes */
/* Source by source: what it grants by this and all earlier ones, and what is due now. */
typedef struct
{
  const char *source; /* borrowed */
  guint       n_classes;
  SummerMoney granted, before, due;
} SummerSettlementSource;
GArray           *summer_settlement_list_sources    (const SummerSettlement *self); /* of SummerSettlementSource, owned */

/* summer-settlement-grants.c, for the files of this floor. By class of the assessment: whether a further source gives it
 * another amount now than the settlement, or than all that are confirmed. */
gboolean         *summer_settlement_dup_regranted (const SummerSettlement *self, const SummerAssessment *now);
gboolean         *summer_settled_dup_regranted    (SummerStore *store, const SummerAssessment *now, GError **error);
gboolean          summer_settlement_load_grants  (SummerSettlement *self, SummerStore *store, GError **error);
gboolean          summer_settlement_draw_grants  (SummerSettlement *self, SummerStore *store, const SummerAssessment *assessment, GError **error);
gboolean          summer_settlement_store_grants (SummerSettlement *self, SummerStore *store, GError **error); /* refuses what is stale */

/* Fields of complaints: person, amounts, and "reason-ID" about a line. One entry of the journal. */
gboolean          summer_settlement_store (SummerStore *store, SummerSettlement *draft, SummerComplaints *complaints, char **done, GError **error);

/* What the records say now against what is settled for good: element SummerSettlementDifference, owned. */
typedef struct
{
  guint         class; /* index in the assessment */
  SummerMoney   settled, now;
  SummerVerdict verdict;
} SummerSettlementDifference;
GArray           *summer_settlement_list_differences (SummerStore *store, const SummerAssessment *now, GError **error);

typedef enum
{
  SUMMER_SETTLEMENT_CHECK,   /* by another person than drew it up */
  SUMMER_SETTLEMENT_CONFIRM, /* for good */
  SUMMER_SETTLEMENT_PUBLISH, /* with the days of the notice */
  SUMMER_SETTLEMENT_DISCARD, /* before it is confirmed */
  SUMMER_N_SETTLEMENT_STEPS,
} SummerSettlementStep;

typedef struct
{
  SummerSettlementStep step;
  SummerDay            day, notice_first, notice_last;
  const char          *person, *note;
} SummerSettlementOrder;

gboolean          summer_settlement_allows   (SummerSettlementState state, SummerSettlementStep step);
/* Fields: day, person, notice_first, notice_last, step. now: the present assessment, or NULL; warns of what changed. */
void              summer_settlement_complain (const SummerSettlement *self, const SummerSettlementOrder *order, SummerDay today,
                                              const SummerAssessment *now, SummerComplaints *complaints);
gboolean          summer_settlement_take     (SummerStore *store, gint64 id, const SummerSettlementOrder *order, SummerDay today,
                                              SummerComplaints *complaints, char **done, GError **error);

/* Fields: day, what, answered_on, answered_by, answer. Within the days of the notice. */
void              summer_objection_complain  (const SummerSettlement *of, const SummerObjectionRecord *record, SummerDay today, SummerComplaints *complaints);
gboolean          summer_objection_save      (SummerStore *store, SummerObjectionRecord *record, SummerDay today, SummerComplaints *complaints,
                                              char **done, GError **error);

G_END_DECLS
