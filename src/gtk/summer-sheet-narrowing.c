#include "config.h"

#include "summer-sheet-narrowing.h"

#include "summer-state-filter.h"

struct _SummerSheetNarrowing
{
  GObject parent_instance;

  GtkSearchEntry *filter;         /* owned */
  GtkDropDown *states;            /* owned */
  const SummerSheetColumn *where; /* static; NULL: no drop-down */
  GSettings *settings;            /* owned */
  char *text;                     /* owned: the filter last told of */
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SummerSheetNarrowing, summer_sheet_narrowing, G_TYPE_OBJECT)

static void
summer_sheet_narrowing_dispose (GObject *object)
{
  SummerSheetNarrowing *self = SUMMER_SHEET_NARROWING (object);

  g_clear_object (&self->filter);
  g_clear_object (&self->states);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->text, g_free);

  G_OBJECT_CLASS (summer_sheet_narrowing_parent_class)->dispose (object);
}

static void
summer_sheet_narrowing_class_init (SummerSheetNarrowingClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = summer_sheet_narrowing_dispose;

  signals[CHANGED] = g_signal_new ("changed", SUMMER_TYPE_SHEET_NARROWING, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
summer_sheet_narrowing_init (SummerSheetNarrowing *self)
{
}

/**
 * summer_sheet_narrowing_flush:
 *
 * Takes what was typed as it is now, without the pause that the entry waits for.
 */
void
summer_sheet_narrowing_flush (SummerSheetNarrowing *self)
{
  const char *text;

  g_return_if_fail (SUMMER_IS_SHEET_NARROWING (self));

  text = gtk_editable_get_text (GTK_EDITABLE (self->filter));
  if (g_strcmp0 (text, self->text) == 0)
    return;

  g_free (self->text);
  self->text = g_strdup (text);
  g_settings_set_string (self->settings, "filter", text);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
states_cb (SummerSheetNarrowing *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * summer_sheet_narrowing_new:
 * @filter: takes the text that was left in it the last time
 * @states: takes the choice of the last time; shown only where there is a state to narrow by
 * @spec: of the sheet
 * @where: (nullable): id of the state column to narrow by
 * @settings: the sheet's
 */
SummerSheetNarrowing *
summer_sheet_narrowing_new (GtkSearchEntry *filter,
                            GtkDropDown *states,
                            SummerFilterMark *mark,
                            const SummerSheetSpec *spec,
                            const char *where,
                            GSettings *settings)
{
  SummerSheetNarrowing *self;
  guint column = G_MAXUINT;

  g_return_val_if_fail (GTK_IS_SEARCH_ENTRY (filter) && GTK_IS_DROP_DOWN (states), NULL);
  g_return_val_if_fail (spec != NULL && G_IS_SETTINGS (settings), NULL);

  self = g_object_new (SUMMER_TYPE_SHEET_NARROWING, NULL);
  self->filter = g_object_ref (filter);
  self->states = g_object_ref (states);
  self->settings = g_object_ref (settings);
  self->text = g_settings_get_string (settings, "filter");
  gtk_editable_set_text (GTK_EDITABLE (filter), self->text);
  summer_filter_mark_watch (mark, filter, NULL);
  g_signal_connect_object (filter, "search-changed", G_CALLBACK (summer_sheet_narrowing_flush),
                           self, G_CONNECT_SWAPPED);

  if (where != NULL)
    column = summer_sheet_find_column (spec, where);
  if (column < spec->n_columns)
    {
      self->where = &spec->columns[column];
      summer_state_filter_set_up (states, self->where);
      summer_filter_mark_watch (mark, states, settings);
      g_signal_connect_object (states, "notify::selected", G_CALLBACK (states_cb), self,
                               G_CONNECT_SWAPPED);
    }
  gtk_widget_set_visible (GTK_WIDGET (states), self->where != NULL);
  return self;
}

/**
 * summer_sheet_narrowing_apply:
 *
 * Narrows @sheet; it asks for its rows anew only where that is another narrowing than it had.
 */
void
summer_sheet_narrowing_apply (SummerSheetNarrowing *self, SummerSheet *sheet)
{
  const char *column = NULL;
  int value;

  g_return_if_fail (SUMMER_IS_SHEET_NARROWING (self) && SUMMER_IS_SHEET (sheet));

  value = summer_sheet_narrowing_get_where (self, &column);
  summer_sheet_set_filter (sheet, *self->text == '\0' ? NULL : self->text);
  summer_sheet_set_where (sheet, value < 0 ? NULL : column, value);
}

gboolean
summer_sheet_narrowing_is_on (SummerSheetNarrowing *self)
{
  const char *column;

  g_return_val_if_fail (SUMMER_IS_SHEET_NARROWING (self), FALSE);

  return *self->text != '\0' || summer_sheet_narrowing_get_where (self, &column) >= 0;
}

const char *
summer_sheet_narrowing_get_text (SummerSheetNarrowing *self)
{
  g_return_val_if_fail (SUMMER_IS_SHEET_NARROWING (self), NULL);

  return gtk_editable_get_text (GTK_EDITABLE (self->filter));
}

/**
 * summer_sheet_narrowing_set_text:
 *
 * As if @text had been typed, and without the pause that typing is given.
 */
void
summer_sheet_narrowing_set_text (SummerSheetNarrowing *self, const char *text)
{
  g_return_if_fail (SUMMER_IS_SHEET_NARROWING (self) && text != NULL);

  gtk_editable_set_text (GTK_EDITABLE (self->filter), text);
  summer_sheet_narrowing_flush (self);
}

/**
 * summer_sheet_narrowing_get_where:
 * @column_id: (out): the state column of the drop-down; not set where there is none
 *
 * Returns: the value let through, -1 = all
 */
int
summer_sheet_narrowing_get_where (SummerSheetNarrowing *self, const char **column_id)
{
  g_return_val_if_fail (SUMMER_IS_SHEET_NARROWING (self), -1);

  if (self->where == NULL)
    return -1;

  *column_id = self->where->id;
  return summer_state_filter_get (self->states);
}

/**
 * summer_sheet_narrowing_set_where:
 * @value: of the drop-down's state to let through, -1 = all
 */
void
summer_sheet_narrowing_set_where (SummerSheetNarrowing *self, int value)
{
  g_return_if_fail (SUMMER_IS_SHEET_NARROWING (self));

  if (self->where != NULL)
    summer_state_filter_set (self->states, value);
}
