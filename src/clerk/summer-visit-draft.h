/* A visit while it is being filled in: the checklist line by line, and the problems found. Answering "no" proposes a
 * problem, a serious one where the item is marked so. */
#pragma once

#include "summer-safety-records.h"
#include "summer-store.h"

G_BEGIN_DECLS

#define SUMMER_NOT_ANSWERED (-1)

typedef struct
{
  gint64   item;
  char    *text; /* owned */
  int      weight;
  gboolean serious;
  int      answer; /* SummerAnswer, or SUMMER_NOT_ANSWERED */
  char    *note;   /* owned, NULL = none */
  gboolean stored; /* there is an answer in the records */
} SummerVisitLine;

typedef struct
{
  SummerVisitProblemRecord record; /* its texts are owned by this */
  gboolean                 proposed; /* by an answer, and as it was proposed */
  int                      stored_severity; /* SummerProblemSeverity, -1 = not stored yet */
  char                    *stored_what;     /* owned, NULL = not stored yet */
  SummerDay                stored_fix_by;
  char                    *unread_fix_by;   /* owned: what was written and is no date, NULL = it is one or empty */
} SummerVisitProblem;

typedef struct
{
  gint64     visit;    /* 0 = a new one */
  GPtrArray *lines;    /* owned: SummerVisitLine */
  GPtrArray *problems; /* owned: SummerVisitProblem */
  GPtrArray *removed;  /* owned: SummerVisitProblem, stored ones that were taken out */
  SummerDay *days;     /* owned: on which the class is held, in order; NULL = not known */
  guint      n_days;
} SummerVisitDraft;

SummerVisitDraft   *summer_visit_draft_load          (SummerStore *store, gint64 programme, gint64 visit, GError **error);
void                summer_visit_draft_free          (SummerVisitDraft *self);
void                summer_visit_draft_set_days      (SummerVisitDraft *self, const SummerDay *days, guint n_days); /* on which the class is held, in order */

gboolean            summer_visit_draft_answer        (SummerVisitDraft *self, guint line, int answer, SummerDay day); /* TRUE: the problems changed */
void                summer_visit_draft_set_note      (SummerVisitDraft *self, guint line, const char *note);
gboolean            summer_visit_draft_get_score     (const SummerVisitDraft *self, int *part, int *whole); /* FALSE: nothing counts yet */
guint               summer_visit_draft_count_open    (const SummerVisitDraft *self); /* lines not answered */

SummerVisitProblem *summer_visit_draft_add_problem   (SummerVisitDraft *self, SummerProblemSeverity severity, const char *what, SummerDay day);
void                summer_visit_draft_remove_problem (SummerVisitDraft *self, guint problem);
void                summer_visit_problem_set_what    (SummerVisitProblem *problem, const char *what);
void                summer_visit_problem_set_fix_by  (SummerVisitProblem *problem, SummerDay day, const char *unread); /* unread: no date, or NULL */
gboolean            summer_visit_problem_is_confirmed (const SummerVisitProblem *problem); /* then it stays as it is */
gboolean            summer_visit_problem_is_serious   (const SummerVisitProblem *problem); /* stored, and open: it stays, and stays serious */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SummerVisitDraft, summer_visit_draft_free)

/* By which day a problem is to be mended that is found on a day: days, on which the class is held, in order; 0 = not known. */
SummerDay           summer_visit_propose_fix_by      (int severity, SummerDay from, const SummerDay *days, guint n_days);

G_END_DECLS
