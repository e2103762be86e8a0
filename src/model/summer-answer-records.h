/* What parents are asked and answer, as plain rows: see summer-records.h, and SummerResponseRecord there. */
#pragma once

#include "summer-records.h"

G_BEGIN_DECLS

typedef struct
{
  gint64       id, programme;
  int          position;
  SummerAspect aspect;
  const char  *text;
  int          asked; /* 0: no longer, kept for what was answered */
} SummerQuestionRecord;

/* A printed questionnaire. */
typedef struct
{
  gint64      id, programme, class_id;
  const char *code;
  SummerDay   printed_on;
  gint64      response; /* 0 = nothing came back yet */
} SummerQuestionnaireRecord;

typedef struct
{
  gint64       response, question;
  SummerRating rating;
} SummerAnswerRecord; /* key: response, question */

G_END_DECLS
