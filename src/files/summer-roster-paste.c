#include "config.h"

#include "summer-roster-paste-private.h"

#include <string.h>

G_DEFINE_FINAL_TYPE (SummerRosterPaste, summer_roster_paste, G_TYPE_OBJECT)

/* {{{ Cells */

static void
clear_cell (SummerPasteCell *cell)
{
  g_clear_pointer (&cell->text, g_free);
  summer_diagnosis_clear (&cell->diagnosis);
}

static void
check_cell (SummerRosterPaste *self,
            SummerPasteRow *row,
            guint column,
            const SummerDoctorRow *doctor)
{
  SummerMeaning meaning = summer_block_get_meaning (self->block, column);
  SummerPasteCell *cell = &row->cells[column];

  summer_diagnosis_clear (&cell->diagnosis);
  cell->diagnosis = summer_cell_doctor_check (meaning, cell->text, doctor);
  cell->is_open = cell->diagnosis.state == SUMMER_DIAGNOSIS_BAD
                  || (cell->diagnosis.state == SUMMER_DIAGNOSIS_MENDED && cell->refused
                      && !summer_cell_doctor_is_kept (meaning, cell->text, doctor));
}

static const char *
get_written (SummerRosterPaste *self, const SummerPasteRow *row, SummerMeaning meaning)
{
  int column = summer_block_find_meaning (self->block, meaning);

  return column >= 0 ? row->cells[column].text : NULL;
}

/* The identity number first: it knows the birth date and the sex. */
static void
check_row (SummerRosterPaste *self, SummerPasteRow *row)
{
  int identity = summer_block_find_meaning (self->block, SUMMER_MEANING_IDENTITY);
  SummerDoctorRow doctor
      = { .day = self->book->first_day,
          .grade_min = self->book->grade_min,
          .grade_max = self->book->grade_max,
          .classes = (const SummerDoctorClass *) (gpointer) self->book->classes->data,
          .n_classes = self->book->classes->len,
          .document = get_written (self, row, SUMMER_MEANING_DOCUMENT),
          .telephone = get_written (self, row, SUMMER_MEANING_TELEPHONE),
          .identity_birth = SUMMER_DAY_NONE };

  summer_roster_paste_unmark (row);
  if (identity >= 0)
    {
      check_cell (self, row, (guint) identity, &doctor);
      if (!row->cells[identity].is_open
          && summer_identity_check (summer_roster_paste_get_value (self, row,
                                                                   SUMMER_MEANING_IDENTITY),
                                    &doctor.identity_birth, &doctor.identity_sex)
                 != SUMMER_IDENTITY_VALID)
        {
          doctor.identity_birth = SUMMER_DAY_NONE;
          doctor.identity_sex = SUMMER_SEX_UNKNOWN;
        }
    }
  for (guint column = 0; column < self->n_columns; column++)
    if ((int) column != identity)
      check_cell (self, row, column, &doctor);
}

/**
 * summer_roster_paste_get_value:
 *
 * Returns: (nullable): what is stored of the row: the mending where it was not refused
 */
const char *
summer_roster_paste_get_value (SummerRosterPaste *self,
                               const SummerPasteRow *row,
                               SummerMeaning meaning)
{
  int column = summer_block_find_meaning (self->block, meaning);
  const SummerPasteCell *cell;

  if (column < 0)
    return NULL;
  cell = &row->cells[column];
  if (cell->is_open)
    return NULL;
  if (cell->diagnosis.state == SUMMER_DIAGNOSIS_MENDED && cell->refused)
    return *cell->text != '\0' ? cell->text : NULL;
  return cell->diagnosis.value;
}

/* }}} */

static void
change_free (gpointer data)
{
  SummerPasteChange *change = data;

  g_free (change->before);
  g_free (change->after);
  g_free (change);
}

/* The cell says again what it says by itself. */
void
summer_roster_paste_unmark (SummerPasteRow *row)
{
  if (row->marked == NULL)
    return;
  summer_diagnosis_clear (&row->marked->diagnosis);
  row->marked->diagnosis = row->unmarked;
  row->marked->is_open = FALSE;
  row->marked = NULL;
}

/* Before the records that they borrow from go. */
void
summer_roster_paste_forget (SummerPasteRow *row)
{
  summer_roster_paste_unmark (row);
  g_clear_pointer (&row->reason, g_free);
  g_clear_pointer (&row->code, g_free);
  g_clear_pointer (&row->person, g_free);
  g_clear_pointer (&row->stored.where, g_free);
  g_ptr_array_set_size (row->changes, 0);
  row->stored.child = NULL;
  row->child = (SummerChildRecord){ .birth = SUMMER_DAY_NONE };
  row->enrolment = (SummerEnrolmentRecord){ .first_day = SUMMER_DAY_NONE,
                                            .last_day = SUMMER_DAY_NONE,
                                            .agreement = SUMMER_DAY_NONE };
  row->of = NULL;
  row->writes_child = row->writes_enrolment = FALSE;
}

