/* Where the money of a programme comes from and how it is shared out (rules.md 5): how an amount of a class is worked
 * out, the shares of the fund by union, and the sources of money after the fund. Parts of a policy. */
#pragma once

#include "summer-money.h"
#include "summer-terms.h"

G_BEGIN_DECLS

typedef enum { SUMMER_AMOUNT_FLAT, SUMMER_AMOUNT_TIERS, SUMMER_AMOUNT_CHILD_DAY } SummerAmountMode;

typedef struct
{
  SummerClassKind kind;
  int             children_min;
  SummerMoney     amount;
} SummerTier;

#define SUMMER_MAX_TIERS 64
#define SUMMER_MAX_SHARES 64
#define SUMMER_MAX_SOURCES 8
#define SUMMER_NO_CEILING G_GINT64_CONSTANT (-1) /* where 0 is no money at all */

/* What a class is due. */
typedef struct
{
  SummerAmountMode mode;
  SummerMoney      flat;
  SummerTier       tiers[SUMMER_MAX_TIERS]; /* sorted by kind, then children_min */
  guint            n_tiers;
  SummerMoney      child_day, child_day_max; /* max 0 = no maximum */
} SummerAmount;

/* What of the fund is set aside for the classes of a union and of all below it. */
typedef struct
{
  char       *name;         /* owned: of the union, or of its place */
  gboolean    by_percent;
  int         basis_points; /* of what is available of the fund */
  SummerMoney amount;       /* where it is no percentage; 0 is no money */
} SummerShare;

/* Money that comes after the fund: of the city, of the host … */
typedef struct
{
  char        *name;    /* owned */
  char        *within;  /* owned: the union or place whose classes get it; NULL = all */
  char        *purpose; /* owned: what it pays for; NULL = the same as the fund */
  int          match;   /* basis points of what the fund granted; 0 = by the amount */
  SummerAmount amount;
  SummerMoney  max;     /* of all classes together; 0 = no ceiling */
} SummerSource;

SummerShare  *summer_shares_copy  (const SummerShare *shares, guint n_shares);
void          summer_shares_free  (SummerShare *shares, guint n_shares);
gboolean      summer_shares_read  (const char *text, SummerShare **shares, guint *n_shares, GError **error);
char         *summer_shares_dup   (const SummerShare *shares, guint n_shares);

const char   *summer_source_get_text (const char *name); /* NULL and "" = the fund, which has no name of its own */
SummerSource *summer_sources_copy (const SummerSource *sources, guint n_sources);
void          summer_sources_free (SummerSource *sources, guint n_sources);
gboolean      summer_sources_read (const char *text, SummerSource **sources, guint *n_sources, GError **error);
char         *summer_sources_dup  (const SummerSource *sources, guint n_sources);

G_END_DECLS
