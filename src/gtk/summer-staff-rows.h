/* The rows of a sheet over the plan of the staff: what a sheet of that kind says of itself, and what its table asks. */
#pragma once

#include "summer-export-list.h"
#include "summer-report.h"
#include "summer-staff-survey.h"
#include "summer-table.h"

G_BEGIN_DECLS

typedef struct _SummerStaffRows SummerStaffRows;

typedef struct
{
  const char *id;                        /* of what is remembered of it */
  const char *title, *filter;            /* N_() */
  const char *empty_title, *empty_text;  /* N_(): what it means that there is no row */
  gboolean    can_assign;                /* a row is a gap */

  guint       (*count)     (const SummerStaffSurvey *survey);
  char       *(*dup_note)  (const SummerStaffSurvey *survey); /* beside the title */
  void        (*add_columns) (SummerTable *table);            /* its owner is a SummerStaffRows */
  const SummerClassFacts *(*get_class) (const SummerStaffSurvey *survey, guint row, guint n); /* the n-th it is about; NULL past the last */
  gboolean    (*is_shown)  (SummerStaffRows *rows, guint row); /* NULL = every row is, but for the filter */
  void        (*set_month) (SummerStaffRows *rows, SummerTable *table); /* it is another now; NULL = shows all days */
  char       *(*dup_names) (const SummerStaffSurvey *survey, guint row); /* whom the filter finds it by, beside its classes */

  const SummerListColumn *columns; /* of what is exported */
  guint                   n_columns;
  SummerListRowFunc       fill;    /* with a SummerStaffRows */
  const double           *shares;  /* of the columns of the table on paper */
  guint                   n_shares, ends;
} SummerStaffSheet;

extern const SummerStaffSheet summer_staff_gaps;
extern const SummerStaffSheet summer_staff_doubles;
extern const SummerStaffSheet summer_staff_month;

struct _SummerStaffRows
{
  const SummerStaffSheet *sheet;
  SummerStaffSurvey      *survey; /* owned; NULL at first */
  guint                  *shown;  /* owned: the row of each line while it is exported */
  char                   *needle, *district; /* owned; NULL = all */
  SummerPeriod            month;  /* of a sheet that shows one */
};

SummerStaffRows *summer_staff_rows_new           (const SummerStaffSheet *sheet);
void             summer_staff_rows_free          (SummerStaffRows *self);
void             summer_staff_rows_set_survey    (SummerStaffRows *self, SummerStaffSurvey *survey); /* the table must be empty */
void             summer_staff_rows_set_filter    (SummerStaffRows *self, const char *text, const char *district);
gboolean         summer_staff_rows_matches       (gpointer self, guint row);
SummerReport    *summer_staff_rows_new_report    (SummerStaffRows *self, GPtrArray *texts); /* takes the texts of the table */
gboolean         summer_staff_rows_save          (SummerStaffRows *self, SummerTable *table, const char *path, GError **error);

G_END_DECLS