static void
check_all (SummerRosterPaste *self)
{
  for (guint i = 0; i < self->n_rows; i++)
    check_row (self, &self->rows[i]);
  summer_roster_paste_settle (self);
}

static void
summer_roster_paste_finalize (GObject *object)
{
  SummerRosterPaste *self = SUMMER_ROSTER_PASTE (object);

  for (guint i = 0; i < self->n_rows; i++)
    {
      SummerPasteRow *row = &self->rows[i];

      summer_roster_paste_forget (row);
      g_ptr_array_unref (row->changes);
      for (guint column = 0; column < self->n_columns; column++)
        clear_cell (&row->cells[column]);
      g_free (row->cells);
    }
  g_free (self->rows);
  g_free (self->full);
  g_clear_pointer (&self->codes, summer_child_codes_free);
  g_clear_pointer (&self->book, summer_roster_book_free);
  g_clear_object (&self->block);

  G_OBJECT_CLASS (summer_roster_paste_parent_class)->finalize (object);
}

static void
summer_roster_paste_class_init (SummerRosterPasteClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = summer_roster_paste_finalize;
}

static void
summer_roster_paste_init (SummerRosterPaste *self)
{
}

/**
 * summer_roster_paste_new:
 * @block: whose meanings it changes from now on
 * @class_id: the class of rows that name none; 0 = not chosen yet
 *
 * Reads what is stored and checks every row. Takes a while for a long block: made in a worker, it may be used in
 * another thread afterwards, one at a time.
 *
 * Returns: (transfer full) (nullable): NULL with the store's error
 */
