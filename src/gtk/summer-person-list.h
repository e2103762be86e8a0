/* Everybody who works in a class or is to, with the state of their papers: a sheet of the staff page. */
#pragma once

#include "summer-people-index.h"
#include "summer-sheet-page.h"

G_BEGIN_DECLS

#define SUMMER_TYPE_PERSON_LIST (summer_person_list_get_type ())
G_DECLARE_FINAL_TYPE (SummerPersonList, summer_person_list, SUMMER, PERSON_LIST, SummerSheetPage)

void summer_person_list_set_index (SummerPersonList *self, const SummerPeopleIndex *index, SummerDay today); /* borrowed until the next; may be NULL */

/* The papers of a person, a line each, and a warning where one that is needed is missing or expired. */
void summer_person_list_add_papers (SummerDetails *details, const SummerPeopleIndex *index, const SummerPersonEntry *person, SummerDay today);

G_END_DECLS
