/* Applications for places as the clerk writes them down and closes them. Each call is one entry of the journal. */
#pragma once

#include "summer-complaints.h"
#include "summer-enrolment-records.h"
#include "summer-twins.h"

G_BEGIN_DECLS

/* What a form of an application holds. */
typedef struct
{
  SummerApplicationRecord record;
  int                     claims[SUMMER_N_PRIORITIES]; /* SummerClaim */
} SummerApplicationForm;

/* A new one, applied for today; number is owned by the caller and in record, too. */
gboolean summer_application_start  (SummerStore *store, gint64 programme, gint64 class_id, SummerDay today,
                                    SummerApplicationForm *form, char **number, GError **error);
/* Fields have the names of the columns, claims are claim.0 …; twins NULL: without a look at other records. */
void     summer_application_check  (const SummerApplicationForm *form, SummerTwins *twins, SummerDay today, SummerComplaints *complaints);
/* New where id is 0, which it then gets. FALSE with complaints, or with error set. */
gboolean summer_application_save   (SummerStore *store, SummerApplicationForm *form, SummerDay today, SummerComplaints *complaints,
                                    char **done, GError **error);
/* state: declined, taken back or refused; the last two say why. */
gboolean summer_application_close  (SummerStore *store, gint64 application, SummerApplicationState state, const char *reason,
                                    SummerDay today, char **done, GError **error);
/* For the calls of this floor: changes the one application. what: owned, "BM0001 Lin Tiantian". */
typedef gboolean (*SummerApplicationChange) (SummerApplicationRecord *record, gpointer data, GError **error);
gboolean summer_application_change (SummerStore *store, gint64 application, SummerApplicationChange change, gpointer data, char **what, GError **error);
gboolean summer_application_reopen (SummerStore *store, gint64 application, char **done, GError **error); /* back into the queue, undrawn */

G_END_DECLS
