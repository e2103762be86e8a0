/* What can still become of a condition by the end of its class (rules/summer-outlook.h): part of the finding. */
#pragma once

#include "summer-day.h"

G_BEGIN_DECLS

/* From good to bad: the outlook of a class is the worst among its required conditions. */
typedef enum
{
  SUMMER_PROSPECT_MET,       /* passes whatever comes */
  SUMMER_PROSPECT_ON_TRACK,  /* passes if all goes on as planned and as so far */
  SUMMER_PROSPECT_NOT_KNOWN, /* hangs on what was not recorded up to the day */
  SUMMER_PROSPECT_AT_RISK,   /* can still be reached or mended, and needs somebody to do it */
  SUMMER_PROSPECT_LOST,      /* nothing that can still come makes it pass */
} SummerProspectState;
#define SUMMER_N_PROSPECTS 5

/* What a day to come lacks. */
typedef struct
{
  SummerDay day;
  int       children;            /* not insured that day */
  int       tutors, volunteers; /* too few assigned by so many */
} SummerShortfall;

#define SUMMER_MAX_NAMED 3

typedef struct
{
  SummerProspectState state;
  SummerDay           due;     /* the last day on which what is needed can be done, or can begin; none = no day hangs on it */
  gint64              needed;  /* child-days, children, days, visits, responses, papers: as the condition counts */
  gint64              open;    /* out of so many that are still open */
  gint64              unknown; /* child-days, days or children on which the records leave it open */
  gint64              lost;    /* of what is past mending, likewise */
  SummerShortfall     shortfalls[SUMMER_MAX_NAMED]; /* the first days to come */
  guint               n_shortfalls;                 /* all of them */
  const char         *children[SUMMER_MAX_NAMED];   /* codes of the first, borrowed from the facts */
  guint               n_children;                   /* all of them */
  guint               kinds;                        /* of insurance that are lacking, in bits */
} SummerProspect;

const char *summer_prospect_get_code (SummerProspectState state); /* met, on-track, not-known, at-risk, lost */

G_END_DECLS
