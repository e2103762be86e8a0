/* The register of a class for some days: children by days, what may be marked and what stands there, with the
 * totals at the edges. Read whole from the store; marks are changed by summer_desk_mark(). */
#pragma once

#include "summer-desk.h"

G_BEGIN_DECLS

typedef enum
{
  SUMMER_CELL_OPEN,        /* may be marked */
  SUMMER_CELL_OUTSIDE,     /* before the class's first day or after its last */
  SUMMER_CELL_WEEKEND,
  SUMMER_CELL_CLOSED,      /* a closed day of the programme */
  SUMMER_CELL_CANCELLED,
  SUMMER_CELL_NOT_YET,     /* before the child joined */
  SUMMER_CELL_LEFT,        /* after the child left, or between enrolments */
  SUMMER_CELL_TO_COME,     /* after today: sick and leave may be noted, nothing else */
} SummerCellState;

typedef struct
{
  guint8 state;            /* SummerCellState */
  guint8 mark;             /* SummerMark; may stand in a cell that refuses marks: it counts nowhere */
  guint8 corrected : 1;
  guint8 has_in : 1, has_out : 1;
} SummerRegisterCell;

typedef struct
{
  SummerDay   day;
  gboolean    open;        /* an open day of the class */
  guint8      state;       /* SummerCellState, for a child that is in the class all summer */
  const char *reason;      /* of a cancelled day; may be NULL */
  gboolean    signed_off;
  const char *signed_off_by;
  gint64      signed_off_at; /* seconds since 1970 */
  int         present, expected, unrecorded; /* expected leaves out excluded marks; to come: 0 */
} SummerRegisterDay;

typedef struct
{
  gint64      id;
  const char *code, *name, *pinyin;
  SummerDay   first_day, last_day; /* of its enrolments in the class, together */
  int         present, expected, unrecorded; /* on the days shown */
  gboolean    low;         /* under the threshold even if all unrecorded were present: on the days shown, and in the class so far */
} SummerRegisterChild;

typedef struct
{
  SummerFacts            *facts; /* owned: of the one class */
  const SummerClassFacts *of;
  SummerDay               first, last, today;
  SummerRegisterDay      *days;     /* every day from first to last */
  guint                   n_days;
  SummerRegisterChild    *children; /* by code; those enrolled on one of the days, or with a mark on one */
  guint                   n_children;
  SummerRegisterCell     *cells;    /* n_days a child, child after child */
  int                     present, expected, unrecorded;
  GArray                 *corrections; /* owned: SummerRegisterCorrection, by day and time */
  GStringChunk           *strings;  /* owned */
} SummerRegister;

/* A rectangle of cells. */
typedef struct
{
  guint child, day;        /* the first ones */
  guint n_children, n_days;
} SummerRegisterBlock;

/* What stood in a cell before a signed-off day was corrected. */
typedef struct
{
  gint64      child;
  SummerDay   day;
  SummerMark  former;
  SummerTime  in, out;
  const char *collected_by; /* may be NULL */
  const char *reason;
  gint64      time; /* of the correction, seconds since 1970 */
} SummerRegisterCorrection;

SummerRegister *summer_register_load      (SummerStore *store, gint64 class_id, SummerDay first, SummerDay last, SummerDay today, GError **error);
gboolean        summer_register_count_unrecorded (SummerStore *store, gint64 class_id, SummerDay today, guint *n, GError **error); /* child-days of the class up to today */
void            summer_register_free      (SummerRegister *self);
const SummerRegisterCell *summer_register_get_cell (const SummerRegister *self, guint child, guint day);
/* Why the mark may not stand there, in words; NULL = it may. */
char           *summer_register_dup_refusal (const SummerRegister *self, guint child, guint day, SummerMark mark);

char           *summer_register_dup_history (const SummerRegister *self, guint child, guint day); /* of a corrected cell, a line each; NULL = none */
char           *summer_register_dup_day     (const SummerRegister *self, guint day); /* what there is to say of a day: closed and why, signed off; NULL = nothing */

/* summer-register-block.c: what is to change so that a block has a mark, or is filled with what stands in
 * another one, repeated. SummerDeskMark, owned; what refuses is left out, and counted in refused. */
GArray         *summer_register_set_block  (const SummerRegister *self, const SummerRegisterBlock *block, SummerMark mark, guint *refused);
GArray         *summer_register_fill_block (const SummerRegister *self, const SummerRegisterBlock *from, const SummerRegisterBlock *to, guint *refused);
void            summer_register_count_block (const SummerRegister *self, const SummerRegisterBlock *block, guint counts[SUMMER_MARK_ABSENT + 1]); /* unrecorded: of held days */
/* The next cell, or the one before, of one who types column after column; FALSE = none. */
gboolean        summer_register_find_next  (const SummerRegister *self, guint *child, guint *day, gboolean back);

/* summer-register-text.c: a block as tab-separated text, and text as marks for the block that begins at a cell:
 * the marks that are to change (SummerDeskMark, owned), and in problems (of char *) what was not understood or
 * is refused, in words. */
char           *summer_register_dup_text   (const SummerRegister *self, const SummerRegisterBlock *block);
GArray         *summer_register_read_text  (const SummerRegister *self, const SummerRegisterBlock *block, const char *text, GPtrArray *problems);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SummerRegister, summer_register_free)

G_END_DECLS
