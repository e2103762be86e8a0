#include "config.h"

#include "summer-plan.h"

#include "summer-journal.h"
#include "summer-merge.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>

struct _SummerPlan
{
  GObject parent_instance;

  SummerDraft *draft;
  SummerMerge *merge;
  GPtrArray *sheets; /* SummerPlanSheet */
  char *reason;      /* the names of the files, for the journal */
  gint64 head;       /* of the journal when the plan was made */
  gboolean applied;
};

G_DEFINE_FINAL_TYPE (SummerPlan, summer_plan, G_TYPE_OBJECT)

static void
plan_sheet_free (gpointer data)
{
  SummerPlanSheet *sheet = data;

  g_free (sheet->sheet);
  g_free (sheet);
}

static void
summer_plan_finalize (GObject *object)
{
  SummerPlan *self = SUMMER_PLAN (object);

  g_clear_pointer (&self->merge, summer_merge_free);
  g_clear_pointer (&self->draft, summer_draft_free);
  g_clear_pointer (&self->sheets, g_ptr_array_unref);
  g_free (self->reason);

  G_OBJECT_CLASS (summer_plan_parent_class)->finalize (object);
}

static void
summer_plan_class_init (SummerPlanClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = summer_plan_finalize;
}

static void
summer_plan_init (SummerPlan *self)
{
  self->draft = summer_draft_new ();
  self->merge = summer_merge_new (self->draft);
  self->sheets = g_ptr_array_new_with_free_func (plan_sheet_free);
}

static gboolean
head_cb (const SummerJournalEntry *entry, gpointer user_data)
{
  *(gint64 *) user_data = entry->sequence;
  return FALSE;
}

static void
list_sheets (SummerPlan *self)
{
  SummerDraft *draft = self->draft;
  SummerMerge *merge = self->merge;

  for (guint i = 0; i < SUMMER_N_FORMATS; i++)
    {
      SummerPlanSheet *sheet;
      gboolean there = FALSE;

      for (guint j = 0; j < draft->sources->len; j++)
        there = there || summer_draft_get_source (draft, j)->format == i;
      if (!there)
        continue;
      sheet = g_new0 (SummerPlanSheet, 1);
      sheet->sheet = g_strdup (summer_format_get (i)->chinese);
      sheet->rows = draft->n_rows[i];
      sheet->added = merge->added[i];
      sheet->changed = merge->changed[i];
      sheet->same = merge->same[i];
      sheet->removed = merge->removed[i];
      g_ptr_array_add (self->sheets, sheet);
    }
}

/* 项目 counts its items: all new with a new programme, else changed where anything of it changes. */
static void
count_programme (SummerPlan *self)
{
  SummerMerge *merge = self->merge;
  guint n = self->draft->items->len;

  if (n == 0)
    return;
  if (merge->programme_change == SUMMER_CHANGE_ADD)
    merge->added[SUMMER_FORMAT_PROGRAMME] = n;
  else
    {
      guint changed = (merge->programme_change != SUMMER_CHANGE_NONE)
                      + (merge->policy_change != SUMMER_CHANGE_NONE)
                      + (merge->closed_days_change != SUMMER_CHANGE_NONE);

      merge->changed[SUMMER_FORMAT_PROGRAMME] = changed;
      merge->same[SUMMER_FORMAT_PROGRAMME] = n > changed ? n - changed : 0;
    }
}

typedef struct
{
  SummerProgressFunc func;
  gpointer user_data;
} Progress;

static void
reading_cb (double fraction, gpointer user_data)
{
  Progress *progress = user_data;

  progress->func (fraction * 0.85, progress->user_data);
}

/**
 * summer_plan_new:
 * @store: what is stored; only read
 * @paths: (array zero-terminated=1): workbooks and single sheets as CSV, taken as one
 * @year: of the programme to which files without the sheet 项目 belong; 0 = the only one, else the newest
 * @progress: (nullable):
 *
 * Reads the files and compares them with what is stored. What is wrong in the files becomes the
 * plan's problems, not an error of this call.
 *
 * Returns: (transfer full) (nullable): the plan; NULL with @error when a file cannot be opened, the
 *   store failed or the work was cancelled
 */
