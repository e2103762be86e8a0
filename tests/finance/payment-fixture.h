/* The steps of payments as the tests take them, and what must have come of each. */
#pragma once

#include "../store/fixture.h"

#include "summer-payments.h"

G_BEGIN_DECLS

#define DAY 18158 /* 2019-09-19: batches are made */
#define TODAY (DAY + 60)
#define GRANT 3000000 /* to the first class; the second gets 50 more */

SummerPaymentBook *payments_load (Fixture *fixture);
void payments_fill (Fixture *fixture); /* with what is granted to both classes */
void payments_assert_class (Fixture *fixture, guint class, SummerMoney paid, SummerMoney on_way); /* and no more than granted */
gboolean payments_try_batch (Fixture *fixture, const SummerPaymentLine *lines, guint n_lines, SummerComplaints *complaints, gint64 *batch);
gint64 payments_make_batch (Fixture *fixture, const SummerPaymentLine *lines, guint n_lines);
gint64 payments_make_batch_of (Fixture *fixture, guint class, SummerMoney amount, const char *source); /* one payment; NULL = the fund; 0 = refused */
void payments_assert_refused (Fixture *fixture, const SummerPaymentLine *lines, guint n_lines, const char *field, const char *text);
gint64 payments_find (Fixture *fixture, guint class, SummerPaymentState state); /* 0 = none */

typedef gboolean (*PaymentStep) (SummerStore *store, const SummerPaymentForm *form, SummerDay today, SummerComplaints *complaints, char **done, GError **error);

/* NULL, or what is wrong with field. */
char *payments_dup_complaint (Fixture *fixture, PaymentStep step, SummerPaymentForm form, const char *field);

#define assert_step(step, field, text, ...)                                                        \
  {                                                                                                \
    g_autofree char *complaint                                                                     \
        = payments_dup_complaint (fixture, step, (SummerPaymentForm){ __VA_ARGS__ }, field);       \
    g_assert_cmpstr (complaint, ==, text);                                                         \
  }

G_END_DECLS
