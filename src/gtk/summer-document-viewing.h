/* Documents laid out for the desktop's viewers: in a folder that nobody else can look into and that goes with the
 * office. */
#pragma once

#include "summer-office.h"

G_BEGIN_DECLS

/* Owned path of a copy that is only read; NULL with error. */
char *summer_document_viewing_lay_out (SummerOffice *office, gint64 document, GError **error);

G_END_DECLS
