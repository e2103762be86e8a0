/* The waiting list of one class or of all: applications in their order, and beside it why the chosen one stands
 * where it stands, and what can be done with it. It answers "sheet.copy", "sheet.export", "sheet.print", "sheet.filter". */
#pragma once

#include <adwaita.h>

#include "summer-office.h"

G_BEGIN_DECLS

#define SUMMER_TYPE_ENROLMENT_LIST (summer_enrolment_list_get_type ())
G_DECLARE_FINAL_TYPE (SummerEnrolmentList, summer_enrolment_list, SUMMER, ENROLMENT_LIST, AdwBin)

GtkWidget *summer_enrolment_list_new        (void);
void       summer_enrolment_list_add_switch (SummerEnrolmentList *self, GtkWidget *widget); /* into its bar, beside the title */
void       summer_enrolment_list_refresh    (SummerEnrolmentList *self, SummerOffice *office);
gint64     summer_enrolment_list_get_class  (SummerEnrolmentList *self); /* shown alone, or of the row chosen; 0 = none */
void       summer_enrolment_list_show_added (SummerEnrolmentList *self); /* the application that was just written down */
void       summer_enrolment_list_choose     (SummerEnrolmentList *self, gint64 application); /* of whatever class */

G_END_DECLS
