/* The cards 接送卡 of the children of a class, with the code of each to be scanned at the desk: ten on a sheet, of
 * the size of an identity card, with marks to cut by. */
#pragma once

#include "summer-class-day.h"
#include "summer-form.h"

G_BEGIN_DECLS

#define SUMMER_CARD_CODE_MAX 32 /* letters; more make squares that a cheap scanner does not read */

#define SUMMER_TYPE_CARD_FORM (summer_card_form_get_type ())
G_DECLARE_FINAL_TYPE (SummerCardForm, summer_card_form, SUMMER, CARD_FORM, SummerForm)

SummerForm *summer_card_form_new (const SummerClassDay *of); /* keeps nothing of it */

G_END_DECLS
