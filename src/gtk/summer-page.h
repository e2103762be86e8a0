/* A page of the window. It is made on its first visit and refreshed only while it is shown. */
#pragma once

#include <adwaita.h>

#include "summer-office.h"

G_BEGIN_DECLS

#define SUMMER_TYPE_PAGE (summer_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (SummerPage, summer_page, SUMMER, PAGE, AdwBin)

struct _SummerPageClass
{
  AdwBinClass parent_class;

  /* The programme, the records or the assessment are others than before; the office is open. Also once
   * before the page is first shown. */
  void       (*refresh)      (SummerPage *self);
  /* Somebody asked for one thing of this page: a class code "s", a child's id "x" …; never NULL. */
  void       (*show)         (SummerPage *self, GVariant *target);
  /* The widget that answers "sheet.copy", "sheet.export", "sheet.print", "sheet.filter"; NULL = none. */
  GtkWidget *(*get_commands) (SummerPage *self);
  /* The id of the class that what is chosen or shown is of; 0 = none. What a form of the page begins with. */
  gint64     (*get_class)    (SummerPage *self);
  /* A form has just stored a new record: chooses it, where the page shows such records. */
  void       (*show_added)   (SummerPage *self);
};

void          summer_page_set_office    (SummerPage *self, SummerOffice *office); /* once, by the window */
SummerOffice *summer_page_get_office    (SummerPage *self);
void          summer_page_refresh       (SummerPage *self); /* now when shown, otherwise when next shown */
void          summer_page_show          (SummerPage *self, GVariant *target);
GtkWidget    *summer_page_get_commands  (SummerPage *self);
gint64        summer_page_get_class     (SummerPage *self); /* 0 = none */
void          summer_page_show_added    (SummerPage *self);
gboolean      summer_page_take_key      (SummerPage *self, GtkEventControllerKey *keys); /* pressed outside of it */

G_END_DECLS
