/* Asks a long sheet for its rows off the main thread, so that one types on and the window draws meanwhile. */
#pragma once

#include "summer-office.h"
#include "summer-sheet.h"

G_BEGIN_DECLS

/* After a change of the filter or the order of a patient sheet; one of few rows is asked at once. all: how many
 * there are without the filter, -1 = not known. done: the rows are those wanted; widget: an object that is told so, while it is there. */
void summer_sheet_asker_ask (SummerSheet *sheet, SummerOffice *office, int all,
                             void (*done) (gpointer widget), gpointer widget);

G_END_DECLS
