#include "config.h"

#include "summer-checklist.h"

#include <glib/gi18n.h>

#include "summer-clerk-entry.h"
#include "summer-visit-table.h"

static const struct
{
  SummerChecklistKind kind;
  const char *text;
  int weight;
  gboolean serious;
} defaults[] = {
  { SUMMER_CHECKLIST_VISIT, N_ ("Exits and evacuation routes are clear and marked"), 10, TRUE },
  { SUMMER_CHECKLIST_VISIT, N_ ("Fire extinguishers are there, in date and within reach"), 10,
    TRUE },
  { SUMMER_CHECKLIST_VISIT, N_ ("Sockets, wiring and appliances are safe, windows secured"), 10,
    TRUE },
  { SUMMER_CHECKLIST_VISIT, N_ ("Cameras cover rooms and entrances and keep their recordings"), 5,
    FALSE },
  { SUMMER_CHECKLIST_VISIT, N_ ("Visitors are registered, and strangers kept out"), 10, TRUE },
  { SUMMER_CHECKLIST_VISIT, N_ ("Tutors and volunteers on duty are as planned"), 10, TRUE },
  { SUMMER_CHECKLIST_VISIT, N_ ("The sign-in sheet agrees with the children present"), 10, FALSE },
  { SUMMER_CHECKLIST_VISIT, N_ ("Children are handed over only to those listed"), 10, TRUE },
  { SUMMER_CHECKLIST_VISIT, N_ ("Food samples are kept for 48 hours and labelled"), 5, FALSE },
  { SUMMER_CHECKLIST_VISIT, N_ ("Meals and drinking water come from a licensed supplier"), 5,
    FALSE },
  { SUMMER_CHECKLIST_VISIT, N_ ("The emergency plan is posted, and staff know their part"), 5,
    FALSE },
  { SUMMER_CHECKLIST_VISIT, N_ ("First-aid kit, thermometer and medicines are in order"), 5,
    FALSE },
  { SUMMER_CHECKLIST_VISIT, N_ ("Rooms and toilets are clean, aired and disinfected"), 5, FALSE },
  { SUMMER_CHECKLIST_VISIT, N_ ("Lessons and activities follow the timetable"), 5, FALSE },
  { SUMMER_CHECKLIST_VISIT, N_ ("Parents are told what they are to know, and nothing is charged"),
    5, FALSE },
  { SUMMER_CHECKLIST_VENUE, N_ ("Two exits at least, opening outwards"), 10, TRUE },
  { SUMMER_CHECKLIST_VENUE, N_ ("Fire extinguishers on every floor"), 10, TRUE },
  { SUMMER_CHECKLIST_VENUE, N_ ("Emergency lights and exit signs"), 10, TRUE },
  { SUMMER_CHECKLIST_VENUE, N_ ("Not above the third floor, no basement"), 10, TRUE },
  { SUMMER_CHECKLIST_VENUE, N_ ("Cameras at entrances and in rooms"), 10, FALSE },
  { SUMMER_CHECKLIST_VENUE, N_ ("Desks and chairs for the height of children"), 5, FALSE },
  { SUMMER_CHECKLIST_VENUE, N_ ("Fans or air conditioning"), 5, FALSE },
  { SUMMER_CHECKLIST_VENUE, N_ ("Separate toilets, and somewhere to wash hands"), 5, FALSE },
  { SUMMER_CHECKLIST_VENUE, N_ ("A place to rest at noon"), 5, FALSE },
  { SUMMER_CHECKLIST_VENUE, N_ ("Somewhere to eat, and a fridge for food samples"), 5, FALSE },
  { SUMMER_CHECKLIST_VENUE, N_ ("A space for games outside or a hall"), 5, FALSE },
  { SUMMER_CHECKLIST_VENUE, N_ ("A fence or a guarded gate"), 10, TRUE },
};

static void
item_free (gpointer data)
{
  SummerChecklistItem *item = data;

  g_free ((char *) item->record.text);
  g_free (item->stored_text);
  g_free (item);
}

void
summer_checklist_free (SummerChecklist *self)
{
  g_ptr_array_unref (self->items);
  g_ptr_array_unref (self->removed);
  g_free (self);
}

static gboolean
take_item (const SummerChecklistItemRecord *record, gpointer user_data)
{
  SummerChecklist *self = user_data;
  SummerChecklistItem *item;

  if (record->kind != self->kind)
    return TRUE;
  item = g_new0 (SummerChecklistItem, 1);
  item->record = *record;
  item->record.text = g_strdup (record->text);
  item->stored_text = g_strdup (record->text);
  item->stored_weight = record->weight;
  g_ptr_array_add (self->items, item);
  return TRUE;
}

/**
 * summer_checklist_load:
 *
 * Returns: (transfer full) (nullable): the items in their order, also those no longer asked; %NULL with @error set
 */
SummerChecklist *
summer_checklist_load (SummerStore *store,
                       gint64 programme,
                       SummerChecklistKind kind,
                       GError **error)
{
  g_autoptr (SummerChecklist) self = g_new0 (SummerChecklist, 1);

  self->programme = programme;
  self->kind = kind;
  self->items = g_ptr_array_new_with_free_func (item_free);
  self->removed = g_ptr_array_new_with_free_func (item_free);
  if (!summer_checklist_item_each (store, programme, take_item, self, error))
    return NULL;
  for (guint i = 0; i < self->items->len; i++)
    {
      SummerChecklistItem *item = self->items->pdata[i];

      if (!summer_checklist_item_is_used (store, item->record.id, &item->used, error))
        return NULL;
    }
  return g_steal_pointer (&self);
}

