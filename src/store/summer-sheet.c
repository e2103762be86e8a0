#include "config.h"

#include "summer-sheet.h"

#include "summer-assessed.h"
#include "summer-sheet-pages.h"
#include "summer-sheet-query.h"
#include "summer-sheet-row.h"

struct _SummerSheet
{
  GObject parent_instance;

  SummerStore *store; /* owned */
  gulong changed_id;
  SummerSheetQuery query;
  gboolean patient;
  guint64 wanted, answered; /* numbers of queries: what is wanted, and what the rows are */

  gboolean loaded;
  GArray *keys;              /* gint64, in order */
  GHashTable *positions;     /* owned: key → position, made when first asked for */
  SummerSheetPages *pages;   /* owned: the rows that were asked for */
  SummerSheetReader *reader; /* owned; shared with the rows */
  GError *error;             /* owned: of the last query */
};

struct _SummerSheetQuestion
{
  SummerSheetQuery query; /* its texts are owned */
  SummerDay today;
  guint64 number;
  GArray *keys;  /* owned: the answer; NULL before it */
  GError *error; /* owned */
};

static void summer_sheet_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SummerSheet,
                               summer_sheet,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      summer_sheet_list_model_init))

static void
summer_sheet_dispose (GObject *object)
{
  SummerSheet *self = SUMMER_SHEET (object);

  g_clear_signal_handler (&self->changed_id, self->store);
  summer_sheet_reader_close (self->reader);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (summer_sheet_parent_class)->dispose (object);
}

static void
summer_sheet_finalize (GObject *object)
{
  SummerSheet *self = SUMMER_SHEET (object);

  g_clear_pointer (&self->positions, g_hash_table_unref);
  summer_sheet_pages_free (self->pages);
  g_array_unref (self->keys);
  summer_sheet_reader_unref (self->reader);
  g_clear_error (&self->error);
  g_free (self->query.filter);
  g_free (self->query.unions);
  G_OBJECT_CLASS (summer_sheet_parent_class)->finalize (object);
}

static void
summer_sheet_class_init (SummerSheetClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = summer_sheet_dispose;
  object_class->finalize = summer_sheet_finalize;
}

static void
summer_sheet_init (SummerSheet *self)
{
  self->keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->pages = summer_sheet_pages_new ();
  self->query.where_column = -1;
  self->query.sort = -1;
}

static gint64
get_key (GArray *keys, guint position)
{
  return g_array_index (keys, gint64, position);
}

static GArray *
query_keys (SummerSheet *self)
{
  g_clear_error (&self->error);
  summer_sheet_reader_clear_error (self->reader);
  self->answered = ++self->wanted;
  return summer_sheet_query_read_keys (&self->query, self->store, &self->error);
}

static void
ensure_loaded (SummerSheet *self)
{
  if (self->loaded)
    return;
  self->loaded = TRUE;
  g_array_unref (self->keys);
  self->keys = query_keys (self);
}

static GType
summer_sheet_get_item_type (GListModel *model)
{
  return SUMMER_TYPE_SHEET_ROW;
}

static guint
summer_sheet_get_n_items (GListModel *model)
{
  SummerSheet *self = SUMMER_SHEET (model);

  ensure_loaded (self);
  return self->keys->len;
}

static gpointer
summer_sheet_get_item (GListModel *model, guint position)
{
  SummerSheet *self = SUMMER_SHEET (model);
  SummerSheetRow **row;

  ensure_loaded (self);
  if (position >= self->keys->len)
    return NULL;
  row = summer_sheet_pages_get (self->pages, position);
  if (*row == NULL)
    *row = summer_sheet_row_new (self->reader, get_key (self->keys, position));
  return g_object_ref (*row);
}

static void
summer_sheet_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = summer_sheet_get_item_type;
  iface->get_n_items = summer_sheet_get_n_items;
  iface->get_item = summer_sheet_get_item;
}

