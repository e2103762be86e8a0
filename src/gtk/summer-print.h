/* The way of pages to paper: the desktop's print dialog, which also prints to PDF. */
#pragma once

#include <gtk/gtk.h>

#include "summer-printout.h"
#include "summer-report.h"

G_BEGIN_DECLS

/* Both take what they print. */
void summer_print_report (SummerReport *report, GtkWindow *parent, const char *job);
void summer_print_printout (SummerPrintout *printout, GtkWindow *parent, const char *job);

G_END_DECLS
