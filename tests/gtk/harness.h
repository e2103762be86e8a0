/* A window of the program under a test: opened on a database of its own, driven by its named actions and by
 * real key presses, looked at through its widgets. */
#pragma once

#include "summer-window.h"

G_BEGIN_DECLS

typedef struct
{
  char           *folder;   /* owned; goes with the harness */
  char           *database; /* owned */
  GtkApplication *application;
  SummerOffice   *office;
  SummerWindow   *window;
} Harness;

void      harness_init           (int *argc, char ***argv); /* first in main */
/* n_classes: of an invented programme put into the database; 0 = none; -1 = no window yet (harness_open). */
Harness  *harness_new            (int n_classes);
void      harness_open           (Harness *self); /* presents the window and waits for its first page */
void      harness_free           (Harness *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Harness, harness_free)

/* Runs the main loop until check says TRUE; fails the test when it does not come to that. */
#define harness_wait(check, data) harness_wait_full ((check), (data), G_STRLOC, #check)
void      harness_wait_full      (gboolean (*check) (gpointer data), gpointer data, const char *where, const char *what);
void      harness_settle         (Harness *self); /* until nothing is left to do and a frame was drawn */
void      harness_wait_assessed  (Harness *self);
void      harness_wait_idle_work (Harness *self); /* until no long work is under way */

void      harness_act            (Harness *self, const char *detailed_action); /* "win.page::classes" */
void      harness_press          (Harness *self, const char *keys); /* as xdotool names them: "ctrl+k Down Return" */
void      harness_type           (Harness *self, const char *text);
void      harness_click          (Harness *self, double x, double y); /* of the window */
void      harness_click_on       (Harness *self, gpointer widget); /* its middle, in whatever window it is */
void      harness_click_with     (Harness *self, const char *modifier, gpointer widget); /* "ctrl": held meanwhile */
void      harness_type_and_hold  (Harness *self, const char *text, gpointer widget); /* and presses the button on its middle */
void      harness_let_go         (Harness *self);

void      harness_drag           (Harness *self, gpointer from, gpointer to); /* from the middle of a widget to that of another */

/* The window of a type, or of one that is a kind of it, that is open; NULL = none. */
GtkWindow *harness_find_window (const char *type);
/* The first widget below root, itself included, of a type, shown or not; NULL = none. */
gpointer  harness_find           (gpointer root, GType type);
GtkWidget *harness_find_button (gpointer root, const char *action); /* a button that is shown and does that; NULL = none */
/* The first label below root that shows text, or holds it; NULL = none. */
GtkLabel *harness_find_label     (gpointer root, const char *text);
char     *harness_dup_clipboard  (Harness *self);

G_END_DECLS
