/* One entry of the journal written at the desk: the transaction with its checks of the day, and the marks that
 * change in it. For the files of this floor. */
#pragma once

#include "summer-day-table.h"
#include "summer-desk.h"

G_BEGIN_DECLS

typedef enum
{
  SUMMER_ENTRY_ANY_DAY,   /* the day is checked by the caller */
  SUMMER_ENTRY_ITS_DAY,   /* not to come; an earlier or a signed-off day needs a reason */
} SummerEntryDay;

/* Opens the transaction; what is "Lin Tiantian 08:06". FALSE with error set and nothing open. */
gboolean summer_desk_entry_begin  (const SummerDesk *desk, const char *action, const char *what, SummerEntryDay check, GError **error);
void     summer_desk_entry_name_excused (const SummerDesk *desk, const char *what, const char *against); /* in the journal, beside what */
/* Commits when written, else takes everything back. done: "Sign-in: Lin Tiantian 08:06". Returns whether it is stored. */
gboolean summer_desk_entry_end    (const SummerDesk *desk, const char *action, const char *what, gboolean written, char **done, GError **error);

/* The same of an entry that is of no day. done: format with what in it. */
gboolean summer_desk_finish       (SummerStore *store, gboolean written, const char *format, const char *what, char **done, GError **error) G_GNUC_PRINTF (3, 0);

gboolean summer_desk_set_reason   (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);  /* both return FALSE */
gboolean summer_desk_set_refused  (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);
gboolean summer_desk_set_conflict (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* Puts a mark in the place of what stands in row; UNRECORDED takes it away. On a signed-off day the former
 * value is kept as a correction. */
gboolean summer_desk_entry_mark   (const SummerDesk *desk, const SummerMarkRecord *mark, const SummerDayRow *former, GError **error);
/* The same for a member of staff. */
gboolean summer_desk_entry_staff  (const SummerDesk *desk, const SummerStaffDayRecord *record, GError **error);

/* Why a mark cannot stand on a day to come; NULL = it can. */
char    *summer_desk_dup_ahead    (SummerDay day, SummerMark mark);

/* What an entry is about: "Lin Tiantian 08:06"; and the name of a child. */
char    *summer_desk_dup_timed    (const SummerDesk *desk, const char *name, SummerTime time);
char    *summer_desk_dup_child    (const SummerDesk *desk, SummerDay day, gint64 child, GError **error); /* NULL with error set */

/* Whether a text is more than space; desk->reason; what excuses a flag on the day of the desk. */
gboolean summer_desk_is_given     (const char *text);
gboolean summer_desk_has_reason   (const SummerDesk *desk);
gboolean summer_desk_has_flag_reason (const SummerDesk *desk, const SummerClassDay *day);

G_END_DECLS
