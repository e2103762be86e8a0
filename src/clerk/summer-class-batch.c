#include "config.h"

#include "summer-class-batch.h"

#include <glib/gi18n.h>

#include "summer-clerk-entry.h"

struct _SummerClassBatch
{
  GPtrArray *lives; /* owned: SummerClassLife */
  SummerDay today;
};

static void
row_free (gpointer data)
{
  SummerClassBatchRow *row = data;

  g_free (row->name);
  g_free (row->now);
  g_free (row->then);
  g_free (row->why);
  g_free (row);
}

/**
 * summer_class_batch_new:
 * @ids: (array length=n_ids): of the classes
 * @today: the clock's day: a step is not taken in the future
 *
 * Returns: (transfer full) (nullable): %NULL with @error set
 */
SummerClassBatch *
summer_class_batch_new (
    SummerStore *store, const gint64 *ids, guint n_ids, SummerDay today, GError **error)
{
  g_autoptr (SummerClassBatch) self = g_new0 (SummerClassBatch, 1);

  self->today = today;
  self->lives = g_ptr_array_new_with_free_func ((GDestroyNotify) summer_class_life_free);
  for (guint i = 0; i < n_ids; i++)
    {
      g_autoptr (GError) failed = NULL;
      SummerClassLife *life = summer_class_life_load (store, ids[i], today, &failed);

      if (life != NULL)
        g_ptr_array_add (self->lives, life);
      else if (!g_error_matches (failed, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_NOT_FOUND))
        {
          g_propagate_error (error, g_steal_pointer (&failed));
          return NULL;
        }
    }
  return g_steal_pointer (&self);
}

void
summer_class_batch_free (SummerClassBatch *self)
{
  g_ptr_array_unref (self->lives);
  g_free (self);
}

static const SummerClassAssessment *
find_assessed (const SummerClassLife *life, SummerAssessment *assessment)
{
  return assessment != NULL ? summer_assessment_find (assessment, life->of->code) : NULL;
}

/* What is wrong with the order whatever the class is said at its field, and against no class. */
static void
check_order (SummerClassBatch *self, const SummerStepOrder *order, SummerComplaints *complaints)
{
  static const char *const fields[] = { "person", "note" };
  g_autoptr (SummerComplaints) of_first = summer_complaints_new ();

  if (order->day == SUMMER_DAY_NONE)
    summer_complaints_add (complaints, "day", _ ("Write the day."));
  else if (order->day > self->today)
    summer_complaints_add (complaints, "day", _ ("This day is still to come."));
  if (self->lives->len == 0)
    return;
  summer_class_life_complain (g_ptr_array_index (self->lives, 0), order, self->today, NULL,
                              of_first);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const char *text = summer_complaints_get (of_first, fields[i]);

      if (text != NULL)
        summer_complaints_add (complaints, fields[i], "%s", text);
    }
}

static char *
dup_name (const SummerClassLife *life)
{
  return g_strdup_printf ("%s %s", life->of->code, life->of->name);
}

static SummerClassBatchRow *
preview_class (SummerClassBatch *self,
               const SummerClassLife *life,
               const SummerStepOrder *order,
               SummerAssessment *assessment)
{
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  SummerClassBatchRow *row = g_new0 (SummerClassBatchRow, 1);
  const char *why;

  row->class_id = life->class_id;
  row->name = dup_name (life);
  row->now = g_strdup (summer_stage_get_text (life->stage));
  summer_class_life_complain (life, order, self->today, find_assessed (life, assessment),
                              complaints);
  why = summer_complaints_get (complaints, SUMMER_LIFE_CHECKS);
  if (why == NULL && order->day != SUMMER_DAY_NONE && order->day <= self->today)
    why = summer_complaints_get (complaints, "day");
  row->goes = why == NULL;
  if (row->goes)
    row->then = g_strdup (summer_terms_get_text (SUMMER_TERMS_STEP, (int) order->step));
  else
    row->why = g_strdup (why);
  return row;
}

/**
 * summer_class_batch_preview:
 * @complaints: filled in where the order itself cannot be, whatever the class
 *
 * Returns: (transfer full) (element-type SummerClassBatchRow): what the order does to each class
 */
GPtrArray *
summer_class_batch_preview (SummerClassBatch *self,
                            const SummerStepOrder *order,
                            SummerAssessment *assessment,
                            SummerComplaints *complaints)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (row_free);

  check_order (self, order, complaints);
  for (guint i = 0; i < self->lives->len; i++)
    g_ptr_array_add (rows,
                     preview_class (self, g_ptr_array_index (self->lives, i), order, assessment));
  return rows;
}

static guint
count_going (const GPtrArray *rows)
{
  guint n = 0;

  for (guint i = 0; i < rows->len; i++)
    n += ((const SummerClassBatchRow *) g_ptr_array_index (rows, i))->goes;
  return n;
}

/* Somebody may have changed a class since it was shown: then nothing is written, and it is said which. */
static gboolean
write_all (SummerClassBatch *self,
           SummerStore *store,
           const SummerStepOrder *order,
           const GPtrArray *rows,
           SummerAssessment *assessment,
           GError **error)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const SummerClassLife *life = g_ptr_array_index (self->lives, i);
      const SummerClassBatchRow *row = g_ptr_array_index (rows, i);
      g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
      GError *failed = NULL;

      if (!row->goes
          || summer_class_life_write (store, life->class_id, order, self->today,
                                      find_assessed (life, assessment), complaints, &failed))
        continue;
      if (failed != NULL)
        g_propagate_error (error, failed);
      else
        summer_clerk_set_refused (error, "%s: %s", row->name,
                                  summer_complaints_get_first (complaints, NULL));
      return FALSE;
    }
  return TRUE;
}

/**
 * summer_class_batch_take:
 * @done: (out) (optional) (transfer full): what was done, in words
 *
 * Takes the step for the classes that it can be taken for, as one entry of the journal.
 *
 * Returns: FALSE with @complaints, or with @error set
 */
gboolean
summer_class_batch_take (SummerClassBatch *self,
                         SummerStore *store,
                         const SummerStepOrder *order,
                         SummerAssessment *assessment,
                         SummerComplaints *complaints,
                         char **done,
                         GError **error)
{
  const char *step = summer_terms_get_text (SUMMER_TERMS_STEP, (int) order->step);
  g_autoptr (GPtrArray) rows = summer_class_batch_preview (self, order, assessment, complaints);
  const guint n = count_going (rows);
  g_autofree char *what = NULL;

  if (!summer_complaints_is_empty (complaints))
    return FALSE;
  if (n == 0)
    return summer_clerk_set_refused (error, _ ("None of the classes can take this step: the list "
                                               "says what stands against it."));
  /* Translators: a step of the life of classes, and how many take it: approved · 5 classes */
  what = g_strdup_printf (ngettext ("%s · %u class", "%s · %u classes", n), step, n);
  if (!summer_store_begin (store, "class-step", what, error))
    return FALSE;
  return summer_clerk_finish (store, write_all (self, store, order, rows, assessment, error),
                              _ ("Stored: %s"), what, done, error);
}
