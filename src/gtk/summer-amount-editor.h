/* How much a class is due, as a form: one amount, steps by headcount, or an amount for each day a child is
 * present. Signal "changed": a person changed it. */
#pragma once

#include <gtk/gtk.h>

#include "summer-policy.h"

G_BEGIN_DECLS

#define SUMMER_TYPE_AMOUNT_EDITOR (summer_amount_editor_get_type ())
G_DECLARE_FINAL_TYPE (SummerAmountEditor, summer_amount_editor, SUMMER, AMOUNT_EDITOR, GtkWidget)

GtkWidget *summer_amount_editor_new      (void);
void       summer_amount_editor_show     (SummerAmountEditor *self, const SummerPolicy *policy);
char      *summer_amount_editor_dup_text (SummerAmountEditor *self); /* as in a workbook, for summer_policy_set() */

G_END_DECLS
