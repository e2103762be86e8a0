/* The rows of the years beside each other: a measure, a column a year, and how it has changed. For the view of the years. */
#pragma once

#include "summer-table.h"
#include "summer-year-measure.h"

G_BEGIN_DECLS

typedef struct _SummerYearsRows SummerYearsRows;

SummerYearsRows      *summer_years_rows_new         (void);
void                  summer_years_rows_free        (SummerYearsRows *self);
/* Rows ask for what they show: the table must be empty. union_name NULL = all. Returns how many there are. */
guint                 summer_years_rows_set         (SummerYearsRows *self, GPtrArray *years, SummerYearsBy by, const char *union_name);
void                  summer_years_rows_set_measure (SummerYearsRows *self, SummerYearMeasure measure);
void                  summer_years_rows_set_filter  (SummerYearsRows *self, const char *text); /* the total is of what it lets through */
GPtrArray            *summer_years_rows_get_years   (SummerYearsRows *self); /* NULL until there are some */
const SummerYearsRow *summer_years_rows_get         (SummerYearsRows *self, guint row); /* also of the total */
GPtrArray            *summer_years_rows_list        (SummerYearsRows *self, const guint *rows, guint n_rows); /* SummerYearsRow, borrowed */
guint                 summer_years_rows_find        (SummerYearsRows *self, const char *key); /* SUMMER_TABLE_TOTAL = none */
SummerTable          *summer_years_rows_new_table   (SummerYearsRows *self, const char *heading); /* for the years and the way they are grouped now */
/* A line a year of every measure, with its change: of a row or of the total. GStrv, owned; for the table below. */
GPtrArray            *summer_years_rows_list_years  (SummerYearsRows *self, guint row);
SummerTable          *summer_years_rows_new_years_table (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SummerYearsRows, summer_years_rows_free)

G_END_DECLS
