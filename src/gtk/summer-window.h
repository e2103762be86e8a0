/* The window: its frame and the table of its pages. What can be done in it stands in summer-window-actions.c. */
#pragma once

#include "summer-page.h"

G_BEGIN_DECLS

#define SUMMER_TYPE_WINDOW (summer_window_get_type ())
G_DECLARE_FINAL_TYPE (SummerWindow, summer_window, SUMMER, WINDOW, AdwApplicationWindow)

SummerWindow *summer_window_new           (GtkApplication *application, SummerOffice *office, GSettings *settings);
SummerOffice *summer_window_get_office    (SummerWindow *self);
GSettings    *summer_window_get_settings  (SummerWindow *self);

const char   *summer_window_get_page      (SummerWindow *self); /* id of the page shown; NULL = none yet */
SummerPage   *summer_window_get_page_widget (SummerWindow *self);
gboolean      summer_window_set_page      (SummerWindow *self, const char *id, GVariant *target); /* target floating or NULL */
gboolean      summer_window_go_back       (SummerWindow *self);
const char   *summer_window_get_nth_page  (guint n); /* in the sidebar's order, from 0; NULL past the end */
/* Before it is shown: where it opens is where the other one was; account: who had signed in there. */
void          summer_window_come_back     (SummerWindow *self, SummerWindow *other, const char *account);
void          summer_window_toast         (SummerWindow *self, const char *text, const char *button, const char *action);
void          summer_window_toast_file    (SummerWindow *self, const char *path, gboolean can_open);
void          summer_window_choose_union  (SummerWindow *self);
void          summer_window_focus_search  (SummerWindow *self);
void          summer_window_focus_page    (SummerWindow *self); /* the list of the page, ready for the arrows */
void          summer_window_name_undo     (SummerWindow *self); /* says on the button what would be undone */
void          summer_window_toast_error   (SummerWindow *self, const GError *error);

/* summer-window-actions.c */
void          summer_window_add_actions   (SummerWindow *self, GSettings *settings);
void          summer_window_update_actions (SummerWindow *self); /* which are enabled, what undo names */
void          summer_window_add_keys      (GtkApplication *application);

G_END_DECLS
