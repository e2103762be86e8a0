/* Money in fen, rates in basis points, and how both are read and written. No floating point. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef gint64 SummerMoney; /* fen */

#define SUMMER_VALUE_ERROR (summer_value_error_quark ())
typedef enum
{
  SUMMER_VALUE_ERROR_FORM,  /* not of the form asked for */
  SUMMER_VALUE_ERROR_RANGE, /* of the form, but out of bounds */
} SummerValueError;
GQuark   summer_value_error_quark       (void);

gboolean summer_money_parse             (const char *text, SummerMoney *fen, GError **error);
char    *summer_money_dup_text          (SummerMoney fen);   /* 3,000,000 or 25.50 */
char    *summer_money_dup_plain         (SummerMoney fen);   /* 3000000 or 25.50 */
char    *summer_money_dup_capital       (SummerMoney fen);   /* 叁万元整, for cheques and forms */

/* "70%" or a number cell's "0.7" as basis points; the text "0.7" and numbers above 1 are errors. */
gboolean summer_rate_parse              (const char *text, gboolean is_number, int *basis_points, GError **error);
char    *summer_rate_dup_basis_points   (int basis_points);               /* 70%, 66.66% */
char    *summer_rate_dup_recorded       (gint64 part, gint64 whole, gint64 unrecorded); /* the same; NULL too where none of it is recorded */
char    *summer_rate_dup_percent        (gint64 part, gint64 whole);      /* "69.99", cut off; NULL when whole is 0 */

G_END_DECLS
