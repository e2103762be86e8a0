/* What the files of the page Today share: summer-today-page.c has what it shows, summer-today-desk.c what is done
 * at the desk, summer-today-card.c what is said of a card of nobody, summer-today-choice.c who is chosen,
 * summer-today-keys.c the keys. */
#pragma once

#include "summer-class-chooser.h"
#include "summer-close-out.h"
#include "summer-today-foot.h"
#include "summer-today-list.h"
#include "summer-today-page.h"
#include "summer-today-search.h"
#include "summer-today-side.h"
#include "summer-today-strip.h"
#include "summer-workplace.h"

G_BEGIN_DECLS

/* What waits for the reason that it needs, to be done once more. */
typedef struct
{
  void (*func) (SummerTodayPage *self, int value, const char *name); /* NULL = nothing waits */
  int   value;
  char *name; /* owned; NULL where func needs none */
} SummerTodayWaiting;

struct _SummerTodayPage
{
  SummerPage parent_instance;

  SummerWorkplace *workplace; /* owned; NULL before the first refresh */
  SummerClassDay *day;        /* owned; NULL = there is no class */
  SummerDay shown;            /* the day looked at; none = today */
  gint64 subject;             /* the child that the side is about; 0 = none */
  gboolean quiet;             /* widgets are being filled */
  gboolean keeping;           /* the search is emptied, the choice stays */
  guint clock_id;

  SummerTodayWaiting waiting;

  guint32 key_time;           /* of the last digit that chose a collector, ms */
  char key_digit;             /* which; 0 = none */

  GtkStack *stack, *lists;
  AdwStatusPage *nothing, *empty;
  GtkWidget *import, *start, *import_children;
  SummerClassChooser *chooser;
  GtkLabel *date, *clock, *why, *training;
  GtkWidget *present_day;
  GtkDropDown *by;
  GtkWidget *bar; /* of an earlier or a signed-off day */
  GtkEditable *reason;
  SummerTodayStrip *strip;
  SummerTodaySearch *search;
  SummerTodayList *list;
  SummerTodayFoot *foot;
  SummerTodaySide *side;
};

/* summer-today-page.c */
void      summer_today_page_reload     (SummerTodayPage *self); /* reads the day and shows what changed */
gboolean  summer_today_page_is_past    (SummerTodayPage *self); /* an earlier day is shown */
void      summer_today_page_set_day    (SummerTodayPage *self, SummerDay day); /* none = today */

/* summer-today-choice.c */
guint     summer_today_page_get_chosen (SummerTodayPage *self); /* index of the child meant; G_MAXUINT = none */
void      summer_today_page_look       (SummerTodayPage *self, guint child); /* shows at the side what may be done with it; G_MAXUINT = nobody */
void      summer_today_page_leave      (SummerTodayPage *self); /* nobody is chosen, the search is empty and has the focus */

/* summer-today-card.c */
gboolean  summer_today_card_is_strange (SummerTodayPage *self, const char *text, guint child); /* what was scanned means nobody here, and it was said why */

/* summer-today-desk.c */
void      summer_today_desk_enter      (SummerTodayPage *self); /* what Enter does */
void      summer_today_desk_go_on      (SummerTodayPage *self); /* the reason is given: does what waits for it */
void      summer_today_desk_say_error  (SummerTodayPage *self, const GError *error); /* after a conflict the day is read anew */
void      summer_today_desk_drop       (SummerTodayPage *self); /* nothing waits any more */
void      summer_today_desk_sign_in    (SummerTodayPage *self);
void      summer_today_desk_release    (SummerTodayPage *self);
void      summer_today_desk_earlier    (SummerTodayPage *self, guint child); /* asks for the sign-out that a former day lacks */
void      summer_today_desk_times      (SummerTodayPage *self); /* asks for the times of the child chosen */
void      summer_today_desk_set_times  (SummerTodayPage *self);
void      summer_today_desk_move_staff (SummerTodayPage *self, const char *name, SummerStaffMove move);
void      summer_today_desk_mark       (SummerTodayPage *self, SummerMark mark);
void      summer_today_desk_all_here   (SummerTodayPage *self);

/* summer-today-actions.c */
void      summer_today_actions_install (GtkWidgetClass *widget_class);
void      summer_today_actions_update  (SummerTodayPage *self); /* which can be done now */

/* summer-today-keys.c */
void      summer_today_keys_add        (SummerTodayPage *self);

G_END_DECLS
