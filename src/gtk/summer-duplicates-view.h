/* Children that are recorded twice or are in two classes at once, each with where it is mended. It answers
 * "sheet.copy", "sheet.export", "sheet.print". */
#pragma once

#include <adwaita.h>

#include "summer-office.h"

G_BEGIN_DECLS

#define SUMMER_TYPE_DUPLICATES_VIEW (summer_duplicates_view_get_type ())
G_DECLARE_FINAL_TYPE (SummerDuplicatesView, summer_duplicates_view, SUMMER, DUPLICATES_VIEW, AdwBin)

GtkWidget *summer_duplicates_view_new        (void);
void       summer_duplicates_view_add_switch (SummerDuplicatesView *self, GtkWidget *widget); /* beside the title */
guint      summer_duplicates_view_refresh    (SummerDuplicatesView *self, SummerOffice *office); /* how many there are */

G_END_DECLS
