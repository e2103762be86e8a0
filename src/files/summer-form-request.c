#include "config.h"

#include "summer-form-request.h"

#include <glib/gi18n.h>

#include "summer-calendar.h"
#include "summer-card-form.h"
#include "summer-class-table.h"
#include "summer-facts-loader.h"
#include "summer-pickup-form.h"
#include "summer-questionnaire-form.h"
#include "summer-register-form.h"
#include "summer-roster-form.h"

/**
 * summer_print_kind_parse:
 * @kind: (out): which form the name is of
 *
 * Returns: FALSE when it is of none
 */
gboolean
summer_print_kind_parse (const char *name, SummerPrintKind *kind)
{
  static const char *const names[SUMMER_N_PRINTS] = {
    [SUMMER_PRINT_REGISTER] = "register",
    [SUMMER_PRINT_PICKUP] = "pickup",
    [SUMMER_PRINT_ROSTER] = "roster",
    [SUMMER_PRINT_CARDS] = "cards",
    [SUMMER_PRINT_QUESTIONNAIRES] = "questionnaires",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_strcmp0 (name, names[i]) == 0)
      {
        *kind = (SummerPrintKind) i;
        return TRUE;
      }
  return FALSE;
}

/**
 * summer_span_get_period:
 *
 * Returns: the day, week or month that a day lies in
 */
SummerPeriod
summer_span_get_period (SummerSpan span, SummerDay day)
{
  const SummerPeriod period = { day, day };

  g_return_val_if_fail (day != SUMMER_DAY_NONE, period);

  switch (span)
    {
    case SUMMER_SPAN_WEEK:
      return summer_day_get_week (day);
    case SUMMER_SPAN_MONTH:
      return summer_day_get_month (day);
    case SUMMER_SPAN_DAY:
    default:
      return period;
    }
}

/* A blank form is for a day still to come, a filled one for a day that was. */
static SummerDay
choose_day (const SummerFormRequest *self, const SummerFacts *facts)
{
  SummerCalendar calendar;
  SummerDay chosen = self->today;

  summer_calendar_init (&calendar, facts, &facts->classes[0], self->today);
  if (calendar.n_days > 0)
    {
      gboolean today = summer_calendar_find (&calendar, self->today) >= 0;
      guint past = calendar.n_held > 0 ? calendar.n_held - 1 : 0;
      guint next = MIN (calendar.n_held, calendar.n_days - 1);

      chosen = calendar.days[self->blank && !today ? next : past];
    }
  summer_calendar_clear (&calendar);
  return chosen;
}

/**
 * summer_form_request_choose:
 *
 * Chooses the days of a form that was asked for without any: those about today where the class is held today,
 * otherwise about the open day before it, or after it for a form that is to be filled in.
 *
 * Returns: FALSE with @error set
 */
gboolean
summer_form_request_choose (SummerFormRequest *self,
                            SummerStore *store,
                            SummerSpan span,
                            GError **error)
{
  g_autoptr (SummerFacts) facts = NULL;
  SummerPeriod period;

  g_return_val_if_fail (self != NULL && SUMMER_IS_STORE (store), FALSE);

  facts = summer_store_load_class_facts (store, self->class_id, FALSE, error);
  if (facts == NULL)
    return FALSE;
  period = summer_span_get_period (span, choose_day (self, facts));
  self->first = period.first;
  self->last = period.last;
  return TRUE;
}

static gboolean
check_days (const SummerFormRequest *self, const SummerClassFacts *of, GError **error)
{
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  if (self->first <= of->last_day && self->last >= of->first_day)
    return TRUE;
  first = summer_day_dup_text_in_year (of->first_day);
  last = summer_day_dup_text_in_year (of->last_day);
  g_set_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_NOT_FOUND,
               _ ("Class %s is held from %s to %s: choose days within that."), of->code, first,
               last);
  return FALSE;
}

static SummerForm *
make_register (const SummerFormRequest *self, SummerStore *store, GError **error)
{
  g_autoptr (SummerRegister) of
      = summer_register_load (store, self->class_id, self->first, self->last, self->today, error);

  if (of == NULL || !check_days (self, of->of, error))
    return NULL;
  return summer_register_form_new (of, self->blank);
}

/**
 * summer_form_request_make:
 *
 * Reads what the form shows and makes it.
 *
 * Returns: (transfer full): the form, or NULL with @error set
 */
SummerForm *
summer_form_request_make (const SummerFormRequest *self, SummerStore *store, GError **error)
{
  g_autoptr (SummerClassDay) of = NULL;

  g_return_val_if_fail (self != NULL && SUMMER_IS_STORE (store), NULL);

  if (self->kind == SUMMER_PRINT_QUESTIONNAIRES)
    {
      const gint64 programme = summer_class_find_programme (store, self->class_id, error);

      return programme != 0
                 ? summer_questionnaire_form_new (store, programme, self->class_id, NULL, error)
                 : NULL;
    }
  if (self->kind == SUMMER_PRINT_REGISTER)
    return make_register (self, store, error);
  of = summer_class_day_load (store, self->class_id,
                              self->kind == SUMMER_PRINT_PICKUP ? self->first : self->today, error);
  if (of == NULL)
    return NULL;
  if (self->kind == SUMMER_PRINT_ROSTER)
    return summer_roster_form_new (store, of, self->today, error);
  if (self->kind == SUMMER_PRINT_CARDS)
    return summer_card_form_new (of);
  if (!check_days (self, of->of, error))
    return NULL;
  return summer_pickup_form_new (store, of, self->today, self->blank, error);
}
