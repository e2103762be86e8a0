/* What is done at the desk of a class. Each call checks the rules of the desk against what is stored now,
 * writes one journal entry, durable when it returns, and says in words what was done. */
#pragma once

#include "summer-class-day.h"

G_BEGIN_DECLS

#define SUMMER_DESK_ERROR (summer_desk_error_quark ())
typedef enum
{
  SUMMER_DESK_ERROR_REASON,   /* an earlier day, a signed-off one, a flagged child: call again with a reason */
  SUMMER_DESK_ERROR_REFUSED,  /* not to be done, with or without a reason */
  SUMMER_DESK_ERROR_CONFLICT, /* somebody else recorded otherwise meanwhile */
  SUMMER_DESK_ERROR_SOON,     /* the same card twice within a minute */
} SummerDeskError;
GQuark summer_desk_error_quark (void);

/* Where and when, on the stack of whoever calls. All borrowed. */
typedef struct
{
  SummerStore *store;
  gint64       class_id;
  SummerDay    day;    /* the day written to */
  SummerDay    today;  /* the clock's; an earlier day needs a reason */
  SummerTime   now;
  const char  *reason; /* why, where the day takes a reason; NULL = none given */
  /* Why in spite of what stands against the child. NULL = reason, where the day takes none: what was said of the
   * day excuses nobody. */
  const char  *flag_reason;
  const char  *by;     /* the member of staff at the desk; NULL = not said */
} SummerDesk;

/* How a child goes home. A name that the release check does not list needs reason, released_by and confirmed_by. */
typedef struct
{
  const char *collector;  /* NULL with alone */
  gboolean    alone;
  const char *reason, *telephone, *released_by, *confirmed_by;
} SummerRelease;

/* A mark that is to be another one; seen is what the person saw there. */
typedef struct
{
  gint64     child;
  SummerDay  day;
  SummerMark seen, mark;
} SummerDeskMark;

/* done: (out) (optional): "Signed in: Lin Tiantian 08:06", owned. FALSE with error set, nothing written. */
gboolean summer_desk_sign_in    (const SummerDesk *desk, gint64 child, SummerTime time, const char *brought_by, char **done, GError **error);
gboolean summer_desk_sign_out   (const SummerDesk *desk, gint64 child, SummerTime time, const SummerRelease *release, char **done, GError **error);
gboolean summer_desk_mark       (const SummerDesk *desk, const SummerDeskMark *marks, guint n_marks, char **done, GError **error); /* days out of the marks */
gboolean summer_desk_set_times  (const SummerDesk *desk, gint64 child, SummerTime in, SummerTime out, char **done, GError **error); /* of a present child */
gboolean summer_desk_all_here   (const SummerDesk *desk, SummerTime time, guint *n, char **done, GError **error); /* every unrecorded child that nothing bars; n: those left out */

/* summer-desk-staff.c: names of staff of the class */
gboolean summer_desk_staff_in   (const SummerDesk *desk, const char *name, SummerTime time, char **done, GError **error);
gboolean summer_desk_staff_out  (const SummerDesk *desk, const char *name, SummerTime time, char **done, GError **error);
gboolean summer_desk_staff_away (const SummerDesk *desk, const char *name, char **done, GError **error);

/* summer-desk-care.c */
#define SUMMER_SAMPLE_HOURS 48
#define SUMMER_SAMPLE_GRAMS 200
#define SUMMER_SETTING_SAMPLE_HOURS "food_sample_hours"
#define SUMMER_SETTING_SAMPLE_GRAMS "food_sample_grams"
gboolean summer_desk_get_sample_rule (SummerStore *store, gint64 programme, int *hours, int *grams, GError **error);
gboolean summer_desk_is_sample_due (const SummerFoodSampleRecord *sample, int hours, SummerDay day, SummerTime time);
gboolean summer_desk_give       (const SummerDesk *desk, gint64 medicine, gboolean given, SummerTime time, const char *note, char **done, GError **error);
gboolean summer_desk_note       (const SummerDesk *desk, SummerIncidentNoteRecord *incident, const gint64 *children, guint n_children, char **done, GError **error);
gboolean summer_desk_end        (const SummerDesk *desk, gint64 incident, SummerTime time, const char *outcome, char **done, GError **error);
gboolean summer_desk_keep_sample (const SummerDesk *desk, const char *dish, int grams, SummerTime time, char **done, GError **error); /* REASON when it is too little */
gboolean summer_desk_discard_sample (const SummerDesk *desk, gint64 sample, SummerTime time, char **done, GError **error); /* REASON before its hours are over */

/* Whether a card is scanned again so soon after signing in that nobody can mean to sign out; SOON says so. */
gboolean summer_desk_check_soon (const SummerDesk *desk, const SummerDayChild *child, SummerTime time, GError **error);

G_END_DECLS
