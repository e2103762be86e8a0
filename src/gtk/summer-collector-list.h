/* The people of a release check as cards. Those who may collect have numbers: one presses the number of the one at
 * the door. Those who may not today stand in a list of their own, with the reason, and cannot be chosen. */
#pragma once

#include <gtk/gtk.h>

#include "summer-release-check.h"

G_BEGIN_DECLS

#define SUMMER_TYPE_COLLECTOR_LIST (summer_collector_list_get_type ())
G_DECLARE_FINAL_TYPE (SummerCollectorList, summer_collector_list, SUMMER, COLLECTOR_LIST, GtkWidget)

/* Signals "chosen": another one was chosen, or none; "activated": Enter or a double click on the one chosen. */
GtkWidget *summer_collector_list_new       (void);
void       summer_collector_list_set_check (SummerCollectorList *self, const SummerReleaseCheck *check, gboolean alone); /* borrowed until the next; alone: offer it where it is allowed */
void       summer_collector_list_set_barred (SummerCollectorList *self, const SummerReleaseCheck *check); /* read at once: who may not today */
gboolean   summer_collector_list_choose    (SummerCollectorList *self, guint number); /* from 1; 0 = nobody. FALSE: nobody of this number may be chosen */
gboolean   summer_collector_list_move      (SummerCollectorList *self, int step);
const SummerReleasePerson *summer_collector_list_get_person (SummerCollectorList *self); /* NULL = none chosen, or alone */
gboolean   summer_collector_list_get_alone (SummerCollectorList *self);

G_END_DECLS
