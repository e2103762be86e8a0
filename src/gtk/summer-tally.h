/* The cell of a verdict: of one class as a chip, of several as the three counts with their icons. */
#pragma once

#include <gtk/gtk.h>

#include "summer-assessment.h"

G_BEGIN_DECLS

#define SUMMER_TYPE_TALLY (summer_tally_get_type ())
G_DECLARE_FINAL_TYPE (SummerTally, summer_tally, SUMMER, TALLY, GtkWidget)

GtkWidget *summer_tally_new         (void);
void       summer_tally_set_verdict (SummerTally *self, SummerVerdict verdict);
void       summer_tally_set_counts  (SummerTally *self, const guint counts[3]); /* by SummerVerdict */

/* For whoever tells a verdict otherwise: its icon, and the style class of its colour. */
const char *summer_tally_get_icon   (SummerVerdict verdict);
const char *summer_tally_get_tone   (SummerVerdict verdict);

G_END_DECLS
