/* The rows of the waiting list: the applications of a roll, filtered. The owner of the table of that page. */
#pragma once

#include "summer-report.h"
#include "summer-roll.h"
#include "summer-table.h"

G_BEGIN_DECLS

typedef struct _SummerEnrolmentRows SummerEnrolmentRows;

SummerEnrolmentRows   *summer_enrolment_rows_new         (void);
void                   summer_enrolment_rows_free        (SummerEnrolmentRows *self);
void                   summer_enrolment_rows_take_roll   (SummerEnrolmentRows *self, SummerRoll *roll); /* the table must be empty */
SummerRoll            *summer_enrolment_rows_get_roll    (SummerEnrolmentRows *self); /* NULL at first */
const SummerRollEntry *summer_enrolment_rows_get_entry   (SummerEnrolmentRows *self, guint row);
guint                  summer_enrolment_rows_find        (SummerEnrolmentRows *self, gint64 application); /* SUMMER_TABLE_TOTAL = not there */
/* Empty text and state -1 let all through. */
void                   summer_enrolment_rows_set_filter  (SummerEnrolmentRows *self, const char *text, int state);
void                   summer_enrolment_rows_add_columns (SummerTable *table);
SummerReport          *summer_enrolment_rows_new_report  (SummerEnrolmentRows *self, GPtrArray *texts); /* takes the texts of the table */
gboolean               summer_enrolment_rows_save        (SummerEnrolmentRows *self, SummerTable *table, const char *path, GError **error);

G_END_DECLS
