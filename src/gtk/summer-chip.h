/* A state as a small chip: icon, word and tint, so that no state is told by colour alone. */
#pragma once

#include <gtk/gtk.h>

#include "summer-reading.h"

G_BEGIN_DECLS

typedef enum
{
  SUMMER_TONE_PLAIN,
  SUMMER_TONE_NOTE,
  SUMMER_TONE_GOOD,
  SUMMER_TONE_WAIT,
  SUMMER_TONE_BAD,
} SummerTone;

#define SUMMER_TYPE_CHIP (summer_chip_get_type ())
G_DECLARE_FINAL_TYPE (SummerChip, summer_chip, SUMMER, CHIP, GtkWidget)

GtkWidget *summer_chip_new         (void);
void       summer_chip_set         (SummerChip *self, SummerTone tone, const char *icon, const char *text); /* text NULL = nothing */
void       summer_chip_set_shrinks (SummerChip *self, gboolean shrinks); /* ends in … where there is no room for the word */
void       summer_chip_set_reading (SummerChip *self, SummerReading reading);
void       summer_chip_set_outcome (SummerChip *self, SummerOutcome outcome, SummerLevel level);
void       summer_chip_set_prospect (SummerChip *self, SummerProspectState state, const char *word);
void       summer_chip_set_term    (SummerChip *self, SummerTerms terms, int value);
gboolean   summer_chip_has_terms   (int terms); /* whether values of these terms are told as chips, not as plain words */
int        summer_chip_get_room    (const char *text); /* pixels of a column that shows it whole */
int        summer_chip_get_terms_room (int terms); /* of any of these terms; SUMMER_SHEET_VERDICT too */

G_END_DECLS
