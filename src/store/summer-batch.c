#include "config.h"

#include "summer-batch.h"

#include "summer-record-words.h"
#include "summer-statement.h"

#include <glib/gi18n.h>

#define MOST_COUNTED 100000

#define BACKWARDS(first, last) "iif (" last " < " first ", 2, 0)"
/* A class is held within SUMMER_CLASS_DAYS_MAX days. */
#define CLASS_DAYS(first, last)                                                                    \
  "CASE WHEN ?2 IS NULL THEN 1 WHEN " last " < " first " THEN 2 WHEN " last " > " first            \
  " + 399 THEN 3 WHEN EXISTS (SELECT 1 FROM adjustment a WHERE a.class = class.id AND a.day NOT"   \
  " BETWEEN " first " AND " last ") THEN 4 ELSE 0 END"
#define ENDED "iif (state = 3, 3, 0)"
#define UNCOUNTED(outside)                                                                         \
  "CASE WHEN EXISTS (SELECT 1 FROM attendance m WHERE m.class = class.id AND m.day " outside       \
  ") THEN 1 ELSE " ENDED " END"
#define GIVEN_DAYS(first, last)                                                                    \
  "CASE WHEN ?2 IS NULL THEN 1 WHEN " last " < " first " THEN 2 ELSE 0 END"

/* What decides something by itself (the state of a class, marks, names, numbers) has its own ways. */
static const SummerBatchField fields[] = {
  { "class", "union_name", SUMMER_BATCH_TEXT, 0, NULL, ENDED },
  { "class", "host", SUMMER_BATCH_TEXT, 0, NULL, ENDED },
  { "class", "co_organiser", SUMMER_BATCH_TEXT, 0, NULL, ENDED },
  { "class", "venue", SUMMER_BATCH_TEXT, 0, NULL, ENDED },
  { "class", "first_day", SUMMER_BATCH_DAY, 0, CLASS_DAYS ("?2", "last_day"), UNCOUNTED ("< ?2") },
  { "class", "last_day", SUMMER_BATCH_DAY, 0, CLASS_DAYS ("first_day", "?2"), UNCOUNTED ("> ?2") },
  { "class", "emergency_plan", SUMMER_BATCH_DAY, 0, NULL,
    "CASE WHEN ?2 > first_day THEN 2 ELSE " ENDED " END" },
  { "class", "places", SUMMER_BATCH_COUNT, 0, NULL, ENDED },
  { "class", "rank", SUMMER_BATCH_COUNT, 0, NULL, ENDED },
  { "child", "school", SUMMER_BATCH_TEXT, 0, NULL },
  { "child", "grade", SUMMER_BATCH_TEXT, 0, NULL },
  { "child", "priority", SUMMER_BATCH_TEXT, 0, NULL },
  { "child", "employer", SUMMER_BATCH_TEXT, 0, NULL },
  { "staff", "role", SUMMER_BATCH_TERM, SUMMER_TERMS_ROLE, NULL },
  { "staff", "first_day", SUMMER_BATCH_DAY, 0, BACKWARDS ("?2", "last_day") },
  { "staff", "last_day", SUMMER_BATCH_DAY, 0, BACKWARDS ("first_day", "?2") },
  { "staff", "qualification", SUMMER_BATCH_TEXT, 0, NULL },
  { "visit", "visitor", SUMMER_BATCH_TEXT, 0, NULL },
  { "visit_problem", "fix_by", SUMMER_BATCH_DAY, 0, NULL },
  { "planned_visit", "day", SUMMER_BATCH_DAY, 0, "?2 IS NULL" },
  { "planned_visit", "visitor", SUMMER_BATCH_TEXT, 0, NULL },
  { "drill", "leader", SUMMER_BATCH_TEXT, 0, NULL },
  { "insurance", "insurer", SUMMER_BATCH_TEXT, 0, NULL },
  { "insurance", "first_day", SUMMER_BATCH_DAY, 0, GIVEN_DAYS ("?2", "last_day") },
  { "insurance", "last_day", SUMMER_BATCH_DAY, 0, GIVEN_DAYS ("first_day", "?2") },
};

/**
 * summer_batch_list_fields:
 * @n: (out): how many
 *
 * Returns: (array length=n) (nullable): the fields of the table, which stand together
 */
const SummerBatchField *
summer_batch_list_fields (const char *table, guint *n)
{
  const SummerBatchField *first = NULL;

  *n = 0;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (g_strcmp0 (fields[i].table, table) == 0)
      {
        if (first == NULL)
          first = &fields[i];
        (*n)++;
      }
  return first;
}

