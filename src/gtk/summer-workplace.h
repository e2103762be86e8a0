/* Where the organiser at this window works: which class, who is at the desk, and what time it is. One an office;
 * Today, Register and their dialogs are given it and ask it. */
#pragma once

#include "summer-desk.h"
#include "summer-office.h"

G_BEGIN_DECLS

#define SUMMER_TYPE_WORKPLACE (summer_workplace_get_type ())
G_DECLARE_FINAL_TYPE (SummerWorkplace, summer_workplace, SUMMER, WORKPLACE, GObject)

/* Signals: "changed": another class, another person at the desk, another programme or another day of the clock.
 * What was recorded is told by the office's "changed". */
SummerWorkplace *summer_workplace_get       (SummerOffice *office); /* borrowed; made on first use, goes with the office */
SummerOffice    *summer_workplace_get_office (SummerWorkplace *self);

gint64           summer_workplace_get_class (SummerWorkplace *self); /* id; 0 = there is none. The one chosen last, else the first */
void             summer_workplace_set_class (SummerWorkplace *self, gint64 class_id);
const char      *summer_workplace_get_by    (SummerWorkplace *self); /* a name among the class's staff; NULL = not said */
void             summer_workplace_set_by    (SummerWorkplace *self, const char *name);

void             summer_workplace_get_now   (SummerWorkplace *self, SummerDay *day, SummerTime *time);
/* For training and tests: another day, another time; NONE = the clock's. */
void             summer_workplace_set_now   (SummerWorkplace *self, SummerDay day, SummerTime time);
gboolean         summer_workplace_is_training (SummerWorkplace *self);

/* What the calls of the desk are given: a day NONE is today. reason is borrowed by it. */
SummerDesk       summer_workplace_get_desk  (SummerWorkplace *self, SummerDay day, const char *reason);

G_END_DECLS
