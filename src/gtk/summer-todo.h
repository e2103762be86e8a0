/* What needs attention first: one thing a class, the most urgent of its open findings. */
#pragma once

#include "summer-assessment.h"

G_BEGIN_DECLS

typedef enum
{
  SUMMER_TODO_OVERDUE,  /* the day by which it was to be done is over */
  SUMMER_TODO_AT_RISK,  /* attendance or days that can still be reached, or no longer after a day */
  SUMMER_TODO_RECORD,   /* marks that were not made */
  SUMMER_TODO_SUPPLY,   /* a paper, a visit, a policy that is not there yet */
  SUMMER_TODO_FAILED,   /* a required condition is not met */
  SUMMER_TODO_ADVISORY, /* shown, never decides */
} SummerTodoState;

typedef struct
{
  guint                class_index; /* into the assessment's classes */
  const SummerFinding *finding;     /* borrowed from the assessment */
  SummerTodoState      state;
  SummerDay            deadline; /* none: no date hangs on it */
  gboolean             lost;     /* failed, and the last day on which it could be mended is over */
  guint                others;   /* further open findings of the class */
  char                *text;     /* owned: what is left to do, in words */
} SummerTodo;

GPtrArray  *summer_todo_new        (const SummerAssessment *assessment); /* SummerTodo, owned; most urgent first */
const char *summer_todo_get_word   (const SummerTodo *todo); /* 已逾期 … */
char       *summer_todo_dup_latest (const SummerTodo *todo, SummerDay as_of); /* 今天, 7月24日 周三 */

G_END_DECLS
