/* A state as a small chip of icon, word and tint: never by colour alone. */
#pragma once

#include <gtk/gtk.h>

#include "summer-assessment.h"

G_BEGIN_DECLS

#define SUMMER_TYPE_CHIP (summer_chip_get_type ())
G_DECLARE_FINAL_TYPE (SummerChip, summer_chip, SUMMER, CHIP, GtkWidget)

GtkWidget *summer_chip_new         (void);
void       summer_chip_set         (SummerChip *self, const char *icon, const char *word, const char *tint);
void       summer_chip_set_verdict (SummerChip *self, SummerVerdict verdict);
void       summer_chip_set_finding (SummerChip *self, const SummerFinding *finding);

/* The icons and tints ("good", "wait", "bad", "plain") of verdicts, for whoever draws them otherwise. */
const char *summer_chip_get_verdict_icon (SummerVerdict verdict);
const char *summer_chip_get_verdict_tint (SummerVerdict verdict);

G_END_DECLS
