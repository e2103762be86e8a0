/* What a form that is a table holds: filled in by summer-table-form.c, broken into pages and drawn by
 * summer-table-form-draw.c. */
#pragma once

#include "summer-table-form.h"

G_BEGIN_DECLS

typedef struct
{
  char           *heading, *under; /* owned; under may be NULL */
  double          width, grow;     /* points; share */
  SummerFormStyle style;           /* of its cells */
  gboolean        shaded;
  char           *reason;          /* owned; NULL = none */
} SummerFormColumn;

typedef struct
{
  char           *text; /* owned; NULL = empty */
  SummerFormStyle style;
  guint           span; /* columns; 0 = part of a cell to the left */
} SummerFormCell;

struct _SummerFormRow
{
  guint          n_cells;
  SummerFormCell cells[];
};

struct _SummerTableForm
{
  SummerForm parent_instance;

  char      *left, *right, *foot; /* owned */
  double     lowest, highest;
  GArray    *columns;    /* SummerFormColumn */
  GPtrArray *rows, *sums; /* SummerFormRow, owned */
  GPtrArray *notes, *signatures; /* char *, owned */

  /* Of the paper last given, in points. */
  double  width, height;
  GArray *widths;  /* double, a column */
  GArray *heights; /* double, a row */
  GArray *pages;   /* guint: the first row of each */
};

guint summer_table_form_paginate  (SummerForm *form, double width, double height);
void  summer_table_form_draw_page (SummerForm *form, cairo_t *cr, guint page);

G_END_DECLS
