/* Which form of a class is wanted, and making it from what is stored. */
#pragma once

#include "summer-form.h"
#include "summer-day.h"
#include "summer-store.h"

G_BEGIN_DECLS

typedef enum
{
  SUMMER_PRINT_REGISTER, /* of a week or a month */
  SUMMER_PRINT_PICKUP,   /* of a day */
  SUMMER_PRINT_ROSTER,
  SUMMER_PRINT_CARDS,
  SUMMER_PRINT_QUESTIONNAIRES, /* those made and not yet back */
  SUMMER_N_PRINTS,
} SummerPrintKind;

typedef enum
{
  SUMMER_SPAN_DAY,
  SUMMER_SPAN_WEEK,  /* Monday to Sunday */
  SUMMER_SPAN_MONTH,
} SummerSpan;

typedef struct
{
  SummerPrintKind kind;
  gint64          class_id;
  SummerDay       first, last; /* register, and the day first of the pick-up form; none for the others */
  SummerDay       today;       /* the clock's */
  gboolean        blank;       /* register and pick-up form: to be filled in by hand */
} SummerFormRequest;

gboolean     summer_print_kind_parse     (const char *name, SummerPrintKind *kind); /* register, pickup, roster, cards, questionnaires */
SummerPeriod summer_span_get_period      (SummerSpan span, SummerDay day);

/* Fills in first and last for whoever names no day: about today, or the day nearest to it that is of use. */
gboolean     summer_form_request_choose  (SummerFormRequest *self, SummerStore *store, SummerSpan span, GError **error);
SummerForm  *summer_form_request_make    (const SummerFormRequest *self, SummerStore *store, GError **error); /* NOT_FOUND: no such days of the class */

G_END_DECLS
