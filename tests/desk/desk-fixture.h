/* A class at work, for the tests of the desk: open Monday to Friday from FIXTURE_FIRST_DAY, five children and
 * three members of staff, nothing recorded yet. */
#pragma once

#include "../store/fixture.h"

#include "summer-desk.h"

G_BEGIN_DECLS

typedef enum
{
  LIN,  /* insured, with an agreement: nothing against it */
  ZHOU, /* not insured */
  HE,   /* no agreement */
  WANG, /* its enrolment ended before */
  XU,   /* as LIN */
  N_CHILDREN,
} DeskChild;

typedef struct
{
  Fixture    store;
  SummerDesk desk; /* at the class, on FIXTURE_FIRST_DAY at 08:05 */
  gint64     children[N_CHILDREN];
  gint64     elsewhere; /* a child of another class */
  gint64     other_class;
} DeskFixture;

void     desk_set_up    (DeskFixture *fixture, gconstpointer unused);
void     desk_tear_down (DeskFixture *fixture, gconstpointer unused);
gint64   desk_authorise (DeskFixture *fixture, DeskChild child, SummerAuthorisationKind kind, const char *name,
                         SummerDay first, SummerDay last); /* id */
gint64   desk_prescribe (DeskFixture *fixture, DeskChild child, SummerTime time); /* id of the medicine */
gint64   desk_count_entries (DeskFixture *fixture);

/* A call that must succeed, and one that must fail and leave the file as it was. */
#define desk_done(fixture, call)                                  \
  G_STMT_START                                                    \
  {                                                               \
    GError *error = NULL;                                         \
    gboolean done_ = (call);                                      \
    g_assert_no_error (error);                                    \
    g_assert_true (done_);                                        \
  }                                                               \
  G_STMT_END
#define desk_fails(fixture, call, code)                           \
  G_STMT_START                                                    \
  {                                                               \
    GError *error = NULL;                                         \
    gint64 before_ = desk_count_entries (fixture);                \
    g_assert_false (call);                                        \
    g_assert_error (error, SUMMER_DESK_ERROR, code);              \
    g_assert_cmpint (desk_count_entries (fixture), ==, before_);  \
    g_clear_error (&error);                                       \
  }                                                               \
  G_STMT_END

#define desk_add(name, test) g_test_add (name, DeskFixture, NULL, desk_set_up, test, desk_tear_down)

SummerClassDay       *desk_load    (DeskFixture *fixture); /* the day of its desk */
const SummerDayChild *desk_look    (DeskFixture *fixture, SummerClassDay *day, DeskChild child);
void                  desk_sign_in (DeskFixture *fixture, DeskChild child, SummerTime time);

G_END_DECLS