SummerPlan *
summer_plan_new (SummerStore *store,
                 const char *const *paths,
                 int year,
                 SummerProgressFunc progress,
                 gpointer user_data,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (SummerPlan) self = NULL;
  Progress reading = { progress, user_data };

  g_return_val_if_fail (SUMMER_IS_STORE (store), NULL);
  g_return_val_if_fail (paths != NULL, NULL);

  self = g_object_new (SUMMER_TYPE_PLAN, NULL);
  self->merge->store = store;
  if (!summer_journal_each (store, head_cb, &self->head, error)
      || !summer_draft_read (self->draft, paths, progress != NULL ? reading_cb : NULL, &reading,
                             cancellable, error)
      || !summer_merge_choose (self->merge, year, error) || !summer_merge_load (self->merge, error))
    return NULL;
  summer_merge_classes (self->merge);
  summer_merge_people (self->merge);
  summer_merge_rest (self->merge);
  summer_merge_check (self->merge);
  if (g_cancellable_set_error_if_cancelled (cancellable, error)
      || !summer_merge_marks (self->merge, error))
    return NULL;
  summer_draft_close_problems (self->draft);
  g_ptr_array_add (self->draft->files, NULL);
  self->reason = g_strjoinv (", ", (char **) self->draft->files->pdata);
  g_ptr_array_remove_index (self->draft->files, self->draft->files->len - 1);
  count_programme (self);
  list_sheets (self);
  self->merge->store = NULL;
  if (progress != NULL)
    progress (1, user_data);
  return g_steal_pointer (&self);
}

/**
 * summer_plan_get_problems:
 *
 * Returns: (transfer none) (element-type SummerProblem): errors first, each kind in the order of the files
 */
GPtrArray *
summer_plan_get_problems (SummerPlan *self)
{
  g_return_val_if_fail (SUMMER_IS_PLAN (self), NULL);

  return self->draft->problems;
}

/**
 * summer_plan_get_n_errors:
 *
 * Returns: how many errors there are; of a kind that repeats, more than are listed
 */
guint
summer_plan_get_n_errors (SummerPlan *self)
{
  g_return_val_if_fail (SUMMER_IS_PLAN (self), 0);

  return self->draft->n_errors;
}

/**
 * summer_plan_get_sheets:
 *
 * Returns: (transfer none) (element-type SummerPlanSheet): the sheets that the files have, in the order of
 *   workbook.md
 */
GPtrArray *
summer_plan_get_sheets (SummerPlan *self)
{
  g_return_val_if_fail (SUMMER_IS_PLAN (self), NULL);

  return self->sheets;
}

/**
 * summer_plan_get_ignored:
 *
 * Returns: (transfer none) (element-type utf8): sheets, columns and items that were left alone, in words
 */
GPtrArray *
summer_plan_get_ignored (SummerPlan *self)
{
  g_return_val_if_fail (SUMMER_IS_PLAN (self), NULL);

  return self->draft->ignored;
}

/**
 * summer_plan_has_changes:
 *
 * Returns: whether applying the plan would change anything
 */
gboolean
summer_plan_has_changes (SummerPlan *self)
{
  g_return_val_if_fail (SUMMER_IS_PLAN (self), FALSE);

  return summer_merge_has_changes (self->merge);
}

/**
 * summer_plan_get_programme:
 *
 * Returns: the id of the programme that the files belong to; 0 while it is yet to be made
 */
gint64
summer_plan_get_programme (SummerPlan *self)
{
  g_return_val_if_fail (SUMMER_IS_PLAN (self), 0);

  return self->merge->programme.id;
}

static gboolean
check_head (SummerPlan *self, SummerStore *store, GError **error)
{
  gint64 head = 0;

  if (!summer_journal_each (store, head_cb, &head, error))
    return FALSE;
  if (head == self->head)
    return TRUE;
  g_set_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_CONFLICT, "%s",
               _ ("The records were changed after the files had been read. Nothing was imported: "
                  "read the files again, then import."));
  return FALSE;
}

