/* The way of a report to paper: the desktop's print dialog, which also prints to PDF. */
#pragma once

#include <gtk/gtk.h>

#include "summer-report.h"

G_BEGIN_DECLS

void summer_print_report (SummerReport *report, GtkWindow *parent, const char *job); /* takes the report */

G_END_DECLS
