/* The shares of the fund by union, or the sources of money after it, as a form: a line for each, which can be added and
 * removed. Signal "changed": a person changed it. */
#pragma once

#include <gtk/gtk.h>

#include "summer-policy.h"

G_BEGIN_DECLS

#define SUMMER_TYPE_FUNDING_EDITOR (summer_funding_editor_get_type ())
G_DECLARE_FINAL_TYPE (SummerFundingEditor, summer_funding_editor, SUMMER, FUNDING_EDITOR, GtkWidget)

GtkWidget *summer_funding_editor_new      (gboolean of_sources); /* FALSE: of shares */
void       summer_funding_editor_show     (SummerFundingEditor *self, const SummerPolicy *policy);
char      *summer_funding_editor_dup_text (SummerFundingEditor *self); /* as in a workbook, for summer_policy_set() */
void       summer_funding_editor_set_problem (SummerFundingEditor *self, const char *problem); /* marks the field it is about; NULL = none */

G_END_DECLS
