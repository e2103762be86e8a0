/* The one object behind everything that shows a verdict or an amount: made by src/rules, read by all. */
#pragma once

#include "summer-facts.h"
#include "summer-prospect.h"

G_BEGIN_DECLS

typedef enum
{
  SUMMER_OUTCOME_PASS,
  SUMMER_OUTCOME_FAIL,
  SUMMER_OUTCOME_UNPROVEN,
  SUMMER_OUTCOME_NOT_APPLICABLE,
} SummerOutcome;

typedef enum { SUMMER_VERDICT_ELIGIBLE, SUMMER_VERDICT_INELIGIBLE, SUMMER_VERDICT_UNPROVEN } SummerVerdict;

typedef enum
{
  SUMMER_FIGURE_COUNT,
  SUMMER_FIGURE_BOOLEAN,
  SUMMER_FIGURE_BASIS_POINTS,
  SUMMER_FIGURE_DAY,   /* number is a SummerDay; none = null */
  SUMMER_FIGURE_TERM,  /* number is a value of terms */
  SUMMER_FIGURE_TEXT,  /* a name or a code; NULL = null */
  SUMMER_FIGURE_TEXTS, /* names or codes */
  SUMMER_FIGURE_DAYS,
} SummerFigureKind;

typedef struct
{
  const char      *key; /* static */
  SummerFigureKind kind;
  gint64           number;
  SummerTerms      terms;
  char            *text;  /* owned */
  char           **texts; /* owned, NULL-terminated */
  SummerDay       *days;  /* owned */
  guint            n_days;
} SummerFigure;

#define SUMMER_MAX_FIGURES 12

typedef struct
{
  SummerCondition condition;
  SummerLevel     level;
  SummerOutcome   outcome;
  SummerFigure    figures[SUMMER_MAX_FIGURES];
  guint           n_figures;
  SummerProspect  prospect; /* whether and how it can still be mended */
  gboolean        supposed; /* the outcome is not the records' but what somebody wants to see */
  gboolean        borrowed; /* its texts and days are those of the assessment before */
} SummerFinding;

/* A part of the fund with the classes that draw from it: a share, or what no share sets aside. */
typedef struct
{
  const char *name;    /* the share's; NULL = the fund itself, or the rest of it */
  SummerMoney ceiling; /* SUMMER_NO_CEILING = as much as is due */
  SummerMoney base_total, granted_total;
  gboolean    shortage;
  guint       n_classes, n_eligible;
} SummerPool;

/* What a further source gives a class. */
typedef struct
{
  SummerMoney due;       /* by its rule */
  SummerMoney taken_off; /* of it: what the fund and earlier sources pay for the same purpose */
  SummerMoney base;      /* due − taken off */
  SummerMoney granted;
} SummerExtra;

/* The same of all classes. */
typedef struct
{
  SummerMoney base_total, granted_total;
  gboolean    shortage;
  guint       n_classes, n_eligible; /* within it */
} SummerSourceSum;

typedef struct
{
  gint64         id;
  const char    *code; /* the facts' */
  SummerVerdict  verdict;
  int            headcount, open_days, held_days;
  gint64         expected, present, sick, leave, absent, unrecorded; /* child-days held; expected leaves out excluded marks */
  gint64         stray_marks;       /* marks on days that are no expected child-day of that child */
  gint64         unlisted_collections; /* collected by somebody who is not listed for the child that day */
  gint64         confirmed_collections; /* of them, with a reason and a second member of staff */
  SummerMoney    base, granted;     /* of the fund */
  guint          pool;              /* index into the assessment's pools */
  SummerExtra    extras[SUMMER_MAX_SOURCES]; /* of the policy's sources, in their order */
  SummerMoney    granted_all;       /* of the fund and all sources */
  SummerMoney    would_be;          /* the base amount if it were eligible: what hangs on the verdict */
  SummerFinding *findings;   /* owned, of SUMMER_N_CONDITIONS: in the order of rules.md, off ones left out */
  guint          n_findings;
  gboolean       borrowed;   /* the findings are those of the assessment before */
  SummerProspectState outlook; /* the worst prospect of the required conditions */
  int            urgent;       /* the finding to see to first, -1 = nothing is open */
} SummerClassAssessment;

