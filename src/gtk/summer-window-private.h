/* What the files of the window share. */
#pragma once

#include "summer-search-box.h"
#include "summer-sidebar.h"
#include "summer-sign-in-page.h"
#include "summer-union-chooser.h"
#include "summer-window.h"

G_BEGIN_DECLS

struct _SummerWindow
{
  AdwApplicationWindow parent_instance;

  SummerOffice *office; /* owned */
  GSettings *settings;  /* owned */
  GQueue past;          /* of Visit, owned; the newest first */
  GVariant *target;     /* owned; what the present page was asked for, or NULL */
  gulong paint_handler;
  gint64 toasted;  /* us: when it was shown */
  AdwToast *toast; /* weak: the last that said what was done, until it is dismissed */

  char *first;            /* owned: the page to open at; NULL = the role's */
  GVariant *first_target; /* owned; may be NULL */
  char *account;          /* owned: who was signed in before it was locked; may be NULL */

  AdwToastOverlay *toasts;
  GtkMenuButton *programme_button;
  GtkLabel *programme_label;
  SummerUnionChooser *unions;
  SummerSearchBox *search;
  GtkWidget *undo_button;
  SummerSidebar *sidebar;
  GtkStack *content;
  GtkStack *pages;
  AdwStatusPage *problem;
  SummerSignInPage *sign_in;
  GtkWidget *menu_button;
  GtkWidget *work;
  GtkLabel *work_title;
  GtkProgressBar *work_bar;
  GtkLabel *work_estimate;
};

void summer_window_open          (SummerWindow *self); /* the records, or the page on which one signs in */
void summer_window_update_account (SummerWindow *self); /* the pages that the role has, who it is */

G_END_DECLS
