/* The words an invented programme is made of: names, places and what people write into forms. */
#pragma once

#include "summer-sample-random.h"

G_BEGIN_DECLS

typedef enum
{
  SUMMER_WORDS_SURNAME, /* the common ones stand more than once */
  SUMMER_WORDS_BOY,
  SUMMER_WORDS_GIRL,
  SUMMER_WORDS_MAN,
  SUMMER_WORDS_WOMAN,
  SUMMER_WORDS_PLACE_FIRST, /* a place is named by one character of each */
  SUMMER_WORDS_PLACE_SECOND,
  SUMMER_WORDS_PROVIDER,
  SUMMER_WORDS_PROVIDER_KIND,
  SUMMER_WORDS_BANK,
  SUMMER_WORDS_VENUE,
  SUMMER_WORDS_INSURER,
  SUMMER_WORDS_EMPLOYER,
  SUMMER_WORDS_PRIORITY,
  SUMMER_WORDS_HEALTH,
  SUMMER_WORDS_TUTOR_QUALIFICATION,
  SUMMER_WORDS_CANCELLED,
  SUMMER_WORDS_PROBLEM_MINOR,
  SUMMER_WORDS_PROBLEM_SERIOUS,
  SUMMER_WORDS_INCIDENT_MINOR,
  SUMMER_WORDS_PRAISE,
  SUMMER_WORDS_COMPLAINT,
  SUMMER_N_WORDS,
} SummerWords;

guint       summer_words_get_size (SummerWords list);
const char *summer_words_get      (SummerWords list, guint index);  /* wraps around */
const char *summer_words_pick     (SummerWords list, SummerSampleRandom *random);

G_END_DECLS
