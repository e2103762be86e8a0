/* The parts of a pasted roster: summer-roster-paste.c keeps the cells, -match.c finds whose a row is,
 * -settle.c says what it does, -places.c which children are beyond the places of a class, -apply.c writes it. */
#pragma once

#include "summer-child-codes.h"
#include "summer-roster-paste.h"

G_BEGIN_DECLS

typedef struct _SummerPasteRow SummerPasteRow;
struct _SummerPasteRow
{
  SummerPasteCell  *cells; /* owned: one a column */
  SummerPasteState  state;
  SummerPasteChoice choice;
  gboolean          is_left_out;

  /* Said anew by every settling. Texts of the records are those of the cells, of the book or of code. */
  char             *reason;  /* owned; NULL = nothing to say */
  char             *code;    /* owned: that the child will get; NULL = it is given or stored */
  char             *person;  /* owned: its key among namesakes, or NULL */
  GPtrArray        *changes; /* owned SummerPasteChange */
  SummerPasteStored stored;  /* child NULL = nobody like it */
  SummerChildRecord child;
  SummerEnrolmentRecord enrolment;
  SummerPasteRow   *of;      /* the row above whose child this is, or NULL */
  gboolean          writes_child, writes_enrolment;
  SummerPasteCell  *marked;  /* whose day does not agree with the class; NULL = none */
  SummerDiagnosis   unmarked; /* owned, where one is marked: what the cell says by itself */
};

struct _SummerRosterPaste
{
  GObject parent_instance;

  SummerBlock      *block;  /* owned */
  SummerRosterBook *book;   /* owned */
  SummerChildCodes *codes;  /* owned */
  SummerPasteRow   *rows;   /* owned */
  guint             n_rows, n_columns;
  gint64            programme, class_id;
  guint             counts[SUMMER_N_PASTE_STATES];
  char             *full;   /* owned: the classes with more children than places, in words; NULL = none */
  gboolean          is_applied;
};

/* Somebody whom a row may be about: a stored child, or the child of a row above. */
typedef struct
{
  const SummerChildRecord *child;
  SummerPasteRow *of;          /* NULL = stored */
  gboolean is_certain;         /* nobody needs to be asked */
  gboolean has_code, has_identity; /* in common with the row */
} SummerPasteMatch;

/* What is known of the rows above. */
typedef struct
{
  SummerRosterPaste *paste;
  GHashTable *codes, *identities; /* → SummerPasteRow */
  GHashTable *people;             /* names → GPtrArray of SummerPasteRow */
  GHashTable *enrolments;         /* child, as SummerChildRecord of the book or of a row → GPtrArray of SummerPasteRow */
} SummerPasteSettling;

gboolean    summer_roster_paste_match     (SummerPasteSettling *settling, SummerPasteRow *row, SummerPasteMatch *match); /* FALSE = nobody */
const char *summer_roster_paste_get_value (SummerRosterPaste *self, const SummerPasteRow *row, SummerMeaning meaning); /* as it is to be stored; NULL = nothing */
void        summer_roster_paste_settle    (SummerRosterPaste *self); /* all rows, from their cells */
void        summer_roster_paste_seat      (SummerRosterPaste *self); /* of settled rows those beyond the places */
void        summer_roster_paste_unmark    (SummerPasteRow *row);
void        summer_roster_paste_forget    (SummerPasteRow *row);     /* what the last settling said */

G_END_DECLS
