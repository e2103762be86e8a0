/* A window before the desk's page in which something is recorded: it says at which class and on which day, lets
 * one choose who records, carries each piece of work out through the calls of the desk, asks for the reason where
 * one is needed, and says what was done or what is wrong.
 *
 * Properties: "body": what the window is about; "foot": what stands below it, or nothing. */
#pragma once

#include <adwaita.h>

#include "summer-chip.h"
#include "summer-workplace.h"

G_BEGIN_DECLS

#define SUMMER_TYPE_DESK_DIALOG (summer_desk_dialog_get_type ())
G_DECLARE_DERIVABLE_TYPE (SummerDeskDialog, summer_desk_dialog, SUMMER, DESK_DIALOG, AdwWindow)

/* A piece of work: calls of the desk with desk. */
typedef gboolean (*SummerDeskFunc) (const SummerDesk *desk, gpointer data, char **done, GError **error);

struct _SummerDeskDialogClass
{
  AdwWindowClass parent_class;

  /* The records, the class or the clock are others than before; also once before it is first shown. */
  void (*refresh) (SummerDeskDialog *self);
  /* A piece of work was done, and refresh called; NULL = nothing more. */
  void (*done)    (SummerDeskDialog *self);
};

/* Once: what it works on, and the day it is about. Presents it. */
void                  summer_desk_dialog_open          (SummerDeskDialog *self, GtkWindow *parent, SummerWorkplace *workplace, SummerDay day);
/* Before that, for a window that is about something else than a class on a day: no one is asked who records. */
void                  summer_desk_dialog_set_subject   (SummerDeskDialog *self, const char *subject);
/* Carries work out; data goes with it. reason: given already, or NULL: then it is asked for where one is needed. */
void                  summer_desk_dialog_run           (SummerDeskDialog *self, SummerDay day, const char *reason,
                                                        SummerDeskFunc func, gpointer data, GDestroyNotify free_data);
void                  summer_desk_dialog_say           (SummerDeskDialog *self, SummerTone tone, const char *text); /* NULL = nothing */
void                  summer_desk_dialog_say_at        (SummerDeskDialog *self, GtkWidget *field, const char *text); /* what is wrong with a field: it gets the focus */

/* For done, of a window that is for one piece of work: it closes, and the window before which it stood says what was
 * done. */
void                  summer_desk_dialog_finish        (SummerDeskDialog *self);

SummerWorkplace      *summer_desk_dialog_get_workplace (SummerDeskDialog *self);
SummerStore          *summer_desk_dialog_get_store     (SummerDeskDialog *self);
SummerDay             summer_desk_dialog_get_day       (SummerDeskDialog *self);
const SummerClassDay *summer_desk_dialog_get_class_day (SummerDeskDialog *self); /* of the day; NULL when it cannot be read */

G_END_DECLS
