#include "config.h"

#include "summer-today-row.h"

struct _SummerTodayRow
{
  GObject parent_instance;

  guint child;
  char *sentence; /* owned; NULL before the first */
  gboolean matched;
};

G_DEFINE_FINAL_TYPE (SummerTodayRow, summer_today_row, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
summer_today_row_finalize (GObject *object)
{
  g_free (SUMMER_TODAY_ROW (object)->sentence);

  G_OBJECT_CLASS (summer_today_row_parent_class)->finalize (object);
}

static void
summer_today_row_class_init (SummerTodayRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = summer_today_row_finalize;

  signals[CHANGED] = g_signal_new ("changed", SUMMER_TYPE_TODAY_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
summer_today_row_init (SummerTodayRow *self)
{
}

/**
 * summer_today_row_new:
 * @child: index of the child among those of the day
 */
SummerTodayRow *
summer_today_row_new (guint child)
{
  SummerTodayRow *self = g_object_new (SUMMER_TYPE_TODAY_ROW, NULL);

  self->child = child;
  return self;
}

guint
summer_today_row_get_child (SummerTodayRow *self)
{
  g_return_val_if_fail (SUMMER_IS_TODAY_ROW (self), 0);

  return self->child;
}

const char *
summer_today_row_get_sentence (SummerTodayRow *self)
{
  g_return_val_if_fail (SUMMER_IS_TODAY_ROW (self), NULL);

  return self->sentence;
}

/**
 * summer_today_row_set_sentence:
 *
 * Two rows that say the same look the same: only another sentence asks for a redraw.
 */
void
summer_today_row_set_sentence (SummerTodayRow *self, const char *sentence)
{
  g_return_if_fail (SUMMER_IS_TODAY_ROW (self));

  if (g_strcmp0 (self->sentence, sentence) == 0)
    return;
  g_free (self->sentence);
  self->sentence = g_strdup (sentence);
  g_signal_emit (self, signals[CHANGED], 0);
}

gboolean
summer_today_row_get_matched (SummerTodayRow *self)
{
  g_return_val_if_fail (SUMMER_IS_TODAY_ROW (self), FALSE);

  return self->matched;
}

void
summer_today_row_set_matched (SummerTodayRow *self, gboolean matched)
{
  g_return_if_fail (SUMMER_IS_TODAY_ROW (self));

  if (self->matched == matched)
    return;
  self->matched = matched;
  g_signal_emit (self, signals[CHANGED], 0);
}
