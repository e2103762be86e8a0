/* The pages in groups, with what waits on each of them, and the office's state at the foot. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SUMMER_TYPE_SIDEBAR (summer_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (SummerSidebar, summer_sidebar, SUMMER, SIDEBAR, GtkWidget)

void summer_sidebar_add        (SummerSidebar *self, const char *id, const char *group, const char *icon, const char *title);
void summer_sidebar_set_page   (SummerSidebar *self, const char *id);               /* NULL = none of them */
void summer_sidebar_set_count  (SummerSidebar *self, const char *id, guint count);  /* 0 = nothing waits */
void summer_sidebar_set_status (SummerSidebar *self, const char *office, const char *state);

void summer_sidebar_set_shown  (SummerSidebar *self, const char *id, gboolean shown); /* to whom the page is of no use */
void summer_sidebar_set_protected (SummerSidebar *self, gboolean is_protected);       /* FALSE: it says so, and leads to accounts */

G_END_DECLS
