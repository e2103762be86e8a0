/* An insurer's list against the roster: who is on it as enrolled, who is missing, who is nobody of ours, whose name or
 * number differs, and which child-days its periods leave without cover. */
#pragma once

#include "summer-block.h"
#include "summer-facts.h"
#include "summer-store.h"

G_BEGIN_DECLS

typedef enum
{
  SUMMER_LISTED_MISSING,      /* enrolled, and not on the list */
  SUMMER_LISTED_SHORT,        /* on it, for too few days */
  SUMMER_LISTED_OTHER_NAME,   /* the identity number of a child of ours under another name */
  SUMMER_LISTED_OTHER_NUMBER, /* a child of ours under another identity number */
  SUMMER_LISTED_UNCLEAR,      /* several children have the name */
  SUMMER_LISTED_EXTRA,        /* no child of ours */
  SUMMER_LISTED_TWICE,        /* named before, for days that were listed already */
  SUMMER_LISTED_WELL,
  SUMMER_N_LISTED,
} SummerListed;

typedef struct
{
  SummerListed kind;
  int          row;      /* of the block; -1 = missing */
  gint64       child;    /* 0 = none */
  const char  *child_code, *child_name;   /* borrowed; NULL where there is no child */
  const char  *class_code, *class_name;   /* borrowed: of its enrolment, or as the row names it; NULL = not known */
  guint32      differs;         /* bit n: the character n of the identity number, from 0, is another one on the roster */
  SummerDay    first, last;     /* the cover of the row, SUMMER_DAY_NONE for a child that is missing */
  guint        n_days;          /* open days of its enrolments */
  guint        n_uncovered;     /* of these without cover by the list; of a child that is missing, by other policies either */
  SummerDay    first_uncovered; /* SUMMER_DAY_NONE = every day is covered */
} SummerListedRow;

/* One class that is looked at as a whole: a child of it is on the list, or should be. */
typedef struct
{
  const char *code, *name;   /* borrowed */
  guint       n_children;    /* enrolled */
  guint       counts[SUMMER_N_LISTED];
  guint       n_uncovered;   /* child-days */
} SummerListedClass;           /* whole class missing: counts[SUMMER_LISTED_MISSING] == n_children */

typedef struct _SummerReconciliation SummerReconciliation;

/* policy: of the list; its days are the cover of rows that give none, its id is 0 where it is a new one. facts: of the programme that the roster is read from. whole: by class
 * of the facts, whose children all belong on the list; or NULL. */
SummerReconciliation *summer_reconciliation_new         (SummerStore *store, SummerFacts *facts, SummerBlock *block,
                                                         const SummerInsuranceRecord *policy, const gboolean *whole, GError **error);
GHashTable           *summer_reconciliation_list_cover  (SummerStore *store, gint64 programme,
                                                         const SummerInsuranceRecord *policy, GError **error); /* child → SummerPeriods of other policies */
gboolean             *summer_reconciliation_list_whole  (SummerStore *store, const SummerFacts *facts, gint64 policy,
                                                         const gboolean *shown, GError **error); /* those insured under the policy, else those shown */
void                  summer_reconciliation_free        (SummerReconciliation *self);
GArray               *summer_reconciliation_get_rows    (SummerReconciliation *self); /* SummerListedRow: what is to be mended first */
GArray               *summer_reconciliation_get_classes (SummerReconciliation *self); /* SummerListedClass, by code */
const guint          *summer_reconciliation_get_counts  (SummerReconciliation *self); /* by kind */
gboolean              summer_reconciliation_is_of_new   (SummerReconciliation *self); /* of a policy that is new: which classes it is for is not known */
SummerFacts          *summer_reconciliation_get_facts   (SummerReconciliation *self);
SummerBlock          *summer_reconciliation_get_block   (SummerReconciliation *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SummerReconciliation, summer_reconciliation_free)

const char           *summer_listed_get_text            (SummerListed kind); /* in the user's language */
char                 *summer_listed_dup_advice          (const SummerListedRow *row, SummerBlock *block); /* what is to be done, "" = nothing */

/* Records the children that are listed well, in all their rows, as insured under a policy: one entry of the journal.
 * policy: id 0 = a new one. n: how many were added; with none nothing is written. */
gboolean              summer_reconciliation_apply       (SummerReconciliation *self, SummerStore *store, SummerInsuranceRecord *policy,
                                                         const char *reason, guint *n, gint64 *sequence, GError **error);

G_END_DECLS