/* Takes over the keys of a new query, which become the sheet's, and tells about the smallest range that covers
 * every difference:
 *
 *     old  a b c d e f          start 2, removed 2, added 3
 *     new  a b x y z e f
 */
static void
take_keys (SummerSheet *self, GArray *keys, gboolean contents_too)
{
  guint first = G_MAXUINT, last = G_MAXUINT, start = 0, end = 0;

  g_autoptr (GArray) old = g_steal_pointer (&self->keys);
  self->keys = keys;
  g_clear_pointer (&self->positions, g_hash_table_unref);
  if (contents_too)
    summer_sheet_pages_find_changed (self->pages, self->reader, &first, &last);

  guint old_n = old->len, new_n = self->keys->len;
  while (start < MIN (old_n, new_n) && start < first
         && get_key (old, start) == get_key (self->keys, start))
    start++;
  while (end < MIN (old_n, new_n) - start && (last == G_MAXUINT || old_n - end - 1 > last)
         && get_key (old, old_n - end - 1) == get_key (self->keys, new_n - end - 1))
    end++;

  guint removed = old_n - start - end, added = new_n - start - end;
  if (removed == 0 && added == 0)
    return;
  summer_sheet_pages_move (self->pages, start, removed, added);
  g_list_model_items_changed (G_LIST_MODEL (self), start, removed, added);
}

static void
load (SummerSheet *self, gboolean contents_too)
{
  if (self->loaded)
    take_keys (self, query_keys (self), contents_too);
}

/* Something else is wanted of the sheet. */
static void
want (SummerSheet *self)
{
  if (self->patient)
    self->wanted++;
  else
    load (self, FALSE);
}

static void
store_changed_cb (SummerSheet *self)
{
  summer_sheet_reload (self);
}

/**
 * summer_sheet_spec_is_judged:
 *
 * Returns: whether it shows what was worked out beside the records, in a temporary table: which only the connection
 *   has that it was published on
 */
gboolean
summer_sheet_spec_is_judged (const SummerSheetSpec *spec)
{
  return strstr (spec->from, "temp.") != NULL;
}

/**
 * summer_sheet_new:
 * @spec: static
 *
 * A sheet in its default order. Nothing is read before somebody asks for rows.
 */
SummerSheet *
summer_sheet_new (SummerStore *store, const SummerSheetSpec *spec, gint64 programme)
{
  g_return_val_if_fail (SUMMER_IS_STORE (store), NULL);
  g_return_val_if_fail (spec != NULL, NULL);

  SummerSheet *self = g_object_new (SUMMER_TYPE_SHEET, NULL);
  const gboolean judged = summer_sheet_spec_is_judged (spec);

  self->store = g_object_ref (store);
  self->query.spec = spec;
  self->query.programme = programme;
  self->reader = summer_sheet_reader_new (store, spec, programme);
  self->changed_id = g_signal_connect_swapped (store, judged ? "changed" : "changed::records",
                                               G_CALLBACK (store_changed_cb), self);
  return self;
}

const SummerSheetSpec *
summer_sheet_get_spec (SummerSheet *self)
{
  g_return_val_if_fail (SUMMER_IS_SHEET (self), NULL);

  return self->query.spec;
}

SummerStore *
summer_sheet_get_store (SummerSheet *self)
{
  g_return_val_if_fail (SUMMER_IS_SHEET (self), NULL);

  return self->store;
}

/**
 * summer_sheet_set_unions:
 * @unions: (nullable): names, each begun and ended by %SUMMER_SHEET_UNIONS_PARTED; %NULL shows the rows of all
 *
 * Shows only what is of one of the unions. To be said before the sheet is first looked at.
 */
void
summer_sheet_set_unions (SummerSheet *self, const char *unions)
{
  g_return_if_fail (SUMMER_IS_SHEET (self) && !self->loaded);

  g_free (self->query.unions);
  self->query.unions = g_strdup (unions);
  summer_sheet_reader_set_unions (self->reader, unions);
}

