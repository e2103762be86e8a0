/* What is said beside the waiting list: of an application in its panel, of the places above it, of a list without rows. */
#pragma once

#include <adwaita.h>

#include "summer-details.h"
#include "summer-roll.h"

G_BEGIN_DECLS

void summer_enrolment_panel_describe (SummerDetails *details, SummerStore *store, const SummerRoll *roll, const SummerRollEntry *entry);

void summer_enrolment_panel_tell_places (GtkLabel *label, const SummerRoll *roll, guint class); /* how many there are, and who has them */
void summer_enrolment_panel_tell_empty  (AdwStatusPage *page, gboolean none);

G_END_DECLS
