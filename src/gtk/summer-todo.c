#include "config.h"

#include <glib/gi18n.h>

#include "summer-todo.h"

#include "summer-wording.h"

static void
summer_todo_free (SummerTodo *todo)
{
  g_free (todo->text);
  g_free (todo);
}

static SummerTodoState
get_state (const SummerFinding *finding, SummerDay deadline, SummerDay as_of)
{
  /* An open problem is mended by correcting it, late or not; what else failed is no matter of days. */
  const gboolean mendable = finding->outcome == SUMMER_OUTCOME_UNPROVEN
                            || finding->condition == SUMMER_CONDITION_INSPECTION;

  if (finding->level == SUMMER_LEVEL_ADVISORY)
    return SUMMER_TODO_ADVISORY;
  if (mendable && deadline != SUMMER_DAY_NONE && deadline < as_of)
    return SUMMER_TODO_OVERDUE;
  if (finding->outcome == SUMMER_OUTCOME_FAIL)
    return SUMMER_TODO_FAILED;
  if (finding->condition == SUMMER_CONDITION_ATTENDANCE)
    return summer_finding_get_count (finding, "unrecorded") > 0 ? SUMMER_TODO_RECORD
                                                                : SUMMER_TODO_AT_RISK;
  return finding->condition == SUMMER_CONDITION_OPEN_DAYS ? SUMMER_TODO_AT_RISK
                                                          : SUMMER_TODO_SUPPLY;
}

/* First what can still be done, then what is lost, then what only advises. */
static int
get_group (const SummerTodo *todo)
{
  if (todo->state == SUMMER_TODO_ADVISORY)
    return 2;
  return todo->state == SUMMER_TODO_FAILED && todo->lost ? 1 : 0;
}

/* Within a group the earlier day comes first, what has no day last. */
static int
compare_urgency (const SummerTodo *a, const SummerTodo *b)
{
  if (get_group (a) != get_group (b))
    return get_group (a) - get_group (b);
  if (a->deadline != b->deadline)
    {
      if (a->deadline == SUMMER_DAY_NONE || b->deadline == SUMMER_DAY_NONE)
        return a->deadline == SUMMER_DAY_NONE ? 1 : -1;
      return a->deadline < b->deadline ? -1 : 1;
    }
  return (int) a->state - (int) b->state;
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const SummerTodo *x = *(SummerTodo *const *) a, *y = *(SummerTodo *const *) b;
  const int order = compare_urgency (x, y);

  return order != 0 ? order : (int) x->class_index - (int) y->class_index;
}

/* A class that was rejected or has withdrawn needs nobody's attention. */
static gboolean
is_out (const SummerClassAssessment *of)
{
  const SummerFinding *approved = summer_class_assessment_find (of, SUMMER_CONDITION_APPROVED);

  return approved && approved->outcome == SUMMER_OUTCOME_FAIL;
}

/* A class that is under way has days to come: that is no matter until hardly more of them are left than it
 * needs. */
#define SPARE_DAYS 3

static gboolean
is_in_good_time (const SummerFinding *finding)
{
  return finding->condition == SUMMER_CONDITION_OPEN_DAYS
         && finding->outcome == SUMMER_OUTCOME_UNPROVEN
         && summer_finding_get_count (finding, "held")
                    + summer_finding_get_count (finding, "remaining")
                    - summer_finding_get_count (finding, "min")
                >= SPARE_DAYS;
}

static SummerTodo *
create (const SummerAssessment *assessment, guint class_index, const SummerFinding *finding)
{
  SummerTodo *todo;
  char *text = summer_finding_dup_remedy (finding, assessment->policy, assessment->as_of);

  /* Without a remedy an open finding only needs time; a failed one is told all the same. */
  if (!text && finding->outcome == SUMMER_OUTCOME_FAIL)
    text = summer_finding_dup_sentence (finding, assessment->policy, assessment->as_of);
  if (!text)
    return NULL;

  todo = g_new0 (SummerTodo, 1);
  todo->class_index = class_index;
  todo->finding = finding;
  todo->deadline = summer_finding_get_deadline (finding, assessment->as_of);
  todo->state = get_state (finding, todo->deadline, assessment->as_of);
  todo->lost = todo->state == SUMMER_TODO_FAILED && todo->deadline != SUMMER_DAY_NONE
               && todo->deadline < assessment->as_of;
  todo->text = text;
  return todo;
}

/**
 * summer_todo_new:
 *
 * Goes through the failed and the unproven findings of every class, required and advisory.
 *
 * Returns: (transfer full): an array of SummerTodo, at most one a class
 */
GPtrArray *
summer_todo_new (const SummerAssessment *assessment)
{
  GPtrArray *todos = g_ptr_array_new_with_free_func ((GDestroyNotify) summer_todo_free);

  g_return_val_if_fail (assessment, todos);

  for (guint i = 0; i < assessment->n_classes; i++)
    {
      const SummerClassAssessment *of = &assessment->classes[i];
      SummerTodo *first = NULL;
      guint n = 0;

      if (is_out (of))
        continue;
      for (guint j = 0; j < of->n_findings; j++)
        {
          SummerTodo *todo;

          if (of->findings[j].outcome != SUMMER_OUTCOME_FAIL
              && of->findings[j].outcome != SUMMER_OUTCOME_UNPROVEN)
            continue;
          if (is_in_good_time (&of->findings[j]))
            continue;
          todo = create (assessment, i, &of->findings[j]);
          if (!todo)
            continue;
          n++;
          if (!first || compare_urgency (todo, first) < 0)
            {
              g_clear_pointer (&first, summer_todo_free);
              first = todo;
            }
          else
            summer_todo_free (todo);
        }
      if (first)
        {
          first->others = n - 1;
          g_ptr_array_add (todos, first);
        }
    }
  g_ptr_array_sort (todos, compare_rows);
  return todos;
}

const char *
summer_todo_get_word (const SummerTodo *todo)
{
  switch (todo->state)
    {
    case SUMMER_TODO_OVERDUE:
      return _ ("Overdue");
    case SUMMER_TODO_AT_RISK:
      return _ ("At risk");
    case SUMMER_TODO_RECORD:
      return _ ("To record");
    case SUMMER_TODO_SUPPLY:
      return _ ("To supply");
    case SUMMER_TODO_FAILED:
      return summer_outcome_get_text (SUMMER_OUTCOME_FAIL);
    case SUMMER_TODO_ADVISORY:
      return _ ("Advice");
    default:
      g_return_val_if_reached ("");
    }
}

char *
summer_todo_dup_latest (const SummerTodo *todo, SummerDay as_of)
{
  if (todo->deadline == SUMMER_DAY_NONE)
    return NULL;
  return todo->deadline == as_of ? g_strdup (C_ ("deadline", "Today"))
                                 : summer_day_dup_text (todo->deadline);
}