const char *
summer_sheet_get_unions (SummerSheet *self)
{
  g_return_val_if_fail (SUMMER_IS_SHEET (self), NULL);

  return self->query.unions;
}

/**
 * summer_sheet_set_filter:
 * @text: (nullable): words that a row must all contain, in its searched columns or as pinyin initials
 */
void
summer_sheet_set_filter (SummerSheet *self, const char *text)
{
  g_return_if_fail (SUMMER_IS_SHEET (self));

  if (g_strcmp0 (self->query.filter, text) == 0)
    return;
  g_free (self->query.filter);
  self->query.filter = g_strdup (text);
  want (self);
}

/**
 * summer_sheet_set_where:
 * @column_id: (nullable): a column of kind STATE or COUNT; NULL = every row
 */
void
summer_sheet_set_where (SummerSheet *self, const char *column_id, gint64 value)
{
  g_return_if_fail (SUMMER_IS_SHEET (self));

  guint column
      = column_id == NULL ? G_MAXUINT : summer_sheet_find_column (self->query.spec, column_id);
  g_return_if_fail (column_id == NULL || column != G_MAXUINT);

  if (self->query.where_column == (column_id == NULL ? -1 : (int) column)
      && (column_id == NULL || self->query.where_value == value))
    return;
  self->query.where_column = column_id == NULL ? -1 : (int) column;
  self->query.where_value = value;
  want (self);
}

/**
 * summer_sheet_set_sort:
 * @column: an index into the spec's columns, -1 = the default order
 *
 * Empty cells come last in either direction; rows that are equal keep the default order.
 */
void
summer_sheet_set_sort (SummerSheet *self, int column, gboolean descending)
{
  g_return_if_fail (SUMMER_IS_SHEET (self));
  g_return_if_fail (column >= -1 && column < (int) self->query.spec->n_columns);

  if (self->query.sort == column && !self->query.descending == !descending)
    return;
  self->query.sort = column;
  self->query.descending = descending;
  want (self);
}

int
summer_sheet_get_sort (SummerSheet *self, gboolean *descending)
{
  g_return_val_if_fail (SUMMER_IS_SHEET (self), -1);

  if (descending != NULL)
    *descending = self->query.descending;
  return self->query.sort;
}

/**
 * summer_sheet_find_key:
 *
 * Returns: where the row of that key is now, %G_MAXUINT when it is not shown
 */
guint
summer_sheet_find_key (SummerSheet *self, gint64 key)
{
  gpointer position = NULL;

  g_return_val_if_fail (SUMMER_IS_SHEET (self), G_MAXUINT);

  ensure_loaded (self);
  if (self->positions == NULL)
    {
      self->positions = g_hash_table_new (g_int64_hash, g_int64_equal);
      for (guint i = 0; i < self->keys->len; i++)
        g_hash_table_insert (self->positions, &g_array_index (self->keys, gint64, i),
                             GUINT_TO_POINTER (i));
    }
  if (!g_hash_table_lookup_extended (self->positions, &key, NULL, &position))
    return G_MAXUINT;
  return GPOINTER_TO_UINT (position);
}

/**
 * summer_sheet_dup_sums:
 *
 * Returns: (transfer full) (nullable): by column, what the amounts of the rows shown come to in fen; %NULL where the
 *   sheet is not totalled, or cannot be asked
 */
gint64 *
summer_sheet_dup_sums (SummerSheet *self)
{
  g_return_val_if_fail (SUMMER_IS_SHEET (self), NULL);

  ensure_loaded (self);
  if (!self->query.spec->totalled || self->error != NULL)
    return NULL;
  return summer_sheet_query_add_up (&self->query, self->store, &self->error);
}

/**
 * summer_sheet_find_column:
 *
 * Returns: the index of the column, %G_MAXUINT when there is none of that id
 */