void
summer_checklist_add (SummerChecklist *self, const char *text, int weight, gboolean serious)
{
  SummerChecklistItem *item = g_new0 (SummerChecklistItem, 1);

  item->record.programme = self->programme;
  item->record.kind = self->kind;
  item->record.text = g_strdup (text);
  item->record.weight = weight;
  item->record.serious = serious ? 1 : 0;
  item->record.asked = 1;
  g_ptr_array_add (self->items, item);
}

void
summer_checklist_add_default (SummerChecklist *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (defaults); i++)
    if (defaults[i].kind == self->kind)
      summer_checklist_add (self, _ (defaults[i].text), defaults[i].weight, defaults[i].serious);
}

/**
 * summer_checklist_store_default:
 * @ids: (element-type gint64): is given those of the items, in their order
 *
 * Stores the list of a programme that has none yet, within an entry that is open.
 */
gboolean
summer_checklist_store_default (
    SummerStore *store, gint64 programme, SummerChecklistKind kind, GArray *ids, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (defaults); i++)
    {
      SummerChecklistItemRecord record = { .programme = programme,
                                           .kind = kind,
                                           .position = (int) ids->len + 1,
                                           .text = _ (defaults[i].text),
                                           .weight = defaults[i].weight,
                                           .serious = defaults[i].serious,
                                           .asked = 1 };

      if (defaults[i].kind != kind)
        continue;
      if (!summer_checklist_item_insert (store, &record, error))
        return FALSE;
      g_array_append_val (ids, record.id);
    }
  return TRUE;
}

/**
 * summer_checklist_remove:
 *
 * An item that was answered stays in its place, and is no longer asked.
 */
void
summer_checklist_remove (SummerChecklist *self, guint item)
{
  SummerChecklistItem *removed = self->items->pdata[item];

  g_return_if_fail (item < self->items->len);

  if (removed->used)
    removed->record.asked = 0;
  else
    g_ptr_array_add (self->removed, g_ptr_array_steal_index (self->items, item));
}

void
summer_checklist_move (SummerChecklist *self, guint item, int by)
{
  const int to = (int) item + by;

  if (to < 0 || to >= (int) self->items->len)
    return;
  g_ptr_array_insert (self->items, to, g_ptr_array_steal_index (self->items, item));
}

void
summer_checklist_item_set_text (SummerChecklistItem *item, const char *text)
{
  char *copy = g_strdup (text);

  g_free ((char *) item->record.text);
  item->record.text = copy;
}

/**
 * summer_checklist_check:
 *
 * Field: "items".
 */
void
summer_checklist_check (const SummerChecklist *self, SummerComplaints *complaints)
{
  g_autoptr (GHashTable) texts = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->items->len; i++)
    {
      const SummerChecklistItem *item = self->items->pdata[i];
      const char *text = item->record.text;

      if (text == NULL || *text == '\0')
        summer_complaints_add (complaints, "items", _ ("Write what item %u asks, or remove it."),
                               i + 1);
      else if (item->record.asked != 0 && !g_hash_table_add (texts, (gpointer) text))
        summer_complaints_add (complaints, "items",
                               _ ("Item %u stands there twice. Remove one of them."), i + 1);
      if (item->record.weight < 0 || item->record.weight > 100)
        summer_complaints_add (complaints, "items",
                               _ ("The points of item %u must lie between 0 and 100."), i + 1);
    }
}

/* What was answered is not asked otherwise after the event: such a change is another item. */
static gboolean
is_another (const SummerChecklistItem *item)
{
  return item->used
         && (g_strcmp0 (item->stored_text, item->record.text) != 0
             || item->stored_weight != item->record.weight);
}

static gboolean
write_items (SummerStore *store, const SummerChecklist *self, GError **error)
{
  for (guint i = 0; i < self->removed->len; i++)
    {
      const SummerChecklistItem *item = self->removed->pdata[i];

      if (item->record.id != 0 && !summer_checklist_item_delete (store, item->record.id, error))
        return FALSE;
    }
  for (guint i = 0; i < self->items->len; i++)
    {
      const SummerChecklistItem *item = self->items->pdata[i];
      SummerChecklistItemRecord record = item->record;

      record.position = (int) i + 1;
      if (is_another (item))
        {
          SummerChecklistItemRecord former = record;

          former.text = item->stored_text;
          former.weight = item->stored_weight;
          former.asked = 0;
          record.id = 0;
          if (!summer_checklist_item_update (store, &former, error))
            return FALSE;
        }
      if (record.id == 0 ? !summer_checklist_item_insert (store, &record, error)
                         : !summer_checklist_item_update (store, &record, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * summer_checklist_save:
 * @done: (out) (optional) (transfer full): what a person is told
 *
 * Returns: whether it is stored, as one entry; FALSE with @complaints, or with @error set
 */
gboolean
summer_checklist_save (SummerStore *store,
                       const SummerChecklist *self,
                       SummerComplaints *complaints,
                       char **done,
                       GError **error)
{
  const char *what = summer_terms_get_text (SUMMER_TERMS_CHECKLIST, (int) self->kind);

  g_return_val_if_fail (SUMMER_IS_STORE (store), FALSE);

  summer_checklist_check (self, complaints);
  if (!summer_complaints_is_empty (complaints)
      || !summer_store_begin (store, "checklist", what, error))
    return FALSE;
  return summer_clerk_finish (store, write_items (store, self, error), _ ("Checklist: %s"), what,
                              done, error);
}
