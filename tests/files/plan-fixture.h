/* A folder of its own for each test, workbooks written from lines of text, and what an import of them said. */
#pragma once

#include "summer-plan.h"
#include "summer-store.h"

G_BEGIN_DECLS

typedef struct
{
  char        *folder;
  SummerStore *store;
  SummerPlan  *plan;     /* of the last import */
  gint64       sequence; /* of its journal entry */
} PlanFixture;

#define PLAN_TEST(name, func) g_test_add (name, PlanFixture, NULL, plan_fixture_set_up, func, plan_fixture_tear_down)

void     plan_fixture_set_up    (PlanFixture *self, gconstpointer data);
void     plan_fixture_tear_down (PlanFixture *self, gconstpointer data);

/* Sheets are parted by blank lines; the first line of each is its name, the others its rows, cells
 * parted by bars. "#1.5" is a number, "@43654" a date, "%0.5" a time, all else text. */
char    *plan_fixture_write     (PlanFixture *self, const char *name, const char *sheets);
void     plan_fixture_read      (PlanFixture *self, const char *path); /* plans, and applies where there is no error */
void     plan_fixture_import    (PlanFixture *self, const char *sheets);
void     plan_fixture_import_ok (PlanFixture *self, const char *sheets); /* asserts that there is no error */
/* Asserts that the last plan has exactly this one error or warning, with a part of its message. */
void     plan_fixture_assert_error   (PlanFixture *self, const char *sheet, const char *cell, const char *message);
void     plan_fixture_assert_warning (PlanFixture *self, const char *sheet, const char *cell, const char *message);
void     plan_fixture_assert_counts  (PlanFixture *self, const char *sheet, guint added, guint changed, guint same, guint removed);
char    *plan_fixture_dump      (SummerStore *store, int year); /* every record of the programme as text, without ids */

G_END_DECLS
