/* What the files of the office share. */
#pragma once

#include "summer-assessor.h"
#include "summer-office.h"
#include "summer-union-scope.h"

G_BEGIN_DECLS

struct _SummerOffice
{
  GObject parent_instance;

  char *path;         /* owned */
  SummerSession *session; /* owned; NULL = nobody has signed in, or there are no accounts */
  SummerStore *store; /* owned; NULL until opened */

  GPtrArray *programmes; /* of SummerOfficeProgramme, owned */
  gint64 programme;
  SummerDay as_of;
  gint64 saved_time;

  SummerAssessor *assessor; /* owned */
  SummerUnionScope *scope;  /* owned: whose classes are shown */
  GError *error;            /* owned */

  GPtrArray *works; /* of SummerWork, owned: those with a title, oldest first */
  guint poll_id, progress_id, changed_id;
};

typedef enum
{
  SUMMER_OFFICE_CHANGED,
  SUMMER_OFFICE_ASSESSED,
  SUMMER_OFFICE_WORK_CHANGED,
  SUMMER_OFFICE_N_SIGNALS,
} SummerOfficeSignal;

void summer_office_cancel_all (SummerOffice *self);
void summer_office_emit (SummerOffice *self, SummerOfficeSignal what);

G_END_DECLS
