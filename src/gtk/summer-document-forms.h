/* The forms about documents: what one of them is, and how large one may be. */
#pragma once

#include "summer-record-dialog.h"

G_BEGIN_DECLS

SummerRecordDialog *summer_document_form_present       (GtkWindow *parent, SummerOffice *office, gint64 document, GError **error);
SummerRecordDialog *summer_document_limit_form_present (GtkWindow *parent, SummerOffice *office, GError **error);

G_END_DECLS
