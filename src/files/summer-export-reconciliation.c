#include "config.h"

#include "summer-export-reconciliation.h"

#include <glib/gi18n.h>
#include <string.h>

#include "summer-child-table.h"
#include "summer-export-list.h"
#include "summer-sheet-text.h"

#define EXACT_DIGITS 15 /* of a number that a spreadsheet keeps as it is */

enum
{
  RESULT,
  LISTED_NAME,
  LISTED_NUMBER,
  FROM,
  TO,
  CHILD_CODE,
  NAME,
  IDENTITY,
  CLASS_CODE,
  CLASS_NAME,
  UNCOVERED,
  TO_DO,
  N_COLUMNS,
};

static const SummerListColumn columns[N_COLUMNS] = {
  [RESULT] = { NULL, N_ ("Result"), 14, SUMMER_LIST_TEXT },
  [LISTED_NAME] = { NULL, N_ ("Name on the list"), 12, SUMMER_LIST_TEXT },
  [LISTED_NUMBER] = { NULL, N_ ("Identity number on the list"), 21, SUMMER_LIST_CODE },
  [FROM] = { NULL, N_ ("Insured from"), 11, SUMMER_LIST_DAY },
  [TO] = { NULL, N_ ("Insured to"), 11, SUMMER_LIST_DAY },
  [CHILD_CODE] = { NULL, N_ ("Child code"), 12, SUMMER_LIST_CODE },
  [NAME] = { NULL, N_ ("Name"), 12, SUMMER_LIST_TEXT },
  [IDENTITY] = { NULL, N_ ("Identity number"), 21, SUMMER_LIST_CODE },
  [CLASS_CODE] = { NULL, N_ ("Class code"), 10, SUMMER_LIST_CODE },
  [CLASS_NAME] = { NULL, N_ ("Class name"), 22, SUMMER_LIST_TEXT },
  [UNCOVERED] = { NULL, N_ ("Days uncovered"), 9, SUMMER_LIST_COUNT },
  [TO_DO] = { NULL, N_ ("To do"), 44, SUMMER_LIST_WRAP },
};

typedef struct
{
  SummerReconciliation *made; /* borrowed */
  const guint *rows;          /* borrowed */
  GHashTable *numbers;        /* owned: id of a child → its identity number */
} Export;

static gboolean
take_number (const SummerChildRecord *record, gpointer user_data)
{
  gint64 *id = g_memdup2 (&record->id, sizeof record->id);

  g_hash_table_insert (user_data, id, g_strdup (record->identity_number));
  return TRUE;
}

/* Shown they are masked, and so the comparison has none: they are looked up for whoever takes them along. */
static GHashTable *
load_numbers (SummerReconciliation *made, SummerStore *store, GError **error)
{
  g_autoptr (GHashTable) numbers
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  const gint64 programme = summer_reconciliation_get_facts (made)->id;

  return summer_child_each (store, programme, take_number, numbers, error)
             ? g_steal_pointer (&numbers)
             : NULL;
}

static const char *
get_listed (Export *self, const SummerListedRow *of, SummerMeaning meaning)
{
  return of->row >= 0 ? summer_block_get_text (summer_reconciliation_get_block (self->made),
                                               (guint) of->row, meaning)
                      : NULL;
}

static void
set_day (SummerListValue *value, SummerDay day)
{
  if (day != SUMMER_DAY_NONE)
    summer_list_set_number (value, day);
}

