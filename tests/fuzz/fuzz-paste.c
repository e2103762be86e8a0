/* What somebody pasted: a roster of children, or, behind an "a", answers of parents. What can be applied is, and taken
 * back: one entry each. */
#include "config.h"

#include "fuzz-store.h"
#include "fuzz-target.h"

#include "summer-answer-import.h"
#include "summer-roster-paste.h"

#define LOOKED_AT 40 /* rows */
#define TODAY (FIXTURE_FIRST_DAY + 3)

static void
take_back (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  gint64 last = summer_journal_get_undoable (fixture->store);

  g_assert (last > 0);
  if (!summer_journal_undo (fixture->store, last, NULL, &error))
    g_error ("not taken back: %s", error->message);
  if (last > 400)
    fuzz_records_renew ();
}

static void
check_row (SummerRosterPaste *paste, SummerBlock *block, guint row)
{
  const SummerPasteState state = summer_roster_paste_get_state (paste, row);
  const char *code = summer_roster_paste_get_code (paste, row);
  GPtrArray *changes = summer_roster_paste_get_changes (paste, row);

  g_assert ((guint) state < SUMMER_N_PASTE_STATES);
  fuzz_check_text (summer_roster_paste_get_reason (paste, row));
  g_assert (code == NULL || g_utf8_validate (code, -1, NULL));
  for (guint i = 0; i < summer_block_get_n_columns (block); i++)
    {
      g_autofree char *place = summer_block_dup_place (block, row, i);

      fuzz_check_text (place);
      fuzz_check_text (summer_roster_paste_get_cell (paste, row, i)->text);
    }
  for (guint i = 0; changes != NULL && i < changes->len; i++)
    {
      const SummerPasteChange *change = g_ptr_array_index (changes, i);

      fuzz_check_text (change->before);
      fuzz_check_text (change->after);
    }
  if (summer_roster_paste_get_stored (paste, row) != NULL)
    fuzz_check_text (summer_roster_paste_get_stored (paste, row)->where);
}

static void
check_roster (SummerRosterPaste *paste)
{
  SummerBlock *block = summer_roster_paste_get_block (paste);
  guint n = 0;

  for (guint i = 0; i < SUMMER_N_PASTE_STATES; i++)
    n += summer_roster_paste_count (paste, i);
  g_assert (n == summer_block_get_n_rows (block));
  for (guint i = 0; i < n && i < LOOKED_AT; i++)
    check_row (paste, block, i);
}

/* As a person goes through it: says what a column means, mends a cell with what stands in another, leaves a row out. */
static void
go_through (SummerRosterPaste *paste)
{
  SummerBlock *block = summer_roster_paste_get_block (paste);
  const guint n_rows = summer_block_get_n_rows (block),
              n_columns = summer_block_get_n_columns (block);

  if (n_rows == 0 || n_columns == 0)
    return;
  summer_roster_paste_set_meaning (paste, n_columns - 1, SUMMER_MEANING_HEALTH);
  for (guint i = 0; i < n_rows && i < 3; i++)
    {
      g_autofree char *other = g_strdup (summer_block_get_cell (block, n_rows - 1, i % n_columns));

      summer_roster_paste_set_refused (paste, i, i % n_columns, TRUE);
      summer_roster_paste_set_text (paste, i, 0, other);
      if (summer_roster_paste_get_state (paste, i) == SUMMER_PASTE_DUPLICATE)
        summer_roster_paste_set_choice (paste, i,
                                        i % 2 == 0 ? SUMMER_PASTE_ANOTHER_CHILD
                                                   : SUMMER_PASTE_SAME_CHILD);
      if (summer_roster_paste_get_state (paste, i) == SUMMER_PASTE_BAD)
        summer_roster_paste_set_left_out (paste, i, TRUE);
    }
}

static void
apply_roster (SummerRosterPaste *paste, Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  gint64 sequence = 0;
  gboolean done;

  if (!summer_roster_paste_is_ready (paste))
    return;
  done = summer_roster_paste_apply (paste, fixture->store, "a list", NULL, NULL, NULL, &sequence,
                                    &error);
  fuzz_check_outcome (done, error);
  if (done && sequence > 0)
    take_back (fixture);
}

static void
paste_roster (SummerBlock *block, Fixture *fixture, gint64 class_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SummerRosterPaste) paste
      = summer_roster_paste_new (block, fixture->store, fixture->programme, class_id, &error);

  fuzz_check_outcome (paste != NULL, error);
  if (paste == NULL)
    return;
  check_roster (paste);
  go_through (paste);
  check_roster (paste);
  g_assert (summer_roster_paste_reload (paste, fixture->store, NULL));
  check_roster (paste);
  apply_roster (paste, fixture);
}

static void
paste_answers (SummerBlock *block, Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SummerAnswerPlan) plan
      = summer_answer_plan_new (block, fixture->store, fixture->programme, TODAY, &error);
  g_autofree char *done = NULL;

  fuzz_check_outcome (plan != NULL, error);
  if (plan == NULL)
    return;
  for (guint i = 0; i < summer_answer_plan_get_n_rows (plan); i++)
    {
      const SummerAnswerRow *row = summer_answer_plan_get_row (plan, i);

      fuzz_check_text (row->code);
      fuzz_check_text (row->place);
      fuzz_check_text (row->ratings);
      g_assert (row->problem == NULL || g_utf8_validate (row->problem, -1, NULL));
      g_assert (row->comment == NULL || g_utf8_validate (row->comment, -1, NULL));
    }
  if (summer_answer_plan_get_n_problems (plan) > 0)
    return;
  if (summer_answer_plan_apply (plan, fixture->store, &done, &error))
    take_back (fixture);
  else
    fuzz_check_outcome (FALSE, error);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  Fixture *fixture = fuzz_records_get ();
  const gboolean answers = size > 0 && data[0] == 'a';
  g_autofree char *text = fuzz_dup_text (data + answers, size - answers);
  g_autoptr (GError) error = NULL;
  g_autoptr (SummerBlock) block = summer_block_new_from_text (text, &error);

  fuzz_check_outcome (block != NULL, error);
  if (block == NULL)
    return 0;
  if (answers)
    paste_answers (block, fixture);
  else
    paste_roster (block, fixture, fixture->classes[0]);
  return 0;
}
