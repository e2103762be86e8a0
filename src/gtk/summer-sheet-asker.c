#include "config.h"

#include "summer-sheet-asker.h"

/* Rows that are asked for at once: it takes less than a frame or two. */
#define FEW 3000

typedef struct
{
  SummerSheet *sheet;            /* owned */
  SummerSheetQuestion *question; /* owned; the worker's until it ends */
  void (*done) (gpointer widget);
  GWeakRef widget;
} Asking;

static void
asking_free (Asking *self)
{
  g_object_set_data (G_OBJECT (self->sheet), "summer-asking", NULL);
  g_clear_pointer (&self->question, summer_sheet_question_free);
  g_object_unref (self->sheet);
  g_weak_ref_clear (&self->widget);
  g_free (self);
}

static gpointer
ask_work (SummerWork *work, gpointer data, GError **error)
{
  SummerSheetQuestion *question = data;

  summer_sheet_question_ask (question, summer_work_get_store (work));
  return question;
}

static void
finish (Asking *self)
{
  g_autoptr (GObject) widget = g_weak_ref_get (&self->widget);

  if (widget != NULL)
    self->done (widget);
  asking_free (self);
}

static void ask (Asking *self, SummerOffice *office);

/* Who types faster than the sheet answers is answered for the last letter, not for each. */
static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Asking *self = user_data;
  g_autoptr (GError) error = NULL;

  if (summer_office_run_finish (SUMMER_OFFICE (source), result, &error) != NULL)
    summer_sheet_take_answer (self->sheet, self->question);
  else
    summer_sheet_catch_up (self->sheet); /* which says what is the matter */
  if (summer_sheet_is_behind (self->sheet))
    ask (self, SUMMER_OFFICE (source));
  else
    finish (self);
}

static void
ask (Asking *self, SummerOffice *office)
{
  g_clear_pointer (&self->question, summer_sheet_question_free);
  self->question = summer_sheet_question_new (self->sheet);
  summer_office_run_async (office, NULL, SUMMER_WORK_READS, ask_work, self->question, NULL, NULL,
                           answered_cb, self);
}

void
summer_sheet_asker_ask (SummerSheet *sheet,
                        SummerOffice *office,
                        int all,
                        void (*done) (gpointer widget),
                        gpointer widget)
{
  Asking *self;

  g_return_if_fail (SUMMER_IS_SHEET (sheet) && SUMMER_IS_OFFICE (office) && done != NULL);

  /* What is under way looks again when it ends. */
  if (g_object_get_data (G_OBJECT (sheet), "summer-asking") != NULL)
    return;
  if (!summer_sheet_is_behind (sheet) || summer_sheet_spec_is_judged (summer_sheet_get_spec (sheet))
      || MAX (all, (int) g_list_model_get_n_items (G_LIST_MODEL (sheet))) < FEW)
    {
      summer_sheet_catch_up (sheet);
      done (widget);
      return;
    }
  self = g_new0 (Asking, 1);
  self->sheet = g_object_ref (sheet);
  self->done = done;
  g_weak_ref_init (&self->widget, widget);
  g_object_set_data (G_OBJECT (sheet), "summer-asking", self);
  ask (self, office);
}
