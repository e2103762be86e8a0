/* What the files of one import say, as typed rows with the place of each, before it is compared with
 * anything stored. Private to the import; the public face is summer-plan.h. */
#pragma once

#include <gio/gio.h>

#include "summer-format.h"
#include "summer-plan.h"
#include "summer-policy.h"
#include "summer-workbook.h"

G_BEGIN_DECLS

/* One sheet of one file. */
typedef struct
{
  guint        file;
  SummerFormat format;
  char        *name;       /* owned: as it stands in the file */
  guint        form_class; /* 考勤表: index into classes */
  guint64      given;      /* columns that are there, as bits */
  int          cells[SUMMER_MAX_COLUMNS]; /* the column of the sheet for each, -1 = not there */
} SummerDraftSource;

/* A mark in 32 bytes, for there are a million. The key sorts by class, day, child; until
 * summer_draft_sort_marks() class and child are indices into the draft's references. */
typedef struct
{
  guint64    key;
  guint      brought_by, collected_by; /* indices into names, 0 = blank; of a paper form brought_by is its column */
  SummerTime in, out;
  guint8     mark, change; /* SummerMark, SummerChange */
  guint16    source;
  guint      row;
} SummerDraftMark;

/* A class or a child that attendance names. */
typedef struct
{
  const char *code;     /* interned; NULL for a child named on a paper form */
  const char *name;     /* interned: the name on the paper form; NULL otherwise */
  guint       in_class; /* index into classes: of that form */
  guint       row;      /* where it is first named */
  guint16     source;
  guint16     column;
} SummerDraftReference;

typedef struct
{
  const char *name; /* interned, NULL = not in the file; of a parameter its name in rules.md */
  const char *value; /* NULL = blank */
  gboolean    is_number;
  guint16     source;
  guint       row;
} SummerDraftItem;

typedef struct
{
  GPtrArray    *files;    /* char *, base names */
  GPtrArray    *sources;  /* SummerDraftSource */
  GStringChunk *strings;  /* every text of the rows, once: they compare by address */
  GArray       *rows[SUMMER_N_FORMATS]; /* of the row types of summer-format.h */
  guint         n_rows[SUMMER_N_FORMATS]; /* as read, attendance too */
  gboolean      incomplete[SUMMER_N_FORMATS]; /* a sheet of it could not be read: what it lacks proves nothing */
  GArray       *items;    /* SummerDraftItem: the rows of 项目 */
  GArray       *marks;    /* SummerDraftMark */
  GArray       *classes, *children; /* SummerDraftReference */
  GArray       *form_names; /* SummerDraftReference: codes beside which a paper form has a name */
  GHashTable   *class_index, *child_index;
  GPtrArray    *names;    /* const char *, interned; the first is NULL */
  GHashTable   *name_index;
  GPtrArray    *problems; /* SummerProblem */
  GPtrArray    *ignored;  /* char * */
  GHashTable   *repeated; /* how often each problem of a sheet came up */
  guint         n_errors;
  gboolean      is_reading; /* the last of files */
  gboolean      date1904; /* of the file being read */
  GString      *buffer;
} SummerDraft;

#define SUMMER_NO_CELL (-1)
#define SUMMER_NO_SOURCE G_MAXUINT

SummerDraft       *summer_draft_new           (void);
void               summer_draft_free          (SummerDraft *self);
gboolean           summer_draft_read          (SummerDraft *self, const char * const *paths, SummerProgressFunc progress,
                                               gpointer user_data, GCancellable *cancellable, GError **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SummerDraft, summer_draft_free)

SummerDraftSource *summer_draft_get_source    (SummerDraft *self, guint source);
int                summer_draft_get_cell      (SummerDraft *self, guint source, guint column);
const char        *summer_draft_intern        (SummerDraft *self, const char *text);
void               summer_draft_add_problem   (SummerDraft *self, gboolean is_error, guint source, guint row, int cell,
                                               const char *format, ...) G_GNUC_PRINTF (6, 7);
void               summer_draft_close_problems (SummerDraft *self);
#define summer_draft_error(...) SUMMER_DRAFT_PROBLEM (TRUE, __VA_ARGS__)
#define summer_draft_warning(...) SUMMER_DRAFT_PROBLEM (FALSE, __VA_ARGS__)
#define SUMMER_DRAFT_PROBLEM(is_error, self, source, row, cell, ...)                               \
  summer_draft_add_problem (self, is_error, source, row, cell, __VA_ARGS__)

/* Cells to values; each reports what it refuses and returns FALSE. */
gboolean           summer_draft_cell_text     (SummerDraft *self, guint source, guint row, const SummerCell *cell,
                                               const char **text); /* trimmed, NULL = blank; until the next call */
gboolean           summer_draft_cell_day      (SummerDraft *self, guint source, guint row, const SummerCell *cell, SummerDay *day);
gboolean           summer_draft_cell_time     (SummerDraft *self, guint source, guint row, const SummerCell *cell, SummerTime *time);
gboolean           summer_draft_cell_term     (SummerDraft *self, guint source, guint row, const SummerCell *cell,
                                               const SummerFormatColumn *column, int *value);
gboolean           summer_draft_check_unit    (SummerDraft *self, guint source, guint row, int cell, const char *header);
gboolean           summer_draft_cell_value    (SummerDraft *self, guint source, guint row, const SummerCell *cell,
                                               const SummerFormatColumn *column, gpointer value);

void               summer_draft_read_item     (SummerDraft *self, guint source, guint row, const SummerCell **by_column); /* 项目 */

/* Attendance: summer-draft-marks.c. */
typedef struct _SummerMarkReader SummerMarkReader;
SummerMarkReader  *summer_mark_reader_new     (SummerDraft *draft, guint source, GArray *days); /* days: of a form's columns, or NULL */
void               summer_mark_reader_free    (SummerMarkReader *self);
void               summer_mark_reader_add_row (SummerMarkReader *self, guint row, const SummerCell *cells, guint n_cells);
guint              summer_draft_add_class     (SummerDraft *self, const char *code, guint source, guint row, guint column);
void               summer_draft_sort_marks    (SummerDraft *self, const guint *class_ranks, const guint *child_ranks);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SummerMarkReader, summer_mark_reader_free)

#define SUMMER_MARK_KEY(klass, day, child)                                                         \
  ((guint64) (klass) << 44 | (guint64) ((day) + (1 << 19)) << 24 | (guint64) (child))
#define SUMMER_MARK_CLASS(key) ((guint) ((key) >> 44))
#define SUMMER_MARK_DAY(key) ((SummerDay) ((key) >> 24 & 0xfffff) - (1 << 19))
#define SUMMER_MARK_CHILD(key) ((guint) ((key) & 0xffffff))

G_END_DECLS