typedef struct _SummerAssessment
{
  gatomicrefcount        refs;
  struct _SummerAssessment *whole; /* owned reference: what owns all of it, where this is a part; or NULL */
  struct _SummerAssessment *before; /* owned reference: what this one was supposed from; or NULL */
  SummerFacts           *facts;  /* owned reference: the names and accounts of the classes */
  SummerPolicy          *policy; /* owned: the policy it was judged by */
  SummerDay              as_of;
  SummerMoney            fund, base_total, granted_total; /* the whole fund, with its reserve */
  gboolean               shortage; /* in any of the pools */
  SummerPool            *pools;  /* owned: one for each share of the policy, and the rest */
  guint                  n_pools;
  SummerSourceSum        sources[SUMMER_MAX_SOURCES]; /* of the policy's sources */
  SummerMoney            granted_all; /* of the fund and all sources */
  SummerClassAssessment *classes; /* in byte order of code; classes[i] is of facts->classes[i] */
  guint                  n_classes;
} SummerAssessment;

SummerAssessment            *summer_assessment_new         (SummerFacts *facts, const SummerPolicy *policy, SummerDay as_of);
/* Of some classes, by ascending index: their verdicts and amounts as in the whole, with the sums of the part and the fund of all. */
SummerAssessment            *summer_assessment_new_part    (SummerAssessment *whole, const guint *classes, guint n_classes);
SummerMoney                  summer_assessment_get_rest    (const SummerAssessment *assessment); /* below zero: lacking */
void                         summer_assessment_sum_up      (SummerAssessment *assessment);
SummerAssessment            *summer_assessment_get_whole   (SummerAssessment *assessment); /* borrowed; itself, where it is no part */
SummerAssessment            *summer_assessment_ref         (SummerAssessment *assessment);
void                         summer_assessment_unref       (SummerAssessment *assessment);
const SummerClassAssessment *summer_assessment_find        (const SummerAssessment *assessment, const char *code);
void                         summer_class_assessment_make_findings (SummerClassAssessment *assessment); /* empty, to be filled in */
const SummerFinding         *summer_class_assessment_find  (const SummerClassAssessment *assessment, SummerCondition condition);
guint                        summer_assessment_count       (const SummerAssessment *assessment, SummerVerdict verdict);
const SummerFinding         *summer_class_assessment_get_urgent (const SummerClassAssessment *assessment); /* NULL = nothing is open */
guint                       *summer_assessment_list_by_urgency (const SummerAssessment *assessment); /* indices of all classes, owned */
guint                        summer_assessment_count_outlook (const SummerAssessment *assessment, SummerProspectState outlook);
const char                  *summer_outcome_get_code       (SummerOutcome outcome);
const char                  *summer_verdict_get_code       (SummerVerdict verdict);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SummerAssessment, summer_assessment_unref)

void                         summer_finding_add_count      (SummerFinding *finding, const char *key, gint64 count);
void                         summer_finding_add_boolean    (SummerFinding *finding, const char *key, gboolean value);
void                         summer_finding_add_rate       (SummerFinding *finding, const char *key, int basis_points);
void                         summer_finding_add_day        (SummerFinding *finding, const char *key, SummerDay day);
void                         summer_finding_add_term       (SummerFinding *finding, const char *key, SummerTerms terms, int value);
void                         summer_finding_add_text       (SummerFinding *finding, const char *key, const char *text);
void                         summer_finding_take_texts     (SummerFinding *finding, const char *key, char **texts);
void                         summer_finding_take_days      (SummerFinding *finding, const char *key, GArray *days);
const SummerFigure          *summer_finding_get            (const SummerFinding *finding, const char *key); /* NULL when absent */
gint64                       summer_finding_get_count      (const SummerFinding *finding, const char *key); /* 0 when absent */

G_END_DECLS