SummerRosterPaste *
summer_roster_paste_new (
    SummerBlock *block, SummerStore *store, gint64 programme, gint64 class_id, GError **error)
{
  g_autoptr (SummerRosterPaste) self = g_object_new (SUMMER_TYPE_ROSTER_PASTE, NULL);

  self->block = g_object_ref (block);
  self->programme = programme;
  self->class_id = class_id;
  self->n_columns = summer_block_get_n_columns (block);
  self->n_rows = summer_block_get_n_rows (block);
  self->rows = g_new0 (SummerPasteRow, self->n_rows);
  for (guint i = 0; i < self->n_rows; i++)
    {
      self->rows[i].cells = g_new0 (SummerPasteCell, self->n_columns);
      self->rows[i].changes = g_ptr_array_new_with_free_func (change_free);
      for (guint column = 0; column < self->n_columns; column++)
        self->rows[i].cells[column].text = g_strdup (summer_block_get_cell (block, i, column));
    }
  return summer_roster_paste_reload (self, store, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * summer_roster_paste_reload:
 *
 * Reads again what is stored, after somebody changed it. What was typed and chosen stays.
 */
gboolean
summer_roster_paste_reload (SummerRosterPaste *self, SummerStore *store, GError **error)
{
  SummerRosterBook *book = summer_roster_book_new (store, self->programme, error);

  if (book == NULL)
    return FALSE;
  for (guint i = 0; i < self->n_rows; i++)
    summer_roster_paste_forget (&self->rows[i]);
  g_clear_pointer (&self->codes, summer_child_codes_free);
  g_clear_pointer (&self->book, summer_roster_book_free);
  self->book = book;
  self->codes = summer_child_codes_new (book);
  check_all (self);
  return TRUE;
}

SummerBlock *
summer_roster_paste_get_block (SummerRosterPaste *self)
{
  return self->block;
}

gint64
summer_roster_paste_get_class (SummerRosterPaste *self)
{
  return self->class_id;
}

void
summer_roster_paste_set_class (SummerRosterPaste *self, gint64 class_id)
{
  self->class_id = class_id;
  summer_roster_paste_settle (self);
}

/**
 * summer_roster_paste_set_meaning:
 *
 * Takes the meaning from any other column, and checks every row anew: for a long block, in a worker.
 */
void
summer_roster_paste_set_meaning (SummerRosterPaste *self, guint column, SummerMeaning meaning)
{
  summer_block_set_meaning (self->block, column, meaning);
  check_all (self);
}

SummerPasteState
summer_roster_paste_get_state (SummerRosterPaste *self, guint row)
{
  return self->rows[row].state;
}

const char *
summer_roster_paste_get_reason (SummerRosterPaste *self, guint row)
{
  return self->rows[row].reason != NULL ? self->rows[row].reason : "";
}

const char *
summer_roster_paste_get_code (SummerRosterPaste *self, guint row)
{
  const SummerPasteRow *of = &self->rows[row];

  return of->of != NULL ? of->of->child.code : of->child.code;
}

const SummerPasteCell *
summer_roster_paste_get_cell (SummerRosterPaste *self, guint row, guint column)
{
  g_return_val_if_fail (row < self->n_rows && column < self->n_columns, NULL);

  return &self->rows[row].cells[column];
}

GPtrArray *
summer_roster_paste_get_changes (SummerRosterPaste *self, guint row)
{
  return self->rows[row].changes;
}

const SummerPasteStored *
summer_roster_paste_get_stored (SummerRosterPaste *self, guint row)
{
  return self->rows[row].stored.child != NULL ? &self->rows[row].stored : NULL;
}

SummerPasteChoice
summer_roster_paste_get_choice (SummerRosterPaste *self, guint row)
{
  return self->rows[row].choice;
}

/**
 * summer_roster_paste_set_text:
 *
 * Takes what a person typed, or the proposal for a bad cell. It is checked at once.
 */
void
summer_roster_paste_set_text (SummerRosterPaste *self, guint row, guint column, const char *text)
{
  SummerPasteCell *cell;

  g_return_if_fail (row < self->n_rows && column < self->n_columns);

  cell = &self->rows[row].cells[column];
  g_free (cell->text);
  cell->text = g_strstrip (g_utf8_make_valid (text, -1));
  cell->refused = FALSE;
  check_row (self, &self->rows[row]);
  summer_roster_paste_settle (self);
}

/**
 * summer_roster_paste_take_proposal:
 *
 * What was proposed for a bad cell becomes its text; a telephone number that stood in it goes to its own column.
 */
void
summer_roster_paste_take_proposal (SummerRosterPaste *self, guint row, guint column)
{
  int to = summer_block_find_meaning (self->block, SUMMER_MEANING_TELEPHONE);
  g_autofree char *text = NULL, *telephone = NULL;

  g_return_if_fail (row < self->n_rows && column < self->n_columns);
  g_return_if_fail (self->rows[row].cells[column].diagnosis.value != NULL);

  text = g_strdup (self->rows[row].cells[column].diagnosis.value);
  telephone = g_strdup (self->rows[row].cells[column].diagnosis.telephone);
  if (telephone != NULL && to >= 0)
    {
      g_free (self->rows[row].cells[to].text);
      self->rows[row].cells[to].text = g_steal_pointer (&telephone);
      self->rows[row].cells[to].refused = FALSE;
    }
  summer_roster_paste_set_text (self, row, column, text);
}

/**
 * summer_roster_paste_set_refused:
 *
 * A mending that is refused leaves what was written, where that can be stored.
 */
void
summer_roster_paste_set_refused (SummerRosterPaste *self, guint row, guint column, gboolean refused)
{
  g_return_if_fail (row < self->n_rows && column < self->n_columns);

  self->rows[row].cells[column].refused = refused;
  check_row (self, &self->rows[row]);
  summer_roster_paste_settle (self);
}

void
summer_roster_paste_set_choice (SummerRosterPaste *self, guint row, SummerPasteChoice choice)
{
  g_return_if_fail (row < self->n_rows);

  self->rows[row].choice = choice;
  summer_roster_paste_settle (self);
}

void
summer_roster_paste_set_left_out (SummerRosterPaste *self, guint row, gboolean left_out)
{
  g_return_if_fail (row < self->n_rows);

  self->rows[row].is_left_out = left_out;
  summer_roster_paste_settle (self);
}

/**
 * summer_roster_paste_is_touched:
 *
 * Returns: whether it says something else than it did when it was pasted; what was typed back does not count
 */
gboolean
summer_roster_paste_is_touched (SummerRosterPaste *self)
{
  for (guint i = 0; i < self->n_rows && !self->is_applied; i++)
    {
      const SummerPasteRow *row = &self->rows[i];

      if (row->is_left_out || row->choice != SUMMER_PASTE_NOT_SAID)
        return TRUE;
      for (guint column = 0; column < self->n_columns; column++)
        if (row->cells[column].refused
            || !g_str_equal (row->cells[column].text,
                             summer_block_get_cell (self->block, i, column)))
          return TRUE;
    }
  return FALSE;
}

const char *
summer_roster_paste_get_full (SummerRosterPaste *self)
{
  return self->full;
}

guint
summer_roster_paste_count (SummerRosterPaste *self, SummerPasteState state)
{
  return self->counts[state];
}

gboolean
summer_roster_paste_is_ready (SummerRosterPaste *self)
{
  return self->counts[SUMMER_PASTE_BAD] == 0 && self->counts[SUMMER_PASTE_DUPLICATE] == 0
         && self->counts[SUMMER_PASTE_ADDED] + self->counts[SUMMER_PASTE_CHANGED] > 0
         && !self->is_applied;
}
