/* The evening: what is still open at a class, and signing the day off, which locks it. */
#pragma once

#include "summer-desk.h"

G_BEGIN_DECLS

typedef enum
{
  SUMMER_OPEN_CHILD_IN,     /* still in the building */
  SUMMER_OPEN_CHILD_UNMARKED,
  SUMMER_OPEN_EARLIER_OUT,  /* an earlier day's sign-out is missing: day says which */
  SUMMER_OPEN_STAFF_UNMARKED,
  SUMMER_OPEN_STAFF_IN,     /* not signed out */
  SUMMER_OPEN_MEDICINE,     /* not given and not noted why */
  SUMMER_OPEN_INCIDENT,     /* without an end */
  SUMMER_OPEN_SAMPLE,       /* to be thrown away: its hours are over. Never stops a sign-off */
  SUMMER_N_OPEN,
} SummerOpenKind;

typedef struct
{
  SummerOpenKind kind;
  gint64         id;   /* of the child, medicine, incident or sample; 0 for staff */
  SummerDay      day;
  char          *name; /* owned: of the child or member of staff */
  char          *text; /* owned: in words, what is open */
} SummerOpenThing;

typedef struct
{
  GPtrArray *things; /* owned, SummerOpenThing, by kind */
  guint      counts[SUMMER_N_OPEN];
} SummerCloseOut;

SummerCloseOut *summer_close_out_load     (SummerStore *store, const SummerClassDay *day, SummerDay today, SummerTime now, GError **error);
void            summer_close_out_free     (SummerCloseOut *self);
guint           summer_close_out_blocking (const SummerCloseOut *self); /* things that must be closed, or named with a reason */
/* Signs the day of the desk off. With things still open it needs desk->reason, which is kept with the day. */
gboolean        summer_close_out_sign     (const SummerDesk *desk, const char *signed_by, char **done, GError **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SummerCloseOut, summer_close_out_free)

G_END_DECLS
