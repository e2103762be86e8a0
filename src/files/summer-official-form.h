/* A form of the office as a grid of cells: what is applied for, opinions, places for seals. One description for paper, PDF and
 * a sheet of a workbook that prints alike. Texts are copied. */
#pragma once

#include "summer-form.h"

G_BEGIN_DECLS

struct _SummerXlsx; /* summer-xlsx-style.h */

#define SUMMER_TYPE_OFFICIAL_FORM (summer_official_form_get_type ())
G_DECLARE_FINAL_TYPE (SummerOfficialForm, summer_official_form, SUMMER, OFFICIAL_FORM, SummerForm)

typedef enum
{
  SUMMER_OFFICIAL_TEXT,
  SUMMER_OFFICIAL_LABEL,
  SUMMER_OFFICIAL_CENTRE,
  SUMMER_OFFICIAL_STRONG,
  SUMMER_OFFICIAL_NUMBER, /* of a row, in the middle */
  SUMMER_OFFICIAL_COUNT,
  SUMMER_OFFICIAL_MONEY,
  SUMMER_OFFICIAL_SUM_TEXT, /* of a row of sums, as the next */
  SUMMER_OFFICIAL_SUM_COUNT,
  SUMMER_OFFICIAL_SUM_MONEY,
  SUMMER_OFFICIAL_OPINION, /* the upper part of a place for a seal, open below */
  SUMMER_OFFICIAL_SEAL,    /* the lower part: who signs, when; to the right */
  SUMMER_N_OFFICIAL,
} SummerOfficialKind;

/* widths: of the columns, by which they share the page. */
SummerOfficialForm *summer_official_form_new         (const char *title, gboolean landscape, const double *widths, guint n_columns);
void                summer_official_form_set_words   (SummerOfficialForm *self, const char *left, const char *right); /* above the table */
void                summer_official_form_add_note    (SummerOfficialForm *self, const char *note); /* below it */

/* Rows from the top, cells from the left; height in points, more where a text needs it. */
void                summer_official_form_begin_row   (SummerOfficialForm *self, double height);
void                summer_official_form_keep_row    (SummerOfficialForm *self); /* on the page of the next */
void                summer_official_form_end_head    (SummerOfficialForm *self); /* the rows so far stand on every page */
void                summer_official_form_add         (SummerOfficialForm *self, SummerOfficialKind kind, guint n_columns, const char *text);
void                summer_official_form_add_number  (SummerOfficialForm *self, SummerOfficialKind kind, guint n_columns, gint64 number);
/* A column added up from a row on, live on a sheet. */
void                summer_official_form_add_sum     (SummerOfficialForm *self, SummerOfficialKind kind, guint n_columns, guint first, gint64 number);
/* Two rows: the label, an opinion to be written, and below it who signs with a seal and on what day. */
void                summer_official_form_add_opinion (SummerOfficialForm *self, const char *label, const char *opinion, const char *sign, double height);
guint               summer_official_form_get_row     (SummerOfficialForm *self); /* the next to begin */

void                summer_official_form_write_sheet (SummerOfficialForm *self, struct _SummerXlsx *xlsx, const char *name);

G_END_DECLS