const char *
summer_batch_problem_get_text (SummerBatchProblem problem)
{
  switch (problem)
    {
    case SUMMER_BATCH_MISSING:
      return _ ("must be given");
    case SUMMER_BATCH_BACKWARDS:
      return _ ("would end before it begins");
    case SUMMER_BATCH_TOO_LONG:
      return _ ("would be longer than 400 days");
    case SUMMER_BATCH_CALENDAR:
      return _ ("the calendar has an entry outside these dates");
    case SUMMER_BATCH_FINE:
    default:
      return "";
    }
}

const char *
summer_batch_warning_get_text (SummerBatchWarning warning)
{
  switch (warning)
    {
    case SUMMER_BATCH_UNCOUNTED:
      return _ ("attendance outside these dates would count nowhere");
    case SUMMER_BATCH_LATE_PLAN:
      return _ ("after the first day: the class cannot be approved");
    case SUMMER_BATCH_ENDED:
      return _ ("the class has ended");
    case SUMMER_BATCH_UNWARNED:
    default:
      return "";
    }
}

const char *
summer_batch_get_title (const SummerBatchField *field)
{
  return summer_record_get_column_text (field->table, field->column);
}

/**
 * summer_batch_read:
 * @text: as somebody typed it, or (TERM) a value of the terms in Chinese or English
 * @value: (out): uninitialised; a text or a 64-bit number, or left unset for nothing
 * @message: (out) (transfer full): what is wrong, when it is FALSE
 */
gboolean
summer_batch_read (const SummerBatchField *field, const char *text, GValue *value, char **message)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text != NULL ? text : ""));
  SummerDay day = summer_day_parse (trimmed);
  gint64 number = 0;
  int term = 0;

  *value = (GValue) G_VALUE_INIT;
  *message = NULL;
  if (*trimmed == '\0' && field->kind != SUMMER_BATCH_TERM)
    return TRUE;
  switch (field->kind)
    {
    case SUMMER_BATCH_TEXT:
      g_value_init (value, G_TYPE_STRING);
      g_value_take_string (value, g_steal_pointer (&trimmed));
      return TRUE;
    case SUMMER_BATCH_DAY:
      number = day;
      if (day == SUMMER_DAY_NONE)
        *message
            = g_strdup_printf (_ ("“%s” is no date. Write an existing day, such as 2019-07-08."),
                               trimmed);
      break;
    case SUMMER_BATCH_COUNT:
      if (!g_ascii_string_to_signed (trimmed, 10, 0, MOST_COUNTED, &number, NULL))
        *message = g_strdup_printf (_ ("“%s” is no number. Write digits, such as 30."), trimmed);
      break;
    case SUMMER_BATCH_TERM:
    default:
      number = summer_terms_parse (field->terms, trimmed, &term) ? term : -1;
      if (number < 0)
        *message = g_strdup (_ ("Choose one of the values."));
      break;
    }
  if (*message != NULL)
    return FALSE;
  g_value_init (value, G_TYPE_INT64);
  g_value_set_int64 (value, number);
  return TRUE;
}

static void
row_free (gpointer data)
{
  SummerBatchRow *row = data;

  g_free (row->record);
  g_free (row->before);
  g_free (row->after);
  g_free (row);
}

static void
bind_value (SummerStatement *statement, int index, const GValue *value)
{
  if (G_VALUE_HOLDS_STRING (value))
    summer_statement_bind_text (statement, index, g_value_get_string (value));
  else if (G_VALUE_HOLDS_INT64 (value))
    summer_statement_bind_int (statement, index, g_value_get_int64 (value));
  /* Parameters are NULL until they are bound. */
}

static SummerBatchRow *
read_row (const SummerBatchField *field, SummerStatement *each)
{
  sqlite3_stmt *stmt = summer_statement_get_handle (each);
  SummerBatchRow *row = g_new0 (SummerBatchRow, 1);

  row->id = summer_statement_get_int (each, 0);
  row->record = g_strdup (summer_statement_get_text (each, 4));
  row->before
      = summer_record_dup_value_text (field->table, field->column, sqlite3_column_value (stmt, 1));
  row->after
      = summer_record_dup_value_text (field->table, field->column, sqlite3_column_value (stmt, 2));
  row->changes = summer_statement_get_number (each, 3) != 0;
  row->problem = row->changes ? (SummerBatchProblem) summer_statement_get_number (each, 5)
                              : SUMMER_BATCH_FINE;
  row->warning = row->changes && row->problem == SUMMER_BATCH_FINE
                     ? (SummerBatchWarning) summer_statement_get_number (each, 6)
                     : SUMMER_BATCH_UNWARNED;
  return row;
}

