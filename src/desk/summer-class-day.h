/* One day of one class, as the desk shows it: every child with what is known of it that day, the staff, and the
 * counts that are always right. Read whole from the store, never changed after, but by what the clock says. */
#pragma once

#include "summer-desk-records.h"
#include "summer-facts.h"
#include "summer-staffing.h"
#include "summer-store.h"

G_BEGIN_DECLS

typedef enum
{
  SUMMER_PRESENCE_UNRECORDED,
  SUMMER_PRESENCE_HERE,
  SUMMER_PRESENCE_GONE,
  SUMMER_PRESENCE_SICK,
  SUMMER_PRESENCE_LEAVE,
  SUMMER_PRESENCE_ABSENT,
  SUMMER_N_PRESENCES,
} SummerPresence;

typedef enum
{
  SUMMER_FLAG_NOT_OPEN = 1 << 0,     /* no open day of the class: refused */
  SUMMER_FLAG_BARRED = 1 << 1,       /* the class is applied for, rejected or withdrawn: refused */
  SUMMER_FLAG_NOT_ENROLLED = 1 << 2, /* needs a reason, as do the three below */
  SUMMER_FLAG_UNINSURED = 1 << 3,
  SUMMER_FLAG_NO_AGREEMENT = 1 << 4,
  SUMMER_FLAG_FULL = 1 << 5,         /* as many children are here as the class has places */
  SUMMER_FLAG_ODD_TIMES = 1 << 6,    /* out before in: shown, never refused */
  SUMMER_FLAG_STILL_IN = 1 << 7,     /* an earlier day's sign-out is missing */
  SUMMER_FLAG_FORBIDDEN = 1 << 8,    /* there is somebody who must not collect */
  SUMMER_FLAG_CORRECTED = 1 << 9,    /* changed after the day was signed off */
  SUMMER_FLAG_AHEAD = 1 << 10,       /* a time later than the clock's: shown, never refused */
} SummerDayFlags;
#define SUMMER_FLAGS_REFUSE (SUMMER_FLAG_NOT_OPEN | SUMMER_FLAG_BARRED)
#define SUMMER_FLAGS_REASON (SUMMER_FLAG_NOT_ENROLLED | SUMMER_FLAG_UNINSURED | SUMMER_FLAG_NO_AGREEMENT | SUMMER_FLAG_FULL)

typedef struct
{
  gint64      id; /* of the medicine */
  guint       child; /* index */
  const char *drug, *dose, *note;
  SummerTime  time;
  gboolean    done;  /* given, or noted as not given */
  gboolean    given;
  SummerTime  given_at;
  const char *given_by, *given_note;
} SummerDayMedicine;

typedef struct
{
  gint64         id;
  const char    *code, *name, *pinyin, *telephone_tails, *grade, *health, *guardian, *relationship;
  SummerSex      sex;
  SummerDay      birth;
  gboolean       expected; /* enrolled on this open day */
  SummerMark     mark;
  SummerTime     in, out;
  const char    *brought_by, *collected_by;
  SummerPresence presence;
  guint          flags;    /* SummerDayFlags */
  guint          missing_kinds; /* of insurance, bits 1 << SummerInsuranceKind */
  const char    *former;   /* what stood there before it was corrected, a line a correction; NULL = it never was */
  SummerDay      still_in; /* the earlier day whose sign-out is missing; none = none */
} SummerDayChild;

typedef struct
{
  const char *name;
  guint       roles;    /* bits 1 << SummerRole, of those assigned today */
  gboolean    recorded;
  SummerStaffMark mark;
  SummerTime  in, out;
  gboolean    here;     /* present and not signed out */
  guint       flags;    /* SummerDayFlags: those of the times */
} SummerDayStaff;

typedef struct
{
  int expected, by_presence[SUMMER_N_PRESENCES]; /* of all children listed */
  int tutors_here, volunteers_here;
  SummerStaffing required; /* for the children here now */
} SummerDayCounts;

typedef struct
{
  SummerFacts            *facts; /* owned: of the one class */
  const SummerClassFacts *of;
  SummerDay               day;
  gboolean                is_open;
  const char             *closed_reason; /* of a cancelled day; may be NULL */
  gboolean                signed_off;
  const char             *signed_off_by;
  gint64                  signed_off_at; /* seconds since 1970 */
  SummerDayChild         *children;  /* by code */
  guint                   n_children;
  SummerDayStaff         *staff;     /* by role, then name; those assigned today or with a mark */
  guint                   n_staff;
  SummerDayMedicine      *medicines; /* of today, by time */
  guint                   n_medicines;
  SummerDayCounts         counts;
  GStringChunk           *strings;   /* owned */
} SummerClassDay;

SummerClassDay *summer_class_day_load       (SummerStore *store, gint64 class_id, SummerDay day, GError **error);
void            summer_class_day_free       (SummerClassDay *self);
guint           summer_class_day_find       (const SummerClassDay *self, gint64 child); /* index; G_MAXUINT = none */
guint           summer_class_day_find_code  (const SummerClassDay *self, const char *code); /* the same, by the whole code, any case */
const SummerDayStaff *summer_class_day_find_staff (const SummerClassDay *self, const char *name); /* NULL = none */
void            summer_class_day_set_clock  (SummerClassDay *self, SummerDay today, SummerTime now); /* flags times that are ahead of it */
char           *summer_class_day_dup_flags  (const SummerClassDay *self, guint child); /* in words, the gravest first; NULL = none */
char           *summer_class_day_dup_against (const SummerClassDay *self, guint child); /* the same of what takes a reason */
char           *summer_class_day_dup_staff_flags (const SummerDayStaff *staff); /* the same of the times of staff */
char           *summer_class_day_dup_short  (const SummerClassDay *self); /* "too few tutors: 1 of 2"; NULL = enough staff here */
gboolean        summer_class_facts_is_enrolled (const SummerClassFacts *of, gint64 child, SummerDay day, gboolean *agreed);
gboolean        summer_class_state_is_barred (SummerClassState state); /* nobody may be signed in */
const char     *summer_presence_get_text    (SummerPresence presence);
gboolean        summer_day_child_is_away    (const SummerDayChild *child); /* it is known not to come */
gint64          summer_desk_find_class      (SummerStore *store, gint64 programme, const char *code, GError **error); /* 0 and NOT_FOUND */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SummerClassDay, summer_class_day_free)

G_END_DECLS
