/* What the files of the page Register share: summer-register-page.c has what it shows and writes,
 * summer-register-reason.c what is asked before a signed-off day is written to. */
#pragma once

#include "summer-class-chooser.h"
#include "summer-register-page.h"
#include "summer-workplace.h"

G_BEGIN_DECLS

struct _SummerRegisterPage
{
  SummerPage parent_instance;

  GtkStack *stack;
  AdwStatusPage *status;
  GtkWidget *start, *import;
  SummerClassChooser *chooser;
  GtkLabel *period_label, *selection_label, *said_label;
  GtkWidget *print, *print_blank;
  SummerRegisterGrid *grid;

  SummerWorkplace *workplace; /* borrowed of the office; NULL before the first refresh */
  SummerRegister *reg;        /* owned; NULL = nothing to show */
  gint64 class_id;            /* whose it is */
  SummerDay shown;            /* a day of the period shown; none = not chosen yet */
  gboolean week;
  char *reason;    /* owned: given last, to be taken again */
  gboolean kept;   /* it holds for what is typed after it, as long as one types column by column */
  gboolean asking; /* for it, before anything is typed */
};

/* summer-register-page.c */
void summer_register_page_say         (SummerRegisterPage *self, const char *text, gboolean bad); /* text: NULL = nothing */
void summer_register_page_write       (SummerRegisterPage *self, GArray *marks, const char *reason); /* SummerDeskMark; reason: NULL = none given */

/* summer-register-reason.c */
void summer_register_page_ask         (SummerRegisterPage *self, GArray *marks, const GError *error); /* then writes them */
void summer_register_page_ask_to_type (SummerRegisterPage *self); /* where one is about to type in a signed-off day */

G_END_DECLS
