/* What parents are asked: the questions of a programme, and a questionnaire for each family of a class, known by
 * its code alone. */
#pragma once

#include "summer-answer-records.h"
#include "summer-complaints.h"
#include "summer-store.h"

G_BEGIN_DECLS

#define SUMMER_QUESTIONS_MAX 20 /* as many as a page has room for */

/* A question with its text owned. */
typedef struct
{
  gint64       id; /* 0 = of the default set, or new */
  SummerAspect aspect;
  char        *text;
  gboolean     asked, answered;
} SummerQuestion;

void             summer_question_free         (SummerQuestion *self);
GPtrArray       *summer_questions_new_default (void); /* SummerQuestion */
/* Those that are asked, in their order; the default set where the programme has none yet. */
GPtrArray       *summer_questions_load        (SummerStore *store, gint64 programme, GError **error);
void             summer_questions_check       (GPtrArray *questions, SummerComplaints *complaints); /* fields q0, q1 …, and "questions" */
/* What is asked from now on. One journal entry. One that was answered already stays as it is for what was answered, but
 * is no longer asked. */
gboolean         summer_questions_save        (SummerStore *store, gint64 programme, GPtrArray *questions, SummerComplaints *complaints,
                                               char **done, GError **error);
gboolean         summer_questions_ensure      (SummerStore *store, gint64 programme, GError **error); /* between begin and commit: writes the default set where there is none */

/* Makes the codes that are missing: as many as the class, or each class of the unions that takes part (0), has families.
 * One journal entry, none where nothing is missing. */
gboolean         summer_questionnaires_make   (SummerStore *store, gint64 programme, gint64 class_id, const char *unions, SummerDay today,
                                               guint *n_made, char **done, GError **error);
GPtrArray       *summer_questionnaires_load_open (SummerStore *store, gint64 class_id, GError **error); /* char *: the codes that did not come back */

G_END_DECLS