static void
fill_row (gpointer owner, guint row, SummerListValue *values)
{
  Export *self = owner;
  const SummerListedRow *of = &g_array_index (summer_reconciliation_get_rows (self->made),
                                              SummerListedRow, self->rows[row]);
  g_autofree char *advice
      = summer_listed_dup_advice (of, summer_reconciliation_get_block (self->made));

  summer_list_set_text (&values[RESULT], summer_listed_get_text (of->kind));
  summer_list_set_text (&values[LISTED_NAME], get_listed (self, of, SUMMER_MEANING_NAME));
  summer_list_set_text (&values[LISTED_NUMBER], get_listed (self, of, SUMMER_MEANING_IDENTITY));
  if (of->row >= 0)
    {
      set_day (&values[FROM], of->first);
      set_day (&values[TO], of->last);
    }
  if (of->child != 0)
    {
      summer_list_set_text (&values[CHILD_CODE], of->child_code);
      summer_list_set_text (&values[NAME], of->child_name);
      summer_list_set_text (&values[IDENTITY], g_hash_table_lookup (self->numbers, &of->child));
    }
  summer_list_set_text (&values[CLASS_CODE], of->class_code);
  summer_list_set_text (&values[CLASS_NAME], of->class_name);
  if (of->n_uncovered > 0)
    summer_list_set_number (&values[UNCOVERED], of->n_uncovered);
  summer_list_set_text (&values[TO_DO], *advice != '\0' ? advice : NULL);
}

/**
 * summer_export_reconciliation:
 *
 * Returns: FALSE with a G_IO_ERROR, a G_FILE_ERROR or the store's error; the target is then as it was
 */
gboolean
summer_export_reconciliation (SummerReconciliation *made,
                              SummerStore *store,
                              const guint *rows,
                              guint n_rows,
                              const char *path,
                              GError **error)
{
  g_autoptr (GHashTable) numbers = NULL;
  g_autofree char *subtitle = NULL;

  g_return_val_if_fail (made != NULL && SUMMER_IS_STORE (store) && rows != NULL && path != NULL,
                        FALSE);

  numbers = load_numbers (made, store, error);
  if (numbers == NULL)
    return FALSE;
  subtitle = g_strdup_printf ("%s · %s", summer_reconciliation_get_facts (made)->name,
                              _ ("Identity numbers in full, for the insurer only"));
  Export export = { made, rows, numbers };
  return summer_export_list (_ ("Insurance list compared"), subtitle, columns, N_COLUMNS, fill_row,
                             &export, n_rows, path, error);
}

/* A spreadsheet that is given eighteen digits makes a number of them and loses the last three. */
static void
append_text (GString *block, const char *text)
{
  const gsize length = strlen (text);

  if (length > EXACT_DIGITS && strspn (text, "0123456789") == length)
    g_string_append_printf (block, "=\"%s\"", text);
  else
    summer_csv_append_cell (block, text, '\t');
}

static void
append_value (GString *block, const SummerListColumn *column, const SummerListValue *value)
{
  if (!value->is_given)
    return;
  if (column->kind == SUMMER_LIST_DAY)
    {
      g_autofree char *day = summer_day_dup_iso ((SummerDay) value->number);
      g_string_append (block, day);
    }
  else if (column->kind == SUMMER_LIST_COUNT)
    g_string_append_printf (block, "%" G_GINT64_FORMAT, value->number);
  else
    append_text (block, value->text);
}

/**
 * summer_reconciliation_dup_block:
 *
 * Returns: (transfer full) (nullable): the rows with their headings as a spreadsheet takes them from the clipboard; %NULL
 *   with @error set
 */
char *
summer_reconciliation_dup_block (
    SummerReconciliation *made, SummerStore *store, const guint *rows, guint n_rows, GError **error)
{
  g_autoptr (GHashTable) numbers = NULL;
  GString *block;

  g_return_val_if_fail (made != NULL && SUMMER_IS_STORE (store) && rows != NULL, NULL);

  numbers = load_numbers (made, store, error);
  if (numbers == NULL)
    return NULL;
  Export export = { made, rows, numbers };
  block = g_string_new (NULL);
  for (guint i = 0; i < N_COLUMNS; i++)
    g_string_append_printf (block, "%s%s", i > 0 ? "\t" : "",
                            summer_list_get_heading (&columns[i]));
  for (guint row = 0; row < n_rows; row++)
    {
      SummerListValue values[N_COLUMNS] = { 0 };

      fill_row (&export, row, values);
      g_string_append_c (block, '\n');
      for (guint i = 0; i < N_COLUMNS; i++)
        {
          if (i > 0)
            g_string_append_c (block, '\t');
          append_value (block, &columns[i], &values[i]);
          g_free (values[i].text);
        }
    }
  g_string_append_c (block, '\n');
  return g_string_free (block, FALSE);
}
