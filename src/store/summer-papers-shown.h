/* What was worked out of people and their papers, as temporary tables that sheets join: so that a list of people
 * sorts and filters by the state of their papers. */
#pragma once

#include "summer-day.h"
#include "summer-store.h"
#include "summer-terms.h"

G_BEGIN_DECLS

typedef struct
{
  gint64      person;
  int         state;       /* SummerPapersState of those that are needed */
  int         papers[4];   /* by SummerCertificateKind; -1 = not needed, and not there */
  SummerDay   until;       /* when the first of those needed ends; none = never, or one is missing */
  int         n_assignments;
  const char *classes;     /* the codes, NULL = none */
} SummerPapersRow;

typedef struct
{
  gint64 staff, person; /* person 0 = nobody is known to be this one */
} SummerStaffPersonRow;

/* Replaces both, and emits "changed::papers". */
gboolean summer_store_publish_papers (SummerStore *store, const SummerPapersRow *papers, guint n_papers,
                                      const SummerStaffPersonRow *staff, guint n_staff, GError **error);

G_END_DECLS
