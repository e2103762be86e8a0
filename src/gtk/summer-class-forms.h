/* The forms about a class: itself, a step of its life, its venue, its calendar, the review of its site. Each stands
 * before parent and stores one entry. */
#pragma once

#include "summer-record-dialog.h"
#include "summer-terms.h"

G_BEGIN_DECLS

SummerRecordDialog *summer_class_form_present       (GtkWindow *parent, SummerOffice *office, gint64 class_id, GError **error); /* 0 = a new one */
SummerRecordDialog *summer_step_form_present        (GtkWindow *parent, SummerOffice *office, gint64 class_id, SummerStep step, GError **error);
SummerRecordDialog *summer_venue_form_present       (GtkWindow *parent, SummerOffice *office, gint64 class_id, GError **error);
SummerRecordDialog *summer_calendar_form_present    (GtkWindow *parent, SummerOffice *office, gint64 class_id, GError **error);
SummerRecordDialog *summer_site_review_form_present (GtkWindow *parent, SummerOffice *office, gint64 class_id, gint64 review, GError **error); /* 0 = a new one */

G_END_DECLS
