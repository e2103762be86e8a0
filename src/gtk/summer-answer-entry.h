/* Where the answers of parents are entered by keyboard: the code, one key an answer, Enter. */
#pragma once

#include <adwaita.h>

#include "summer-workplace.h"

G_BEGIN_DECLS

#define SUMMER_TYPE_ANSWER_ENTRY (summer_answer_entry_get_type ())
G_DECLARE_FINAL_TYPE (SummerAnswerEntry, summer_answer_entry, SUMMER, ANSWER_ENTRY, AdwBin)

GtkWidget *summer_answer_entry_new        (void);
void       summer_answer_entry_add_switch (SummerAnswerEntry *self, GtkWidget *widget); /* beside the title */
void       summer_answer_entry_add_button (SummerAnswerEntry *self, GtkWidget *button); /* at the end of the bar */
void       summer_answer_entry_refresh    (SummerAnswerEntry *self, SummerOffice *office); /* other records, or once before it is shown */

G_END_DECLS
