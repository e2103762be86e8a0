/* The forms of an application and its approval, from the window: the menus that offer them, and the actions of the window that
 * print them: print-official ("summary", "approval-ID", "application-ID"). As workbooks they are exports like the others. */
#pragma once

#include "summer-window.h"

G_BEGIN_DECLS

typedef enum
{
  SUMMER_FORMS_OF_PROGRAMME, /* id is of no use */
  SUMMER_FORMS_OF_SETTLEMENT,
  SUMMER_FORMS_OF_CLASS,
} SummerFormsOf;

GtkWidget *summer_forms_menu_new         (void); /* a button */
void       summer_forms_menu_set         (GtkWidget *menu, SummerFormsOf of, gint64 id); /* id 0 = there is none now */
void       summer_forms_menu_add_actions (SummerWindow *window);

G_END_DECLS
