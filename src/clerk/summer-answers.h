/* Entering what parents answered: a response with its answers, by the code of the questionnaire. */
#pragma once

#include "summer-answer-records.h"
#include "summer-complaints.h"
#include "summer-questionnaires.h"

G_BEGIN_DECLS

#define SUMMER_RATING_NONE (-1) /* not answered */

/* What stands on one questionnaire. Texts are borrowed. */
typedef struct
{
  const char *code;     /* as typed */
  gint64      class_id; /* the class it is said to be of; 0 = whichever */
  SummerDay   day;      /* on which it came back */
  GPtrArray  *questions; /* SummerQuestion: those of the ratings, borrowed */
  int         ratings[SUMMER_QUESTIONS_MAX]; /* SummerRating or SUMMER_RATING_NONE */
  const char *comment;
} SummerAnswers;

/* Fields: code, day, q0, q1 … The code must be one of the programme that did not come back; overall must be answered. */
gboolean summer_answers_check     (const SummerAnswers *self, SummerStore *store, gint64 programme, SummerDay today,
                                   SummerComplaints *complaints, GError **error); /* FALSE: cannot be read */
gboolean summer_answers_dup_class (SummerStore *store, gint64 programme, const char *code, char **class_name, GError **error); /* "FZ-001 name"; NULL: none that can be entered */

/* One journal entry: the response and its answers. */
gboolean summer_answers_enter     (const SummerAnswers *self, SummerStore *store, gint64 programme, SummerDay today,
                                   SummerComplaints *complaints, char **done, GError **error);
/* Between begin and commit, for an import; checked before. */
gboolean summer_answers_write     (const SummerAnswers *self, SummerStore *store, gint64 programme, GError **error);

/* 1 2 3 4, or a word of the workbook. */
gboolean summer_answers_parse_rating (const char *text, int *rating);

G_END_DECLS
