#include "config.h"

#include "summer-sheet-pages.h"

#define PAGE_SIZE 64
#define MOST_PAGES 16 /* in memory: more than a window shows, with room to scroll */

typedef struct
{
  SummerSheetRow *rows[PAGE_SIZE]; /* owned; NULL until asked for */
  guint64 used;                    /* the higher, the later */
} Page;

struct _SummerSheetPages
{
  GHashTable *pages; /* owned: number → Page */
  guint64 clock;     /* of uses of pages */
};

static void
page_free (gpointer data)
{
  Page *page = data;

  for (guint i = 0; i < PAGE_SIZE; i++)
    g_clear_object (&page->rows[i]);
  g_free (page);
}

SummerSheetPages *
summer_sheet_pages_new (void)
{
  SummerSheetPages *self = g_new0 (SummerSheetPages, 1);

  self->pages = g_hash_table_new_full (NULL, NULL, NULL, page_free);
  return self;
}

void
summer_sheet_pages_free (SummerSheetPages *self)
{
  g_hash_table_unref (self->pages);
  g_free (self);
}

static void
drop_oldest_page (SummerSheetPages *self)
{
  GHashTableIter iter;
  gpointer number, oldest = NULL;
  guint64 used = G_MAXUINT64;
  gpointer value;

  g_hash_table_iter_init (&iter, self->pages);
  while (g_hash_table_iter_next (&iter, &number, &value))
    if (((Page *) value)->used < used)
      {
        used = ((Page *) value)->used;
        oldest = number;
      }
  g_hash_table_remove (self->pages, oldest);
}

static Page *
get_page (SummerSheetPages *self, guint number)
{
  Page *page = g_hash_table_lookup (self->pages, GUINT_TO_POINTER (number));

  if (page == NULL)
    {
      while (g_hash_table_size (self->pages) >= MOST_PAGES)
        drop_oldest_page (self);
      page = g_new0 (Page, 1);
      g_hash_table_insert (self->pages, GUINT_TO_POINTER (number), page);
    }
  page->used = ++self->clock;
  return page;
}

SummerSheetRow **
summer_sheet_pages_get (SummerSheetPages *self, guint position)
{
  return &get_page (self, position / PAGE_SIZE)->rows[position % PAGE_SIZE];
}

/**
 * summer_sheet_pages_find_changed:
 *
 * Of the rows that were read, which are all that anybody can be looking at.
 */
void
summer_sheet_pages_find_changed (SummerSheetPages *self,
                                 SummerSheetReader *reader,
                                 guint *first,
                                 guint *last)
{
  GHashTableIter iter;
  gpointer number, value;

  g_hash_table_iter_init (&iter, self->pages);
  while (g_hash_table_iter_next (&iter, &number, &value))
    for (guint i = 0; i < PAGE_SIZE; i++)
      {
        SummerSheetRow *row = ((Page *) value)->rows[i];
        guint position = GPOINTER_TO_UINT (number) * PAGE_SIZE + i;
        g_autoptr (SummerSheetRow) now = NULL;

        if (row == NULL || !summer_sheet_row_is_read (row))
          continue;
        now = summer_sheet_row_new (reader, summer_sheet_row_get_key (row));
        if (summer_sheet_row_equal (row, now))
          continue;
        *first = MIN (*first, position);
        *last = *last == G_MAXUINT ? position : MAX (*last, position);
      }
}

/**
 * summer_sheet_pages_move:
 * @start: where @removed rows went and @added came
 *
 * What was read of the rows outside the change stays with its row, wherever that is now: whoever looks at one is told of
 * its next change only while it is known here.
 */
void
summer_sheet_pages_move (SummerSheetPages *self, guint start, guint removed, guint added)
{
  g_autoptr (GHashTable) old = g_steal_pointer (&self->pages);
  GHashTableIter iter;
  gpointer number, value;

  self->pages = g_hash_table_new_full (NULL, NULL, NULL, page_free);
  g_hash_table_iter_init (&iter, old);
  while (g_hash_table_iter_next (&iter, &number, &value))
    for (guint i = 0; i < PAGE_SIZE; i++)
      {
        Page *from = value;
        guint position = GPOINTER_TO_UINT (number) * PAGE_SIZE + i;
        gpointer to;

        if (from->rows[i] == NULL || (position >= start && position < start + removed))
          continue;
        if (position >= start)
          position += added - removed;
        to = GUINT_TO_POINTER (position / PAGE_SIZE);
        if (!g_hash_table_contains (self->pages, to))
          g_hash_table_insert (self->pages, to, g_new0 (Page, 1));
        Page *page = g_hash_table_lookup (self->pages, to);
        page->used = MAX (page->used, from->used);
        page->rows[position % PAGE_SIZE] = g_steal_pointer (&from->rows[i]);
      }
}
