/* A class with two places that takes applications, and another one, both held Monday to Friday; for tests of the office. */
#pragma once

#include "../store/fixture.h"

#include "summer-clerk-entry.h"
#include "summer-enrolment.h"
#include "summer-offer.h"

G_BEGIN_DECLS

#define TODAY (FIXTURE_FIRST_DAY - 10)

typedef struct
{
  Fixture store;
  gint64  class_id, other; /* FZ-012 with two places, FZ-013 with thirty */
} Office;

void   office_set_up    (Office *office, gconstpointer unused);
void   office_tear_down (Office *office, gconstpointer unused);
/* One that is eligible, with so many single points proved; a name of its own. */
gint64 office_apply     (Office *office, gint64 class_id, const char *name, guint proved);
/* Enrols a new child for the whole class. */
gint64 office_enrol     (Office *office, gint64 class_id, const char *code, const char *name, gint64 *enrolment);
void   office_mark      (Office *office, gint64 class_id, gint64 child, SummerDay day);
void   office_sign_off  (Office *office, gint64 class_id, SummerDay day);
void   office_set_state (Office *office, const char *code, SummerClassState state);
gint64 office_ask       (Office *office, const char *sql);
void   office_undo      (Office *office);

/* Of class_id. An offer holds three days; a child is accepted from the first open day on. */
SummerRoll            *office_get_roll     (Office *office);
SummerStanding         office_get_standing (Office *office, gint64 application);
SummerApplicationState office_get_state    (Office *office, gint64 application);
gboolean               office_offer        (Office *office, gint64 application, const char *reason, GError **error);
gboolean               office_offer_next   (Office *office, guint most, GError **error);
gboolean               office_accept       (Office *office, gint64 application, gint64 child, GError **error);

#define office_done(call)                  \
  G_STMT_START                             \
  {                                        \
    GError *error = NULL;                  \
    gboolean done_ = (call);               \
    g_assert_no_error (error);             \
    g_assert_true (done_);                 \
  }                                        \
  G_STMT_END
/* A call that fails and leaves the file as it was; part: of the message. */
#define office_fails(office, call, code, part)                                           \
  G_STMT_START                                                                           \
  {                                                                                      \
    GError *error = NULL;                                                                \
    gint64 before_ = office_ask (office, "SELECT count (*) FROM journal");               \
    g_assert_false (call);                                                               \
    g_assert_error (error, SUMMER_CLERK_ERROR, code);                                    \
    g_assert_nonnull (strstr (error->message, part));                                    \
    g_assert_cmpint (office_ask (office, "SELECT count (*) FROM journal"), ==, before_); \
    g_clear_error (&error);                                                              \
  }                                                                                      \
  G_STMT_END

#define office_add(name, test) g_test_add (name, Office, NULL, office_set_up, test, office_tear_down)

G_END_DECLS
