/* What if: another policy and other outcomes over the records as they are, with what that does to the classes and to the
 * fund. Nothing is stored until a variant is kept as a new version of the policy.
 *
 * Actions: what-if.variant (i), .add, .throw-away, .keep. */
#pragma once

#include <gtk/gtk.h>

#include "summer-office.h"
#include "summer-sandbox.h"

G_BEGIN_DECLS

#define SUMMER_TYPE_WHAT_IF_VIEW (summer_what_if_view_get_type ())
G_DECLARE_FINAL_TYPE (SummerWhatIfView, summer_what_if_view, SUMMER, WHAT_IF_VIEW, GtkWidget)

GtkWidget     *summer_what_if_view_new         (void);
void           summer_what_if_view_refresh     (GtkWidget *view, SummerOffice *office);
SummerSandbox *summer_what_if_view_get_sandbox (SummerWhatIfView *self);

G_END_DECLS
