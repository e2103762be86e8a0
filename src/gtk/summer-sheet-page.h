/* A page that is a sheet, with a panel about the row chosen where the page has more to say about it. A page
 * of this kind fills in its class and nothing else. */
#pragma once

#include "summer-details.h"
#include "summer-page.h"
#include "summer-sheet-view.h"

G_BEGIN_DECLS

#define SUMMER_TYPE_SHEET_PAGE (summer_sheet_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (SummerSheetPage, summer_sheet_page, SUMMER, SHEET_PAGE, SummerPage)

struct _SummerSheetPageClass
{
  SummerPageClass parent_class;

  const SummerSheetSpec *spec;
  const char            *table; /* of the records that the rows are, for their history; "" = entries of the journal; or NULL */
  const char            *where; /* the state to narrow by, or NULL */
  const char            *empty_icon, *empty_title, *empty_text; /* N_() */
  char                *(*dup_count_text) (guint count);         /* "100 classes" */

  /* Enter or a double click on a row; NULL = nothing happens. */
  void (*activate) (SummerSheetPage *self, SummerSheetRow *row);
  /* Fills the panel in; NULL = no panel. */
  void (*describe) (SummerSheetPage *self, SummerSheetRow *row, SummerDetails *details);
};

SummerSheetView *summer_sheet_page_get_view (SummerSheetPage *self);

/* Of the row, by the column's id. */
const char      *summer_sheet_page_get_raw  (SummerSheetPage *self, SummerSheetRow *row, const char *column);
/* A line of the panel: the heading of the column and what stands in it. */
void             summer_sheet_page_add_line (SummerSheetPage *self, SummerDetails *details, SummerSheetRow *row, const char *column);
/* Activates "win.show-class" with the class of the row, from the column of its code. */
void             summer_sheet_page_show_class (SummerSheetPage *self, SummerSheetRow *row, const char *column);

G_END_DECLS
