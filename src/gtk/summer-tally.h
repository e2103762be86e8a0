/* The cell of a verdict: of one class as a chip, of several as the counts with their icons; how many have not begun stands
 * there only where some have not. */
#pragma once

#include <gtk/gtk.h>

#include "summer-reading.h"

G_BEGIN_DECLS

#define SUMMER_TYPE_TALLY (summer_tally_get_type ())
G_DECLARE_FINAL_TYPE (SummerTally, summer_tally, SUMMER, TALLY, GtkWidget)

GtkWidget *summer_tally_new         (void);
void       summer_tally_set_reading (SummerTally *self, SummerReading reading);
void       summer_tally_set_counts  (SummerTally *self, const guint counts[SUMMER_N_READINGS]);

/* For whoever tells a verdict otherwise: its icon, and the style class of its colour. */
const char *summer_tally_get_icon   (SummerReading reading);
const char *summer_tally_get_tone   (SummerReading reading);

G_END_DECLS
