/* What tests of the paper forms share: a small invented programme, a form of its class FZ-001, and what the PDF of
 * it says when it is read back. */
#pragma once

#include "summer-class-day.h"
#include "summer-form-request.h"
#include "summer-register.h"

G_BEGIN_DECLS

#define TODAY 18101 /* 2019-07-24, a Wednesday */
#define JULY 18078  /* 2019-07-01 */
#define A_DAY 18094 /* 2019-07-17 */

typedef struct
{
  char *folder, *path; /* owned; path: of the last form read back */
  SummerStore *store;
  gint64 programme, class_id;
} FormFixture;

void              form_fixture_set_up     (FormFixture *self, gconstpointer data);
void              form_fixture_tear_down  (FormFixture *self, gconstpointer data);

SummerFormRequest form_fixture_request    (FormFixture *self, SummerPrintKind kind, SummerSpan span, SummerDay day, gboolean blank);
SummerForm       *form_fixture_make       (FormFixture *self, SummerPrintKind kind, SummerSpan span, SummerDay day, gboolean blank);
char             *form_fixture_read_back  (FormFixture *self, SummerForm *form); /* its pages as text, each ending in a form feed */
char             *form_fixture_run        (const char *const *arguments); /* a program that must succeed; what it wrote */
guint             form_fixture_count      (const char *text, const char *what);

SummerRegister   *form_fixture_load_july  (FormFixture *self);
void              form_fixture_assert_children (const char *text, const SummerRegister *of); /* each once, in this order */

void              form_fixture_begin      (FormFixture *self);
void              form_fixture_commit     (FormFixture *self);
gint64            form_fixture_add_child  (FormFixture *self, const char *code, const char *name); /* between begin and commit; with a note on its health */
void              form_fixture_add_children (FormFixture *self, guint n);

#define form_fixture_add(name, test) \
  g_test_add (name, FormFixture, NULL, form_fixture_set_up, test, form_fixture_tear_down)

G_END_DECLS
