/* Who a child is and what must be known of it at the door: state, what stands against it, health, and who must
 * not collect it. */
#pragma once

#include <gtk/gtk.h>

#include "summer-class-day.h"
#include "summer-release-check.h"

G_BEGIN_DECLS

#define SUMMER_TYPE_CHILD_CARD (summer_child_card_get_type ())
G_DECLARE_FINAL_TYPE (SummerChildCard, summer_child_card, SUMMER, CHILD_CARD, GtkWidget)

GtkWidget *summer_child_card_new           (void);
void       summer_child_card_set_child     (SummerChildCard *self, const SummerClassDay *day, guint child); /* read at once, not kept */
void       summer_child_card_set_forbidden (SummerChildCard *self, const SummerReleaseCheck *check); /* NULL = nobody */
char      *summer_child_card_dup_tail      (const char *telephone); /* "ends in 4471"; NULL where there is none */

G_END_DECLS