/**
 * summer_batch_preview:
 * @ids: of the records; one that is gone is left out
 *
 * Returns: (transfer full) (nullable): what each record has and would have
 */
GPtrArray *
summer_batch_preview (SummerStore *store,
                      const SummerBatchField *field,
                      const GValue *value,
                      const gint64 *ids,
                      guint n,
                      GError **error)
{
  g_autofree char *sql
      = g_strdup_printf ("SELECT id, %s, ?2, %s IS NOT ?2, (%s), %s, %s FROM %s WHERE id = ?1",
                         field->column, field->column, summer_record_get_sql (field->table),
                         field->check != NULL ? field->check : "0",
                         field->warn != NULL ? field->warn : "0", field->table);
  g_autoptr (SummerStatement) each = summer_statement_new_once (store, sql, error);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (row_free);

  if (each == NULL)
    return NULL;
  bind_value (each, 2, value);
  for (guint i = 0; i < n; i++)
    {
      summer_statement_bind_int (each, 1, ids[i]);
      if (summer_statement_step (each, error))
        g_ptr_array_add (rows, read_row (field, each));
      if (summer_statement_failed (each))
        return NULL;
      summer_statement_reset (each);
    }
  return g_steal_pointer (&rows);
}

/* Whether each record still has what the preview showed. */
static gboolean
is_as_shown (SummerStore *store,
             const SummerBatchField *field,
             const GValue *value,
             GPtrArray *rows,
             GError **error)
{
  g_autofree gint64 *ids = g_new (gint64, rows->len);
  g_autoptr (GPtrArray) now = NULL;

  for (guint i = 0; i < rows->len; i++)
    ids[i] = ((SummerBatchRow *) g_ptr_array_index (rows, i))->id;
  now = summer_batch_preview (store, field, value, ids, rows->len, error);
  if (now == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      const SummerBatchRow *shown = g_ptr_array_index (rows, i);
      const SummerBatchRow *row = i < now->len ? g_ptr_array_index (now, i) : NULL;

      if (row != NULL && row->id == shown->id && g_strcmp0 (row->before, shown->before) == 0)
        continue;
      g_set_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_CONFLICT,
                   _ ("%s was changed meanwhile. Look at the preview again."), shown->record);
      return FALSE;
    }
  return TRUE;
}

static gboolean
write_rows (SummerStore *store,
            const SummerBatchField *field,
            const GValue *value,
            GPtrArray *rows,
            guint *n_changed,
            GError **error)
{
  g_autofree char *sql
      = g_strdup_printf ("UPDATE main.%s SET %s = ?2 WHERE id = ?1", field->table, field->column);
  g_autoptr (SummerStatement) update = summer_statement_new_once (store, sql, error);

  if (update == NULL)
    return FALSE;
  bind_value (update, 2, value);
  for (guint i = 0; i < rows->len; i++)
    {
      const SummerBatchRow *row = g_ptr_array_index (rows, i);

      if (!row->changes)
        continue;
      if (row->problem != SUMMER_BATCH_FINE)
        {
          g_set_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_CONSTRAINT, "%s: %s",
                       row->record, summer_batch_problem_get_text (row->problem));
          return FALSE;
        }
      summer_statement_bind_int (update, 1, row->id);
      if (!summer_statement_run_one (update, error))
        {
          g_prefix_error (error, _ ("%s: "), row->record);
          return FALSE;
        }
      (*n_changed)++;
    }
  return TRUE;
}

/**
 * summer_batch_apply:
 * @rows: of summer_batch_preview()
 *
 * Returns: FALSE with @error set, which names the record that refuses, or that somebody else has changed since it
 *   was shown; nothing is written then
 */
gboolean
summer_batch_apply (SummerStore *store,
                    const SummerBatchField *field,
                    const GValue *value,
                    GPtrArray *rows,
                    guint *n_changed,
                    gint64 *sequence,
                    GError **error)
{
  *n_changed = 0;
  *sequence = 0;
  if (!summer_store_begin (store, "edit", summer_batch_get_title (field), error))
    return FALSE;
  if (!is_as_shown (store, field, value, rows, error)
      || !write_rows (store, field, value, rows, n_changed, error))
    {
      summer_store_rollback (store);
      *n_changed = 0;
      return FALSE;
    }
  if (*n_changed > 0)
    return summer_store_commit (store, sequence, error);
  summer_store_rollback (store);
  return TRUE;
}
