/* The search that always has the focus at the desk: whom the letters mean, and beside it what Enter will do or
 * why it did nothing. */
#pragma once

#include <gtk/gtk.h>

#include "summer-chip.h"
#include "summer-class-day.h"
#include "summer-office.h"

G_BEGIN_DECLS

#define SUMMER_TYPE_TODAY_SEARCH (summer_today_search_get_type ())
G_DECLARE_FINAL_TYPE (SummerTodaySearch, summer_today_search, SUMMER, TODAY_SEARCH, GtkWidget)

/* Signal "matched": the letters or the choice among those they mean are others. */
GtkWidget    *summer_today_search_new         (void);
void          summer_today_search_set_office  (SummerTodaySearch *self, SummerOffice *office); /* once, before the first day */
void          summer_today_search_set_day     (SummerTodaySearch *self, const SummerClassDay *day); /* borrowed until the next; NULL = none */
const char   *summer_today_search_get_text    (SummerTodaySearch *self); /* without spaces around it */
const GArray *summer_today_search_get_matches (SummerTodaySearch *self); /* guint indexes of children, the best first */
guint         summer_today_search_get_match   (SummerTodaySearch *self); /* the child chosen; G_MAXUINT = none */
guint         summer_today_search_get_staff   (SummerTodaySearch *self); /* the member of staff chosen: they come after the children; G_MAXUINT = none */
void          summer_today_search_move        (SummerTodaySearch *self, int step);
void          summer_today_search_clear       (SummerTodaySearch *self); /* and what it said */
void          summer_today_search_say         (SummerTodaySearch *self, SummerTone tone, const char *text); /* until one types on */
void          summer_today_search_describe    (SummerTodaySearch *self, const char *text); /* for screen readers: who is chosen */
gboolean      summer_today_search_has_focus   (SummerTodaySearch *self);
gboolean      summer_today_search_is_composing (SummerTodaySearch *self); /* an input method has the keys */
void          summer_today_search_insert      (SummerTodaySearch *self, const char *text); /* as if it were typed there */

G_END_DECLS
