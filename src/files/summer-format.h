/* The programme workbook as one table: its sheets, their columns, and where each value stands in a row.
 * Reading, comparing with what is stored and writing all go by it. */
#pragma once

#include "summer-records.h"

G_BEGIN_DECLS

typedef enum
{
  SUMMER_FORMAT_PROGRAMME,
  SUMMER_FORMAT_CLASSES,
  SUMMER_FORMAT_REVIEWS,
  SUMMER_FORMAT_CALENDAR,
  SUMMER_FORMAT_STAFF,
  SUMMER_FORMAT_CHILDREN,
  SUMMER_FORMAT_ATTENDANCE,
  SUMMER_FORMAT_FORM, /* 考勤表CODE: one sheet a class */
  SUMMER_FORMAT_STAFF_ATTENDANCE,
  SUMMER_FORMAT_INSURANCE,
  SUMMER_FORMAT_INSURED,
  SUMMER_FORMAT_VISITS,
  SUMMER_FORMAT_INCIDENTS,
  SUMMER_FORMAT_SATISFACTION,
  SUMMER_N_FORMATS,
} SummerFormat;

typedef enum
{
  SUMMER_VALUE_TEXT,   /* const char *, NULL = blank; account, identity and telephone numbers too */
  SUMMER_VALUE_DAY,
  SUMMER_VALUE_TIME,
  SUMMER_VALUE_MONEY,  /* -1 = blank */
  SUMMER_VALUE_PLACES, /* int, 0 = blank */
  SUMMER_VALUE_RANK,   /* int, SUMMER_RANK_NONE = blank */
  SUMMER_VALUE_TERM,   /* an enum of terms, its 0 = blank */
} SummerValueKind;

typedef enum
{
  SUMMER_COLUMN_STARRED = 1 << 0,  /* must be filled */
  SUMMER_COLUMN_KEY = 1 << 1,      /* part of what a row is known by */
  SUMMER_COLUMN_PERSONAL = 1 << 2, /* 学生: belongs to the child, not to the enrolment */
  SUMMER_COLUMN_CLASS = 1 << 3,    /* names a class, a child or a policy of another sheet */
  SUMMER_COLUMN_CHILD = 1 << 4,
  SUMMER_COLUMN_POLICY = 1 << 5,
  SUMMER_COLUMN_PROVIDER = 1 << 6, /* 班级: belongs to the provider */
} SummerColumnFlags;

typedef struct
{
  const char     *chinese, *english;
  SummerValueKind kind;
  guint           offset; /* in the row */
  guint           flags;
  int             terms;  /* TERM: SummerTerms */
  int             width;  /* characters, when written */
} SummerFormatColumn;

typedef struct
{
  const char               *chinese, *english;
  gsize                     row_size;
  const SummerFormatColumn *columns;
  guint                     n_columns;
} SummerFormatSheet;

#define SUMMER_MAX_COLUMNS 32

typedef enum { SUMMER_CHANGE_NONE, SUMMER_CHANGE_SKIP, SUMMER_CHANGE_UPDATE, SUMMER_CHANGE_ADD } SummerChange;

/* Where a row was read; at the start of every row. */
typedef struct
{
  guint16 source; /* of the draft */
  guint16 change; /* SummerChange */
  guint   row;
} SummerPlace;

typedef struct { SummerPlace place; SummerClassRecord record; SummerProviderRecord provider; } SummerClassRow;
typedef struct { SummerPlace place; const char *class_code; SummerReviewRecord record; } SummerReviewRow;
typedef struct { SummerPlace place; const char *class_code; SummerAdjustmentRecord record; } SummerAdjustmentRow;
typedef struct { SummerPlace place; const char *class_code; SummerStaffRecord record; } SummerStaffRow;
typedef struct { SummerPlace place; const char *class_code; SummerChildRecord child; SummerEnrolmentRecord record; } SummerChildRow;
typedef struct { SummerPlace place; const char *class_code, *child_code; SummerMarkRecord record; } SummerMarkRow;
typedef struct { SummerPlace place; const char *class_code; SummerStaffMarkRecord record; } SummerStaffMarkRow;
typedef struct { SummerPlace place; SummerInsuranceRecord record; } SummerInsuranceRow;
typedef struct { SummerPlace place; const char *number, *child_code; SummerInsuredRecord record; } SummerInsuredRow;
typedef struct { SummerPlace place; const char *class_code; SummerVisitRecord record; } SummerVisitRow;
typedef struct { SummerPlace place; const char *class_code; SummerIncidentRecord record; } SummerIncidentRow;
typedef struct { SummerPlace place; const char *class_code; SummerResponseRecord record; } SummerResponseRow;

/* What a row is known by: interned texts and a number, so that keys compare by pointer. */
typedef struct
{
  gconstpointer a, b;
  gint64        c;
} SummerRowKey;

const SummerFormatSheet *summer_format_get          (SummerFormat format);
gboolean                 summer_format_find_sheet   (const char *name, SummerFormat *format, char **class_code);
int                      summer_format_find_column  (SummerFormat format, const char *header); /* -1: unknown */
char                    *summer_format_dup_header   (const char *text); /* as headers are compared */
char                    *summer_format_dup_trimmed  (const char *text);

guint64                  summer_format_get_mask     (SummerFormat format, guint flags); /* columns with any of them */
void                     summer_format_clear_row    (SummerFormat format, gpointer row);
void                     summer_format_intern       (SummerFormat format, gpointer row, GStringChunk *strings);
void                     summer_format_copy         (SummerFormat format, guint64 columns, gconstpointer from, gpointer to);
gboolean                 summer_format_is_blank     (const SummerFormatColumn *column, gconstpointer row);
int                      summer_format_find_difference (SummerFormat format, guint64 columns, gconstpointer a, gconstpointer b); /* -1: none */
GBytes                  *summer_format_dup_values   (SummerFormat format, guint64 columns, gconstpointer row); /* equal where no column differs */
SummerRowKey             summer_format_get_key      (SummerFormat format, gconstpointer row);
guint                    summer_row_key_hash        (gconstpointer key);
gboolean                 summer_row_key_equal       (gconstpointer a, gconstpointer b);

G_END_DECLS
