/* Everybody who works in a class, with a panel about the one chosen: the first sheet of the staff page. */
#pragma once

#include "summer-people-index.h"
#include "summer-sheet-page.h"

G_BEGIN_DECLS

#define SUMMER_TYPE_STAFF_LIST (summer_staff_list_get_type ())
G_DECLARE_FINAL_TYPE (SummerStaffList, summer_staff_list, SUMMER, STAFF_LIST, SummerSheetPage)

void summer_staff_list_set_index (SummerStaffList *self, const SummerPeopleIndex *index, SummerDay today); /* borrowed until the next; may be NULL */

G_END_DECLS