guint
summer_sheet_find_column (const SummerSheetSpec *spec, const char *id)
{
  g_return_val_if_fail (spec != NULL && id != NULL, G_MAXUINT);

  for (guint i = 0; i < spec->n_columns; i++)
    if (g_str_equal (spec->columns[i].id, id))
      return i;
  return G_MAXUINT;
}

/**
 * summer_sheet_reload:
 *
 * Asks again. Only the range in which rows came, went, moved or changed is announced.
 */
void
summer_sheet_reload (SummerSheet *self)
{
  g_return_if_fail (SUMMER_IS_SHEET (self));

  load (self, TRUE);
}

/**
 * summer_sheet_set_patient:
 *
 * Lets filter, state and order be noted only, for summer_sheet_question_new(). A change of the records is still
 * followed at once, with what is wanted then. A sheet that gathers sums is short, and they are its connection's own:
 * it is always asked at once.
 */
void
summer_sheet_set_patient (SummerSheet *self, gboolean patient)
{
  g_return_if_fail (SUMMER_IS_SHEET (self));

  self->patient = patient
                  && (self->query.spec->gather == NULL
                      || (self->query.spec->gathers_for_unions && self->query.unions == NULL));
}

gboolean
summer_sheet_is_behind (SummerSheet *self)
{
  g_return_val_if_fail (SUMMER_IS_SHEET (self), FALSE);

  return self->loaded && self->answered != self->wanted;
}

void
summer_sheet_catch_up (SummerSheet *self)
{
  g_return_if_fail (SUMMER_IS_SHEET (self));

  if (summer_sheet_is_behind (self))
    load (self, FALSE);
}

/**
 * summer_sheet_question_new:
 *
 * Returns: (transfer full): what is wanted of the sheet now, to be asked in any thread
 */
SummerSheetQuestion *
summer_sheet_question_new (SummerSheet *self)
{
  SummerSheetQuestion *question;

  g_return_val_if_fail (SUMMER_IS_SHEET (self), NULL);

  question = g_new0 (SummerSheetQuestion, 1);
  question->query = self->query;
  question->query.filter = g_strdup (self->query.filter);
  question->query.unions = g_strdup (self->query.unions);
  question->number = self->wanted;
  question->today = summer_store_get_published_today (self->store);
  return question;
}

void
summer_sheet_question_free (SummerSheetQuestion *self)
{
  g_free (self->query.filter);
  g_free (self->query.unions);
  g_clear_pointer (&self->keys, g_array_unref);
  g_clear_error (&self->error);
  g_free (self);
}

void
summer_sheet_question_ask (SummerSheetQuestion *self, SummerStore *store)
{
  g_return_if_fail (self != NULL && self->keys == NULL && SUMMER_IS_STORE (store));

  if (summer_store_publish_today (store, self->today, &self->error))
    self->keys = summer_sheet_query_read_keys (&self->query, store, &self->error);
  else
    self->keys = g_array_new (FALSE, FALSE, sizeof (gint64));
}

/**
 * summer_sheet_take_answer:
 * @question: of this sheet; asked
 *
 * An answer to what is no longer wanted is left alone: the sheet stays behind.
 */
void
summer_sheet_take_answer (SummerSheet *self, SummerSheetQuestion *question)
{
  g_return_if_fail (SUMMER_IS_SHEET (self) && question != NULL && question->keys != NULL);

  if (question->number != self->wanted || !summer_sheet_is_behind (self))
    return;
  self->answered = question->number;
  g_clear_error (&self->error);
  summer_sheet_reader_clear_error (self->reader);
  self->error = g_steal_pointer (&question->error);
  take_keys (self, g_steal_pointer (&question->keys), FALSE);
}

const GError *
summer_sheet_get_error (SummerSheet *self)
{
  g_return_val_if_fail (SUMMER_IS_SHEET (self), NULL);

  return self->error != NULL ? self->error : summer_sheet_reader_get_error (self->reader);
}