/**
 * summer_plan_apply:
 * @store: a connection to the database for which the plan was made
 * @progress: (nullable):
 * @sequence: (out) (optional): the journal entry, by which the import can be undone; 0 when nothing changed
 *
 * Writes the plan in one transaction. A plan with errors must not be applied.
 *
 * Returns: FALSE with @error when nothing was written: the store failed, the records were changed
 *   since the plan was made (%SUMMER_STORE_ERROR_CONFLICT), or the work was cancelled
 */
gboolean
summer_plan_apply (SummerPlan *self,
                   SummerStore *store,
                   SummerProgressFunc progress,
                   gpointer user_data,
                   GCancellable *cancellable,
                   gint64 *sequence,
                   GError **error)
{
  gint64 entry = 0, programme;
  gboolean done;

  g_return_val_if_fail (SUMMER_IS_PLAN (self), FALSE);
  g_return_val_if_fail (SUMMER_IS_STORE (store), FALSE);
  g_return_val_if_fail (self->draft->n_errors == 0 && !self->applied, FALSE);

  if (sequence != NULL)
    *sequence = 0;
  if (!summer_merge_has_changes (self->merge))
    {
      self->applied = TRUE;
      return TRUE;
    }
  if (!summer_store_begin (store, "import", self->reason, error))
    return FALSE;
  programme = self->merge->programme.id;
  self->merge->store = store;
  done = check_head (self, store, error)
         && summer_merge_apply (self->merge, progress, user_data, cancellable, error);
  self->merge->store = NULL;
  if (!done || !summer_store_commit (store, &entry, error))
    {
      summer_store_rollback (store);
      self->merge->programme.id = programme;
      return FALSE;
    }
  self->applied = TRUE;
  if (sequence != NULL)
    *sequence = entry;
  if (progress != NULL)
    progress (1, user_data);
  return TRUE;
}

static void
add_member (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  if (value != NULL)
    json_builder_add_string_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

static void
add_count (JsonBuilder *builder, const char *name, gint64 count)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, count);
}

static void
add_sheets (SummerPlan *self, JsonBuilder *builder)
{
  json_builder_set_member_name (builder, "sheets");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->sheets->len; i++)
    {
      const SummerPlanSheet *sheet = g_ptr_array_index (self->sheets, i);

      json_builder_begin_object (builder);
      add_member (builder, "sheet", sheet->sheet);
      add_count (builder, "rows", sheet->rows);
      add_count (builder, "added", sheet->added);
      add_count (builder, "changed", sheet->changed);
      add_count (builder, "same", sheet->same);
      add_count (builder, "removed", sheet->removed);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_problems (SummerPlan *self, JsonBuilder *builder)
{
  json_builder_set_member_name (builder, "problems");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->draft->problems->len; i++)
    {
      const SummerProblem *problem = g_ptr_array_index (self->draft->problems, i);

      json_builder_begin_object (builder);
      add_member (builder, "severity", problem->is_error ? "error" : "warning");
      add_member (builder, "file", problem->file);
      add_member (builder, "sheet", problem->sheet);
      add_member (builder, "cell", problem->cell);
      add_member (builder, "message", problem->message);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/**
 * summer_plan_dup_json:
 *
 * Returns: (transfer full): the plan for programs: the programme, each sheet with its counts, each
 *   problem, what was left alone, and whether it has been applied
 */
char *
summer_plan_dup_json (SummerPlan *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (SUMMER_IS_PLAN (self), NULL);

  json_builder_begin_object (builder);
  add_member (builder, "programme", self->merge->programme.name);
  add_count (builder, "year", self->merge->programme.year);
  add_count (builder, "errors", self->draft->n_errors);
  json_builder_set_member_name (builder, "changes");
  json_builder_add_boolean_value (builder, summer_plan_has_changes (self));
  json_builder_set_member_name (builder, "applied");
  json_builder_add_boolean_value (builder, self->applied);
  add_sheets (self, builder);
  add_problems (self, builder);
  json_builder_set_member_name (builder, "ignored");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->draft->ignored->len; i++)
    json_builder_add_string_value (builder, g_ptr_array_index (self->draft->ignored, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, TRUE);
}
