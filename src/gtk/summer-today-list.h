/* The children of the day in one list, by code. What changes is changed in its row: neither the choice nor the
 * place in the list is lost. */
#pragma once

#include <gtk/gtk.h>

#include "summer-class-day.h"

G_BEGIN_DECLS

#define SUMMER_TYPE_TODAY_LIST (summer_today_list_get_type ())
G_DECLARE_FINAL_TYPE (SummerTodayList, summer_today_list, SUMMER, TODAY_LIST, GtkWidget)

/* Signals "chosen" (guint child): with the pointer or the arrows; "activated" (guint child): Enter, double click. */
GtkWidget *summer_today_list_new          (void);
void       summer_today_list_set_day      (SummerTodayList *self, const SummerClassDay *day); /* borrowed until the next; NULL = none */
void       summer_today_list_set_shown    (SummerTodayList *self, guint presences); /* bits 1 << SummerPresence; 0 = everybody */
guint      summer_today_list_get_shown    (SummerTodayList *self);
void       summer_today_list_set_matches  (SummerTodayList *self, const guint *children, guint n_children);
void       summer_today_list_select       (SummerTodayList *self, guint child); /* G_MAXUINT = nobody; emits nothing */
guint      summer_today_list_get_selected (SummerTodayList *self);
guint      summer_today_list_get_next     (SummerTodayList *self, int step); /* of those shown, after the one chosen; G_MAXUINT = none */

G_END_DECLS
