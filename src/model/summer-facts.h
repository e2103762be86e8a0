/* What was recorded of a class and its programme, as the rules read it. Built once by the store (or by a
 * test), never changed after. Arrays are sorted as noted, so that the rules need no search of their own. */
#pragma once

#include "summer-policy.h"
#include "summer-records.h"

G_BEGIN_DECLS

typedef struct
{
  gint64      id;
  const char *code, *name;
} SummerFactChild;

typedef struct
{
  guint     child; /* index into children */
  SummerDay first, last;
  SummerDay agreement;
} SummerFactEnrolment;

typedef struct
{
  SummerDay day;
  guint     child;              /* index into children */
  guint8    mark;               /* SummerMark, never unrecorded */
  guint8    has_in : 1;
  guint8    has_out : 1;
  guint8    has_collector : 1;
  guint8    collector_listed : 1;  /* the guardian, a collector of the roster, or allowed in writing on that day */
  guint8    release_confirmed : 1; /* not listed, with a reason and a second member of staff */
} SummerFactMark;

typedef struct
{
  guint      person; /* one number a name within the class */
  SummerRole role;
  SummerDay  first, last;
} SummerFactAssignment;

typedef struct
{
  SummerDay day;
  guint     person;
  gboolean  present;
} SummerFactStaffMark;

typedef struct
{
  guint               child;
  SummerInsuranceKind kind;
  SummerDay           first, last;
} SummerFactCover;

typedef struct
{
  gint64    id;
  SummerDay day;
  int       value;    /* SummerReviewResult, SummerVisitResult, SummerSeverity or SummerRating */
  SummerDay fixed_on, fix_by; /* visits only */
  const char *text;   /* the problem or what happened; may be NULL */
} SummerFactEvent;

/* Strings live in a GStringChunk of the programme's facts. */
typedef struct
{
  gint64                id;
  const char           *code, *name, *union_name, *host, *venue;
  const char           *account_name, *bank, *account_number;
  const char          **unions;       /* NULL-terminated: its own union, then each above it, each followed by its place where that is
                                       * another word; NULL = it has none */
  SummerClassKind       kind;
  SummerClassState      state;
  SummerDay             first_day, last_day, emergency_plan;
  int                   rank, places;
  const char           *provider; /* NULL: the host runs it */
  SummerDay             provider_until;
  gboolean              provider_barred;

  SummerAdjustmentRecord *adjustments; /* by day */
  guint                   n_adjustments;
  SummerFactChild        *children;    /* by id */
  guint                   n_children;
  SummerFactEnrolment    *enrolments;  /* by child, then first */
  guint                   n_enrolments;
  SummerFactMark         *marks;       /* by day, then child */
  guint                   n_marks;
  const char            **persons;     /* names of staff, by number */
  guint                   n_persons;
  SummerFactAssignment   *assignments; /* by person */
  guint                   n_assignments;
  SummerFactStaffMark    *staff_marks; /* by day, then person */
  guint                   n_staff_marks;
  SummerFactCover        *cover;       /* by child */
  guint                   n_cover;
  SummerFactEvent        *reviews, *visits, *incidents, *responses; /* each by day */
  guint                   n_reviews, n_visits, n_incidents, n_responses;
} SummerClassFacts;

typedef struct _SummerFacts
{
  gatomicrefcount    refs;
  struct _SummerFacts *whole;      /* owned reference: what owns all of it, where this is a part; or NULL */
  gint64             id;
  const char        *name;
  int                year;
  SummerDay          first_day, last_day;
  SummerPolicy      *policy;      /* owned */
  SummerDay         *closed_days; /* sorted */
  guint              n_closed_days;
  SummerClassFacts  *classes;     /* by code, in byte order */
  guint              n_classes;
  SummerDay          latest;      /* of any mark, staff mark, review, visit, incident or response; none when empty */
  GStringChunk      *strings;     /* owned */
} SummerFacts;

SummerFacts            *summer_facts_new        (void);
SummerFacts            *summer_facts_new_part   (SummerFacts *whole, const guint *classes, guint n_classes); /* of some classes, in the order of their indices */
SummerFacts            *summer_facts_ref        (SummerFacts *facts);
void                    summer_facts_unref      (SummerFacts *facts);
const SummerClassFacts *summer_facts_find_class (const SummerFacts *facts, const char *code);
gboolean                summer_class_facts_is_within (const SummerClassFacts *of, const char *name); /* of the union or place, or below it */
gboolean                summer_class_facts_takes_part (const SummerClassFacts *of); /* neither rejected nor withdrawn */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SummerFacts, summer_facts_unref)

G_END_DECLS
