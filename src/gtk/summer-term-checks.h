/* Some of the words of a vocabulary, each with a box to tick. Signal "changed": a person ticked one. */
#pragma once

#include <gtk/gtk.h>

#include "summer-terms.h"

G_BEGIN_DECLS

#define SUMMER_TYPE_TERM_CHECKS (summer_term_checks_get_type ())
G_DECLARE_FINAL_TYPE (SummerTermChecks, summer_term_checks, SUMMER, TERM_CHECKS, GtkWidget)

GtkWidget *summer_term_checks_new      (SummerTerms terms, int first, const char *name); /* offers the values from first on */
void       summer_term_checks_set_text (SummerTermChecks *self, const char *text); /* as in a workbook: 病假、事假 */
char      *summer_term_checks_dup_text (SummerTermChecks *self);

G_END_DECLS
