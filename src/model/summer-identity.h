/* Numbers that carry their own check: resident identity (GB 11643) and unified social credit (GB 32100). */
#pragma once

#include "summer-day.h"

G_BEGIN_DECLS

typedef enum
{
  SUMMER_SEX_UNKNOWN,
  SUMMER_SEX_MALE,
  SUMMER_SEX_FEMALE,
} SummerSex;

typedef enum
{
  SUMMER_IDENTITY_VALID,
  SUMMER_IDENTITY_FORM,  /* not 17 digits and a digit or X */
  SUMMER_IDENTITY_DATE,  /* the birth date does not exist */
  SUMMER_IDENTITY_CHECK, /* the check character is wrong */
} SummerIdentityState;

SummerIdentityState summer_identity_check          (const char *number, SummerDay *birth, SummerSex *sex);
char                summer_identity_check_character (const char *first_seventeen); /* 0 when not 17 digits */
gboolean            summer_credit_code_check        (const char *code);
char                summer_credit_code_check_character (const char *first_seventeen);
char               *summer_identity_dup_masked      (const char *number);   /* 3501**********1234 */
gboolean            summer_telephone_check          (const char *number);   /* a mobile or landline number that can be dialled */
char               *summer_telephone_dup_masked     (const char *number);   /* 138****4471 */

G_END_DECLS
