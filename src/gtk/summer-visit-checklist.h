/* The checklist in the form of a visit: item by item yes, no or does not apply, with a note. 1, 2 and 3 answer the
 * item that has the focus, and go on to the next; Up and Down go from item to item. */
#pragma once

#include <adwaita.h>

#include "summer-visit-draft.h"

G_BEGIN_DECLS

#define SUMMER_TYPE_VISIT_CHECKLIST (summer_visit_checklist_get_type ())
G_DECLARE_FINAL_TYPE (SummerVisitChecklist, summer_visit_checklist, SUMMER, VISIT_CHECKLIST, AdwBin)

/* Signals: "answered": an answer or a note is another; "problems": so are the problems of the draft. */
GtkWidget *summer_visit_checklist_new     (SummerVisitDraft *draft /* borrowed */);
void       summer_visit_checklist_set_day (SummerVisitChecklist *self, SummerDay day); /* of the visit */

G_END_DECLS
