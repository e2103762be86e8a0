/* A class of 23 children in July 2019, opened on its register: the clock stands at Tuesday the 23rd, Thursday the 18th
 * is closed, everything up to now is marked as present, nothing is signed off. */
#pragma once

#include "harness.h"

#include "summer-register-page.h"
#include "summer-workplace.h"

G_BEGIN_DECLS

#define TODAY summer_day_from_ymd (2019, 7, 23)
#define AT(day) ((guint) (day) - 1) /* index of a day of July */

typedef struct
{
  Harness            *harness;   /* owned */
  SummerStore        *store;
  SummerWorkplace    *workplace;
  SummerRegisterPage *page;
  SummerRegisterGrid *grid;      /* it has the focus */
} Desk;

void                  desk_set_up        (Desk *desk, gconstpointer unused);
void                  desk_tear_down     (Desk *desk, gconstpointer unused);
const SummerRegister *desk_get_register  (Desk *desk);
SummerMark            desk_get_mark      (Desk *desk, guint child, guint day);
guint                 desk_count_entries (Desk *desk); /* of the journal */
void                  desk_sign_off      (Desk *desk, SummerDay day);
gboolean              desk_says          (Desk *desk, const char *text); /* somewhere on the page */
void                  desk_assert_at     (Desk *desk, guint child, guint day);

G_END_DECLS
