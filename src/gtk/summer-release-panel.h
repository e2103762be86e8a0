/* The release check of one child: who is at the door, by number; somebody who is not listed, with a reason and a
 * second member of staff; and the button that lets the child go. Also for the sign-out that an earlier day lacks,
 * which asks for its time and a reason. */
#pragma once

#include <gtk/gtk.h>

#include "summer-desk.h"
#include "summer-release-check.h"

G_BEGIN_DECLS

#define SUMMER_TYPE_RELEASE_PANEL (summer_release_panel_get_type ())
G_DECLARE_FINAL_TYPE (SummerReleasePanel, summer_release_panel, SUMMER, RELEASE_PANEL, GtkWidget)

/* Signal "release": the person means it; what was filled in is to be had from summer_release_panel_get(). */
GtkWidget *summer_release_panel_new       (void);
/* check is taken; time none = it must be said, with a reason: the check is of an earlier day. */
void       summer_release_panel_set_check (SummerReleasePanel *self, const SummerClassDay *day, SummerReleaseCheck *check, SummerTime time, const char *by);
void       summer_release_panel_clear     (SummerReleasePanel *self);
const SummerReleaseCheck *summer_release_panel_get_check (SummerReleasePanel *self); /* NULL = none */
void       summer_release_panel_set_armed (SummerReleasePanel *self, gboolean armed); /* shown for looking, or asking who is there */
gboolean   summer_release_panel_get_armed (SummerReleasePanel *self);
void       summer_release_panel_tick      (SummerReleasePanel *self, SummerTime now); /* the time goes on unless it was typed */
void       summer_release_panel_set_reason (SummerReleasePanel *self, const char *reason); /* where one is asked for */
gboolean   summer_release_panel_choose    (SummerReleasePanel *self, guint number);  /* 0: somebody who is not listed */
void       summer_release_panel_move      (SummerReleasePanel *self, int step);
void       summer_release_panel_say       (SummerReleasePanel *self, const char *text); /* why it cannot be; NULL = nothing */
/* Borrowed from the panel. FALSE where something is missing, and it says what. */
gboolean   summer_release_panel_get       (SummerReleasePanel *self, SummerRelease *release, SummerTime *time, const char **reason);

G_END_DECLS
