#include "config.h"

#include "summer-today-recent.h"

#include "summer-journal.h"

/* How far back in the journal it is looked for: a desk writes less between the last few releases. */
#define MOST_ENTRIES 200

typedef struct
{
  const SummerClassDay *day;
  GPtrArray *found; /* SummerDayChild */
  guint most, n_entries;
} Search;

/* The journal says whom a sign-out was about as the toast did: "Lin Tiantian 16:58", then why and by whom. */
static gboolean
is_about (const SummerJournalEntry *entry, const SummerDayChild *child)
{
  g_autofree char *time = summer_time_dup_text (child->out);
  g_autofree char *what = g_strdup_printf ("%s %s", child->name, time);

  return entry->reason != NULL && g_str_has_prefix (entry->reason, what);
}

static gboolean
take_entry (const SummerJournalEntry *entry, gpointer user_data)
{
  Search *self = user_data;

  if (entry->undone_by == 0 && g_str_equal (entry->action, "sign-out"))
    for (guint i = 0; i < self->day->n_children; i++)
      {
        const SummerDayChild *child = &self->day->children[i];

        if (child->out != SUMMER_TIME_NONE && is_about (entry, child)
            && !g_ptr_array_find (self->found, child, NULL))
          {
            g_ptr_array_add (self->found, (gpointer) child);
            break;
          }
      }
  return self->found->len < self->most && ++self->n_entries < MOST_ENTRIES;
}

static int
compare_out (gconstpointer a, gconstpointer b)
{
  const SummerDayChild *x = *(const SummerDayChild *const *) a,
                       *y = *(const SummerDayChild *const *) b;

  return y->out - x->out;
}

/**
 * summer_today_recent_list:
 * @most: how many at most
 *
 * The children of the day who went home, the last that was recorded first; a sign-out of which the journal tells
 * nothing any more follows, by its time.
 *
 * Returns: (transfer full) (element-type SummerDayChild): borrowed from the day
 */
GPtrArray *
summer_today_recent_list (SummerStore *store, const SummerClassDay *day, guint most, GError **error)
{
  g_autoptr (GPtrArray) gone = g_ptr_array_new ();
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  Search search = { day, found, most, 0 };

  g_return_val_if_fail (SUMMER_IS_STORE (store) && day != NULL, NULL);

  for (guint i = 0; i < day->n_children; i++)
    if (day->children[i].out != SUMMER_TIME_NONE)
      g_ptr_array_add (gone, &day->children[i]);
  search.most = MIN (most, gone->len);
  if (search.most > 0 && !summer_journal_each (store, take_entry, &search, error))
    return NULL;
  g_ptr_array_sort (gone, compare_out);
  for (guint i = 0; i < gone->len && found->len < most; i++)
    if (!g_ptr_array_find (found, gone->pdata[i], NULL))
      g_ptr_array_add (found, gone->pdata[i]);
  return g_steal_pointer (&found);
}
