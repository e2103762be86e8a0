/* Answers of parents out of a spreadsheet or a pasted block: a row a questionnaire, with its code, a column a question
 * (1 to 4, or a word) and the comment. The plan is made first; nothing is written while an error is open. */
#pragma once

#include "summer-block.h"
#include "summer-store.h"

G_BEGIN_DECLS

typedef struct
{
  char *code;    /* owned: as it is kept */
  char *place;   /* owned: of the cell of the code, "A2" */
  char *problem; /* owned: the first of the row with its cell, "C7: …"; NULL = it can be taken */
  char *ratings; /* owned: "1 2 – 4", as they were read */
  char *comment; /* owned; NULL = none */
} SummerAnswerRow;

#define SUMMER_TYPE_ANSWER_PLAN (summer_answer_plan_get_type ())
G_DECLARE_FINAL_TYPE (SummerAnswerPlan, summer_answer_plan, SUMMER, ANSWER_PLAN, GObject)

/* day: on which they came back, where no column says so. NULL with error set when nothing can be made of the block. */
SummerAnswerPlan      *summer_answer_plan_new          (SummerBlock *block, SummerStore *store, gint64 programme, SummerDay today, GError **error);
guint                  summer_answer_plan_get_n_rows   (SummerAnswerPlan *self);
const SummerAnswerRow *summer_answer_plan_get_row      (SummerAnswerPlan *self, guint row);
guint                  summer_answer_plan_get_n_problems (SummerAnswerPlan *self); /* rows that cannot be taken */
/* One journal entry; refused while a problem is open. */
gboolean               summer_answer_plan_apply        (SummerAnswerPlan *self, SummerStore *store, char **done, GError **error);

G_END_DECLS
