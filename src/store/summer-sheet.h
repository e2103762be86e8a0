/* A sheet is a query with typed columns: a lazy GListModel of SummerSheetRow that pages from SQLite. Its
 * faces (column view, xlsx, csv, print) are written once, elsewhere. */
#pragma once

#include <gio/gio.h>

#include "summer-store.h"

G_BEGIN_DECLS

typedef enum
{
  SUMMER_COLUMN_TEXT,
  SUMMER_COLUMN_CODE,
  SUMMER_COLUMN_COUNT,
  SUMMER_COLUMN_MONEY, /* fen */
  SUMMER_COLUMN_RATE,  /* two integers, part and whole */
  SUMMER_COLUMN_DAY,
  SUMMER_COLUMN_TIME,
  SUMMER_COLUMN_STATE, /* a value of terms, or a SummerReading where terms is SUMMER_SHEET_VERDICT */
} SummerColumnKind;

typedef struct
{
  const char      *id;        /* stable, for settings and tests */
  const char      *heading;   /* N_() */
  SummerColumnKind kind;
  int              width;     /* pixels at 10 pt */
  const char      *sql;       /* expression over the query's FROM; for RATE the part */
  const char      *sql_whole; /* RATE only */
  int              terms;     /* STATE only: SummerTerms, or SUMMER_SHEET_VERDICT */
  guint            hidden : 1;    /* not shown until chosen */
  guint            sensitive : 1; /* shown masked */
  guint            dashed : 1;    /* a dash where there is no value, which says that it is not known yet */
  guint            searched : 1;  /* the filter looks in it */
  guint            ordinal : 1;   /* COUNT only: a number that names, and is never added up */
} SummerSheetColumn;

#define SUMMER_SHEET_VERDICT (-1)
/* For within: that the union of an expression is one of those shown, ?2. Names are parted, begun and ended by U+001F. */
#define SUMMER_SHEET_IN_UNIONS(expression) "instr (?2, char (31) || " expression " || char (31)) > 0"
#define SUMMER_SHEET_UNIONS_PARTED "\x1f"
gboolean summer_sheet_unions_hold (const char *unions, const char *name); /* NULL: all; a class of no union is in none of some */

typedef struct
{
  const char              *id;     /* "classes" */
  const char              *title;  /* N_() */
  const char              *key;    /* expression of the row's id */
  const char              *from;   /* FROM … [WHERE …] with ?1 = programme, ?2 = the unions shown, NULL = all */
  const char              *order;  /* default ORDER BY, unique at the end */
  const char              *within; /* condition: the row is of one of the unions that are shown; NULL = rows are of none */
  const char              *pinyin; /* expression of the initials, or NULL */
  const char              *identity; /* expression of the hash of an identity number, which is found as a whole alone; or NULL */
  const SummerSheetColumn *columns;
  guint                    n_columns;
  gboolean               (*gather) (SummerStore *store, gint64 programme, const char *unions, GError **error); /* what from joins, anew before each look at the keys; NULL = nothing */
  gboolean                 gathers_for_unions; /* only where not all are shown */
  gboolean                 totalled; /* the sums of its amounts stand below the rows */
} SummerSheetSpec;

#define SUMMER_TYPE_SHEET_ROW (summer_sheet_row_get_type ())
G_DECLARE_FINAL_TYPE (SummerSheetRow, summer_sheet_row, SUMMER, SHEET_ROW, GObject)

gint64      summer_sheet_row_get_key    (SummerSheetRow *self);
gboolean    summer_sheet_row_is_null    (SummerSheetRow *self, guint column);
gint64      summer_sheet_row_get_number (SummerSheetRow *self, guint column); /* RATE: the part */
gint64      summer_sheet_row_get_whole  (SummerSheetRow *self, guint column); /* RATE only */
const char *summer_sheet_row_get_raw    (SummerSheetRow *self, guint column); /* TEXT, CODE: as stored */
char       *summer_sheet_row_dup_text   (SummerSheetRow *self, guint column); /* as shown: masked, formatted, in the user's language */

#define SUMMER_TYPE_SHEET (summer_sheet_get_type ())
G_DECLARE_FINAL_TYPE (SummerSheet, summer_sheet, SUMMER, SHEET, GObject)

SummerSheet           *summer_sheet_new        (SummerStore *store, const SummerSheetSpec *spec, gint64 programme);
const SummerSheetSpec *summer_sheet_get_spec   (SummerSheet *self);
SummerStore           *summer_sheet_get_store  (SummerSheet *self);
void                   summer_sheet_set_filter (SummerSheet *self, const char *text); /* words, initials, code; NULL = all */
void                   summer_sheet_set_where  (SummerSheet *self, const char *column_id, gint64 value); /* one STATE column; NULL = all */
void                   summer_sheet_set_unions (SummerSheet *self, const char *unions); /* names, parted as above; NULL = all. Before the first look */
const char            *summer_sheet_get_unions (SummerSheet *self);
void                   summer_sheet_set_sort   (SummerSheet *self, int column, gboolean descending);     /* -1 = the default order */
int                    summer_sheet_get_sort   (SummerSheet *self, gboolean *descending);
gint64                *summer_sheet_dup_sums   (SummerSheet *self); /* by column: of the amounts of the rows shown; NULL: not totalled, or an error */
guint                  summer_sheet_find_key   (SummerSheet *self, gint64 key); /* position, or GTK's invalid position G_MAXUINT */
gboolean               summer_sheet_spec_is_judged (const SummerSheetSpec *spec); /* by a verdict or other work, not by records alone */
guint                  summer_sheet_find_column (const SummerSheetSpec *spec, const char *id);
void                   summer_sheet_reload     (SummerSheet *self); /* also by the store's "changed" */
const GError          *summer_sheet_get_error  (SummerSheet *self); /* the last query's, or NULL */

/* A long sheet is asked anew in a thread of its own. Patient: the three setters above only note what is wanted, and
 * the rows stay what they were until the answer is taken, or until somebody catches up at once. */
typedef struct _SummerSheetQuestion SummerSheetQuestion;
void                   summer_sheet_set_patient (SummerSheet *self, gboolean patient);
gboolean               summer_sheet_is_behind  (SummerSheet *self); /* the rows are not yet those wanted */
void                   summer_sheet_catch_up   (SummerSheet *self);
SummerSheetQuestion   *summer_sheet_question_new  (SummerSheet *self); /* what is wanted now */
void                   summer_sheet_question_free (SummerSheetQuestion *self);
void                   summer_sheet_question_ask  (SummerSheetQuestion *self, SummerStore *store); /* in any thread, with a store of its own */
void                   summer_sheet_take_answer   (SummerSheet *self, SummerSheetQuestion *question); /* unless something else is wanted meanwhile */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SummerSheetQuestion, summer_sheet_question_free)

/* The sheets there are. */
extern const SummerSheetSpec summer_sheet_classes, summer_sheet_providers, summer_sheet_organisations, summer_sheet_children,
    summer_sheet_staff, summer_sheet_persons, summer_sheet_insurance, summer_sheet_claims, summer_sheet_visits,
    summer_sheet_corrections, summer_sheet_planned_visits, summer_sheet_incidents, summer_sheet_drills, summer_sheet_samples,
    summer_sheet_satisfaction, summer_sheet_questions, summer_sheet_satisfied_unions, summer_sheet_responses,
    summer_sheet_subsidy, summer_sheet_balances, summer_sheet_payments, summer_sheet_spendings, summer_sheet_repayments, summer_sheet_journal;

G_END_DECLS
