/* The page of today, open at the desk of the class of tests/desk, while another program works on the same file. */
#pragma once

#include "../desk/desk-fixture.h"
#include "harness.h"

#include "summer-today-page-private.h"

G_BEGIN_DECLS

#define DAY FIXTURE_FIRST_DAY

typedef struct
{
  DeskFixture desk; /* its store is that of another program */
  Harness *harness;
} Play;

void                  today_set_up            (Play *play, gconstpointer unused);
void                  today_tear_down         (Play *play, gconstpointer unused);
#define today_add(name, test) g_test_add (name, Play, NULL, today_set_up, test, today_tear_down)

SummerTodayPage      *today_get_page          (Play *play);
void                  today_set_now           (Play *play, SummerDay day, SummerTime time);
gint64                today_ask_mark          (Play *play, DeskChild child, SummerDay day, const char *what);
gint64                today_count_entries     (Play *play); /* of the journal */
gboolean              today_shows             (Play *play, const char *text);
const SummerDayChild *today_get_child         (Play *play, DeskChild child);
void                  today_enter             (Play *play, const char *text); /* types it, and Enter */
void                  today_assert_ready      (Play *play); /* for the next one */
void                  today_sign_in_elsewhere (Play *play, DeskChild child, SummerDay day, SummerTime time); /* by the other program */

G_END_DECLS
