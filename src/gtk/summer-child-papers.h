/* What is in writing about one child, to be shown as a list: authorisations, collectors of the roster about whom
 * nothing is written yet, and medicines. */
#pragma once

#include "summer-desk-records.h"
#include "summer-store.h"

G_BEGIN_DECLS

typedef enum
{
  SUMMER_PAPER_ROSTER, /* of the roster: nothing more is written about this collector yet */
  SUMMER_PAPER_MAY,
  SUMMER_PAPER_MUST_NOT,
  SUMMER_PAPER_ALONE,
  SUMMER_PAPER_MEDICINE,
  SUMMER_N_PAPERS,
} SummerPaperKind;

typedef struct
{
  SummerPaperKind           kind;
  SummerAuthorisationRecord authorisation; /* of the roster too, of id 0 */
  SummerMedicineRecord      medicine;
} SummerPaper; /* its texts are those of the list */

typedef struct
{
  GPtrArray    *papers;  /* owned, SummerPaper, by kind */
  GStringChunk *strings; /* owned */
} SummerChildPapers;

/* signed_on: of a new authorisation that begins with what the roster says. */
SummerChildPapers *summer_child_papers_load (SummerStore *store, gint64 child, SummerDay signed_on, GError **error);
void               summer_child_papers_free (SummerChildPapers *self);
/* One that is to be filled in. */
SummerAuthorisationRecord summer_child_papers_new_authorisation (gint64 child, SummerDay signed_on);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SummerChildPapers, summer_child_papers_free)

G_END_DECLS
